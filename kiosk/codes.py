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


@lru_cache(maxsize=20_000)  # some milliseconds each, and 300 bytes: shops by languages by screens
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
        language: {slug: code_for(address) for slug, address in of_language.items()}
        for language, of_language in addresses(public_url, editions, screen).items()
    }
    return orjson.dumps(found, option=orjson.OPT_SORT_KEYS)


def _folder(public_url: str, edition: Edition) -> str:
    return f"{public_url}{prefix(edition)}/{edition.core.town.slug}/winkels/"


def _shops(edition: Edition) -> Iterable[Shop]:
    return edition.core.shops.values()


def _packed(bits: list[int]) -> Iterable[int]:
    for start in range(0, len(bits), 8):
        byte = bits[start : start + 8]
        yield sum(bit << (7 - place) for place, bit in enumerate(byte))
