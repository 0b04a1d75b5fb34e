"""Bytes ready to be sent: compressed once, when something changes, so that no request pays for it."""

import gzip
import hashlib
from dataclasses import dataclass

import brotli

LARGE = 2_000_000  # bytes; beyond it brotli's best effort would cost seconds for a few per cent
REVALIDATE = "public, max-age=0, must-revalidate"
SMALL = 200_000  # bytes; up to here the best effort costs a tenth of a second
JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Body:
    """One answer. ``br`` and ``gzip`` are None where compressing does not help (pictures, fonts)."""

    identity: bytes
    gzip: bytes | None
    br: bytes | None
    etag: str
    content_type: str
    cache_control: str = REVALIDATE
    headers: tuple[tuple[str, str], ...] = ()

    def encoded(self, accepted: str) -> tuple[bytes, str | None]:
        """The smallest form that an Accept-Encoding header allows, and its name."""
        offers = accepts(accepted)
        if self.br is not None and offers.get("br", 0) > 0:
            return self.br, "br"
        if self.gzip is not None and offers.get("gzip", offers.get("*", 0)) > 0:
            return self.gzip, "gzip"
        return self.identity, None


def accepts(header: str) -> dict[str, float]:
    """Encodings of an Accept-Encoding header with their weights (RFC 9110, 12.5.3); what is unreadable counts as 1."""
    found = {}
    for part in header.lower().split(","):
        name, _, weight = part.strip().partition(";")
        try:
            found[name.strip()] = float(weight.split("=", 1)[1]) if "=" in weight else 1.0
        except ValueError:
            found[name.strip()] = 1.0
    return found


def pack(data: bytes, content_type: str, cache_control: str = REVALIDATE, quality: int | None = None) -> Body:
    """``data`` compressed, under a strong ETag of its content. ``quality``: brotli's effort, 0 to 11."""
    quality = quality if quality is not None else 5 if len(data) > LARGE else 9 if len(data) > SMALL else 11
    return Body(
        identity=data,
        gzip=gzip.compress(data, 4 if len(data) > LARGE else 9, mtime=0),
        br=brotli.compress(data, quality=quality),
        etag=strong_etag(data),
        content_type=content_type,
        cache_control=cache_control,
    )


def pack_quickly(data: bytes, content_type: str, headers: tuple[tuple[str, str], ...]) -> Body:
    """``data`` compressed lightly: for pages that live a minute. A sprite lives longer in the visitor's cache."""
    return Body(
        data,
        gzip.compress(data, 4, mtime=0),
        brotli.compress(data, quality=4 if content_type.startswith("text/html") else 11),
        strong_etag(data),
        content_type,
        "no-cache",
        headers,
    )


def strong_etag(data: bytes) -> str:
    return f'"{hashlib.sha256(data).hexdigest()[:24]}"'
