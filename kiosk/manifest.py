"""What a screen's machine must hold to work for days without a network: every file with its hash, under one version.

The version is that of the content, so that every server process says the same.
"""

import gzip
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import orjson

from twin.services.packing import JSON, Body, strong_etag

Files = Mapping[str, Body]  # address -> bytes
_hashes: dict[str, str] = {}  # ETag of a body, which is of its content -> SHA-256 of it
MOST_HASHES = 10_000


class Listed(NamedTuple):
    """A file as a bundle lists it. ``sha256`` and ``size`` are of the bytes before compression."""

    path: str
    sha256: str
    size: int
    type: str


@dataclass(frozen=True)
class Bundle:
    """One screen's. ``head``: the fields beside version and files. ``files``: its own, and the town's data; ``shared``:
    scripts, styles and fonts, the same for all screens, and ``shared_mark`` of them.

    ``later``: lists those that are made when a machine first asks (QR codes are slow to draw, photos to fetch), and
    ``later_mark`` is what they are made from.
    """

    head: Mapping[str, Any]
    files: Files
    shared: Files
    shared_mark: str
    later: Callable[[], Iterable[Listed]]
    later_mark: str

    @cached_property
    def version(self) -> str:
        marks = sorted((path, body.etag) for path, body in self.files.items())
        told = orjson.dumps([self.head, marks, self.shared_mark, self.later_mark], option=orjson.OPT_SORT_KEYS)
        return hashlib.sha256(told).hexdigest()[:16]

    @cached_property
    def document(self) -> Body:
        """As `GET /schermen/bundel` answers it."""
        files = [listed(path, body) for path, body in {**self.shared, **self.files}.items()]
        told = [each._asdict() for each in sorted([*files, *self.later()])]
        return gzipped(orjson.dumps({"version": self.version, **self.head, "files": told}), JSON)


def gzipped(data: bytes, content_type: str, headers: tuple[tuple[str, str], ...] = ()) -> Body:
    """As machines take it, and lightly: it is made for each screen at each change."""
    return Body(data, gzip.compress(data, 4, mtime=0), None, strong_etag(data), content_type, "no-cache", headers)


def listed(path: str, body: Body) -> Listed:
    return Listed(path, sha256_of(body), len(body.identity), body.content_type)


def sha256_of(body: Body) -> str:
    """Of the bytes before compression; worked out once, however many screens show them."""
    if body.etag not in _hashes:
        if len(_hashes) >= MOST_HASHES:  # of editions that are over
            _hashes.clear()
        _hashes[body.etag] = hashlib.sha256(body.identity).hexdigest()
    return _hashes[body.etag]
