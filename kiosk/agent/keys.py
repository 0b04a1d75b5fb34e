"""The device's token, and the signature by which it knows what its own server said (docs/screen-protocol.md, Keys)."""

import hashlib
import hmac
import secrets

PURPOSE = b"kernkijker device\n"


def new_token() -> str:
    """32 random bytes, URL-safe base64 without padding."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """All that the server is ever told of a token before it is used."""
    return hashlib.sha256(token.encode("ascii")).hexdigest()


def is_signed(token: str, body: bytes, signature: str) -> bool:
    """Whether ``signature`` (hex) over ``body`` was made by who knows the hash of ``token``."""
    key = hashlib.sha256(PURPOSE + bytes.fromhex(token_hash(token))).digest()
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace"))
