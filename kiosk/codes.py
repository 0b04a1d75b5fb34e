"""QR codes that hand a shop over to a phone: every shop in every language, small enough to travel with the screen."""

import base64
from collections.abc import Iterable, Mapping
from functools import lru_cache

import orjson
import segno

from twin.domain.shop import Shop
from twin.services.live import prefix
from twin.services.publish import Edition

Code = tuple[int, str]  # modules along a side (without the quiet zone), and the modules as packed bits


def code_for(address: str) -> Code:
    """The code of ``address``: rows from top to bottom, eight modules a byte, dark is 1, base64.

    Error correction M: 15 % may be lost to glare and fingerprints, and the code stays small enough for large modules.
    """
    matrix = segno.make(address, error="m", micro=False).matrix
    bits = [module & 1 for row in matrix for module in row]
    return len(matrix), base64.b64encode(bytes(_packed(bits))).decode("ascii")


def addresses(public_url: str, editions: Mapping[str, Edition], screen: str) -> dict[str, dict[str, str]]:
    """Language -> shop's slug -> address that the shop's code leads to. ``editions``: language -> edition."""
    return {
        language: {shop.slug: f"{_folder(public_url, edition)}{shop.slug}?van={screen}" for shop in _shops(edition)}
        for language, edition in editions.items()
    }


def codes_document(public_url: str, editions: Mapping[str, Edition], screen: str) -> bytes:
    """`codes.json`: language -> shop's slug -> [side, bits]."""
    found = {
        language: _codes_of(_folder(public_url, edition), tuple(shop.slug for shop in _shops(edition)), screen)
        for language, edition in editions.items()
    }
    return orjson.dumps(found, option=orjson.OPT_SORT_KEYS)


@lru_cache(maxsize=256)
def _codes_of(folder: str, slugs: tuple[str, ...], screen: str) -> dict[str, Code]:
    return {slug: code_for(f"{folder}{slug}?van={screen}") for slug in slugs}


def _folder(public_url: str, edition: Edition) -> str:
    return f"{public_url}{prefix(edition)}/{edition.core.town.slug}/winkels/"


def _shops(edition: Edition) -> Iterable[Shop]:
    return edition.core.shops.values()


def _packed(bits: list[int]) -> Iterable[int]:
    for start in range(0, len(bits), 8):
        byte = bits[start : start + 8]
        yield sum(bit << (7 - place) for place, bit in enumerate(byte))
