"""The staff's menu: what the machine says of itself, and a code that cannot be guessed by pressing keys all night."""

import hashlib
import hmac
import threading
from collections.abc import Callable

FREE_TRIES = 5
FIRST_WAIT = 30.0  # seconds, doubled with each try after the free ones
LONGEST_WAIT = 3600.0
MEMORY = 32 * 2**20
LONGEST_CODE = 64


class StaffDoor:
    """``steady``: seconds that never jump. Wrong codes are counted until a right one comes."""

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady, self._lock = steady, threading.Lock()
        self._wrong, self._open_at = 0, float("-inf")

    def try_code(self, code: object, kept: str | None) -> float | None:
        """None where ``code`` is the one kept as ``kept`` ("salthex$hashhex"); else the seconds to wait."""
        with self._lock:
            wait = self._open_at - self._steady()
            if wait > 0:
                return wait
            if isinstance(code, str) and kept and _is_right(code[:LONGEST_CODE], kept):
                self._wrong = 0
                return None
            self._wrong += 1
            over = self._wrong - FREE_TRIES
            wait = min(FIRST_WAIT * 2.0 ** min(over, 10), LONGEST_WAIT) if over >= 0 else 0.0
            self._open_at = self._steady() + wait
            return wait


def _is_right(code: str, kept: str) -> bool:
    salt, _, expected = kept.partition("$")
    found = hashlib.scrypt(
        code.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1, maxmem=MEMORY, dklen=len(expected) // 2
    )
    return hmac.compare_digest(found.hex(), expected)
