"""The photos that a screen shows, as its bundle lists them. An address holds a mark of the picture: it stays."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from kiosk.manifest import Listed
from twin.errors import NotFound
from twin.services.house import House
from twin.services.photos import photo_file
from twin.services.publish import Edition

ADDRESS = re.compile(r"/(?P<town>[^/]+)/foto/(?P<number>\d+)/(?P<digest>[0-9a-f]+)-(?P<width>\d+)\.(?P<kind>\w+)")
MOST_KNOWN = 10_000
_known: dict[str, Listed] = {}  # so that a change of hours does not read every picture again


def photos_of(editions: Iterable[Edition]) -> Sequence[str]:
    """Addresses, each once and in order."""
    return sorted(
        {shop["photo"]["address"] for edition in editions for shop in edition.snapshot["shops"] if "photo" in shop}
    )


def listed_photos(house: House, addresses: Iterable[str]) -> Iterator[Listed]:
    """Without those that were taken away meanwhile."""
    for address in addresses:
        if address not in _known:
            try:
                found = _read(house, address)
            except NotFound:
                continue
            if len(_known) >= MOST_KNOWN:
                _known.clear()
            _known[address] = found
        yield _known[address]


def _read(house: House, address: str) -> Listed:
    parts = ADDRESS.fullmatch(address)
    if parts is None:
        raise NotFound(f"{address} is no photo's address")
    town, number, digest, width, kind = parts.groups()
    found = photo_file(house, town, int(number), digest, int(width), kind, lambda: None)
    return Listed(address, hashlib.sha256(found.data).hexdigest(), len(found.data), found.kind)
