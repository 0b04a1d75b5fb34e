"""QR codes that hand a shop over to a phone: every shop in every language, small enough to travel with the screen."""

import base64
from collections.abc import Iterable

import segno

Code = tuple[int, str]  # modules along a side (without the quiet zone), and the modules as packed bits


def code_for(address: str) -> Code:
    """The code of ``address``: rows from top to bottom, eight modules a byte, dark is 1, base64.

    Error correction M: 15 % may be lost to glare and fingerprints, and the code stays small enough for large modules.
    """
    matrix = segno.make(address, error="m", micro=False).matrix
    bits = [module & 1 for row in matrix for module in row]
    return len(matrix), base64.b64encode(bytes(_packed(bits))).decode("ascii")


def _packed(bits: list[int]) -> Iterable[int]:
    for start in range(0, len(bits), 8):
        byte = bits[start : start + 8]
        yield sum(bit << (7 - place) for place, bit in enumerate(byte))
