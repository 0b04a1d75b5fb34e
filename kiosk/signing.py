"""What the server says to a machine is signed with what both make of its token: somebody in between cannot."""

import hashlib
import hmac

SIGNATURE = "Kernkijker-Signature"


def signature(token_hash: str, body: bytes) -> str:
    """Over the bytes before compression; see docs/screen-protocol.md. ``token_hash``: SHA-256 of the token, in hex."""
    key = hashlib.sha256(b"kernkijker device\n" + bytes.fromhex(token_hash)).digest()
    return hmac.new(key, body, hashlib.sha256).hexdigest()
