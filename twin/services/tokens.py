"""Tokens and codes that open a door: made at random, kept as hashes only."""

import hashlib
import hmac
import secrets

from twin.services.house import House

# nothing that looks like something else on paper (0/O/Q, 1/I/L, 2/Z, 5/S, 8/B, U/V) and no vowels, so no words
CODE_LETTERS = "CDFGHJKMNPRTVWXY34679"
CODE_LENGTH = 8  # 21^8: 3.8 * 10^10


def new_token() -> str:
    """256 bits, as fits in an address."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is kept of a token. It is long and random: a fast hash without salt cannot be turned back."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def code_of(typed: str) -> str:
    """A code as somebody types it, small or large, with spaces or dashes; '' where it cannot be one."""
    code = "".join(each for each in typed.upper() if each.isalnum())
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) else ""


def code_in_words(code: str) -> str:
    """'CDFG HJKM', as it is printed."""
    return f"{code[:4]} {code[4:]}"


def keyed_hash(house: House, purpose: str, value: str) -> str:
    """Of what is short or easily guessed: without the house's key nobody can try values until one fits."""
    message = f"{purpose}\0{value}".encode("utf-8", "surrogatepass")
    return hmac.new(house.secret, message, hashlib.sha256).hexdigest()
