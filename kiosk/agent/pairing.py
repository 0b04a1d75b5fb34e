"""How a device with no screen gets one: it shows a code, an officer types it in, the device hears whose it is."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk.agent.device import Device, Identity
from kiosk.agent.errors import Unknown, Unreachable
from kiosk.agent.fetch import Server
from kiosk.agent.keys import token_hash

CODE = re.compile(r"[2-9A-HJ-NP-Z]{6}")
MOST_MODULES = 177  # a side of the largest QR code there is
MARGIN = 5.0  # seconds before its end that a code makes place for a new one
EACH = 3.0  # seconds between questions


@dataclass(frozen=True, slots=True)
class Code:
    """What the glass shows. ``side`` and ``bits`` draw the QR code; ``until`` on the steady clock."""

    code: str
    address: str
    side: int
    bits: bytes
    until: float


class Pairing:
    """``code``: what is shown now, or None."""

    def __init__(self, device: Device, steady: Callable[[], float]) -> None:
        self._device, self._steady = device, steady
        self.code: Code | None = None

    def step(self, server: Server) -> float:
        """One question to the server; the seconds until the next. Raises Unreachable, TooOften."""
        if self.code is None and self._device.token is None:
            return self._ask_code(server)
        if self._is_paired(server):
            self.code = None
            return 0.0
        if self.code is None or self._steady() >= self.code.until - MARGIN:
            return self._ask_code(server)
        return EACH

    def _ask_code(self, server: Server) -> float:
        token = self._device.begin()
        self.code = None
        found = server.ask("/schermen/aanmelden", told={"token_hash": token_hash(token)}).json()
        self.code = _code(found, self._steady())
        return EACH

    def _is_paired(self, server: Server) -> bool:
        assert self._device.token is not None
        try:
            found = server.ask("/schermen/mij", self._device.token).json()
        except Unknown:
            self.code = None
            return False
        if found.get("state") == "paired":
            self._device.pair(Identity.read(found))
            return True
        if found.get("state") != "waiting":
            raise Unreachable("nobody of ours says whether this device is paired")
        return False


def _code(found: dict[str, Any], now: float) -> Code:
    """Raises Unreachable for what our server would not say."""
    code, address, seconds = found.get("code"), found.get("address"), found.get("seconds")
    if not isinstance(code, str) or not CODE.fullmatch(code) or not isinstance(address, str) or len(address) > 500:
        raise Unreachable("the answer holds no code")
    if not isinstance(seconds, int | float) or not 0 < seconds <= 86_400:
        raise Unreachable("the answer does not say how long the code lives")
    side, bits = _drawing(found.get("qr"))
    return Code(code, address, side, bits, now + seconds)


def _drawing(found: Any) -> tuple[int, bytes]:
    """[side, base64 of packed bits]; without it the code alone is shown."""
    try:
        side, packed = found
        bits = base64.b64decode(packed, validate=True)
    except (TypeError, ValueError):
        return 0, b""
    is_sound = type(side) is int and 21 <= side <= MOST_MODULES and len(bits) == (side * side + 7) // 8
    return (side, bits) if is_sound else (0, b"")
