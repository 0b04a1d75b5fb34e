"""The code that opens the menu on a screen's glass, kept as a hash that the screen can check without a network."""

import hashlib
import re
import secrets

CODE = re.compile(r"[0-9]{6,12}", re.ASCII)
SALT_BYTES = 16


def is_code(text: str) -> bool:
    return bool(CODE.fullmatch(text))


def hashed(code: str) -> str:
    """ "salthex$hashhex", as docs/screen-protocol.md has it."""
    salt = secrets.token_bytes(SALT_BYTES)
    return f"{salt.hex()}${hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1).hex()}"
