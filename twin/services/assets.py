"""The static files, read and compressed once, under a path that changes with their content."""

import hashlib
import mimetypes
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import rjsmin

from twin.services.packing import Body, pack, strong_etag

FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",  # the type that browsers ask of a module
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".woff2": "font/woff2",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".png": "image/png",
}
ALREADY_SMALL = {".woff2", ".png", ".webp", ".avif", ".jpg"}


def without_comments(css: bytes) -> bytes:
    """``css`` less comments and indents. Nothing cleverer: a minifier took the space of `a :is(b)` for spare."""
    return re.sub(rb"\n\s+", b"\n", re.sub(rb"/\*.*?\*/", b"", css, flags=re.DOTALL))


# comments are for whoever reads the source, not for a phone: they would be a third of its bytes
STRIPPED = {".js": rjsmin.jsmin, ".css": without_comments}


class Assets:
    """All files below ``folder`` by address. ``version`` stands in the path, so that relative imports inherit it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.version = ""
        self.bodies: Mapping[str, Body] = {}
        self.read()

    def url(self, name: str) -> str:
        return f"/static/{self.version}/{name}"

    def read(self) -> None:
        """Reads everything again; the version stays the same when nothing changed."""
        files = {path.relative_to(self._folder).as_posix(): path for path in _files(self._folder)}
        contents = {name: path.read_bytes() for name, path in files.items()}
        digest = hashlib.sha256()
        for name, data in contents.items():
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
        if (version := digest.hexdigest()[:12]) != self.version:
            bodies = {f"/static/{version}/{name}": _body(files[name], data) for name, data in contents.items()}
            if "sw.js" in contents:  # at the root: a service worker rules over what lies below its own address
                bodies["/sw.js"] = pack(contents["sw.js"], TYPES[".js"], "no-cache")
            self.version, self.bodies = version, bodies


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {".br", ".gz"} and not path.name.startswith("."):
            yield path


def _body(path: Path, data: bytes) -> Body:
    content_type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    ready_br, ready_gzip = path.with_name(path.name + ".br"), path.with_name(path.name + ".gz")
    if path.suffix in ALREADY_SMALL:
        return Body(data, None, None, strong_etag(data), content_type, FOR_EVER)
    if ready_br.is_file() and ready_gzip.is_file():  # the vendored libraries were compressed by `make`
        etag = strong_etag(data)
        return Body(data, ready_gzip.read_bytes(), ready_br.read_bytes(), etag, content_type, FOR_EVER)
    strip = STRIPPED.get(path.suffix)
    return pack(strip(data) if strip else data, content_type, FOR_EVER)
