"""What the page last told of itself, and how long it has been silent."""

import re
from collections.abc import Callable
from typing import Any

WORD = re.compile(r"[A-Za-z0-9_-]{1,80}")
STATE = ("view", "language", "contrast", "large", "low", "chosen", "group")
MOST_ERRORS = 1_000
DIMMEST = 0.1  # what asks for less is no page of ours: nobody could read it


class PageLife:
    """Times on the steady clock. ``beat``: what it told last. ``touched``: epoch seconds by the page's clock.
    ``brightness``: of what the glass can give, as the page asks by the sun; above 0, at most 1."""

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self.beat: dict[str, Any] | None = None
        self.brightness = 1.0
        self.touched: float | None = None
        self.touched_at: float | None = None
        self.beat_at: float | None = None
        self.asked_at: float | None = None

    def hear(self, told: Any) -> bool:
        """A beat of the page; False where it is rubbish. Only words and numbers that we know of are kept."""
        sound = _sound(told)
        if sound is None:
            return False
        self.beat, self.beat_at = sound, self._steady()
        self.brightness = _brightness(told.get("brightness"))
        touched = told.get("touched")
        if isinstance(touched, int | float) and not isinstance(touched, bool) and touched != self.touched:
            self.touched, self.touched_at = touched, self._steady()
        return True

    def ask(self) -> None:
        """It asked how things stand, which a page that hangs does not."""
        self.asked_at = self._steady()

    def silent_for(self) -> float | None:
        """Seconds since its last beat."""
        return None if self.beat_at is None else self._steady() - self.beat_at

    @property
    def is_visited(self) -> bool:
        """Whether somebody stands before it, as it told."""
        view = (self.beat or {}).get("state", {}).get("view")
        return view not in (None, "attract")


def _sound(told: Any) -> dict[str, Any] | None:
    if not isinstance(told, dict) or not isinstance(told.get("state", {}), dict):
        return None
    errors = told.get("errors", 0)
    return {
        "version": _word(told.get("version")),
        "drawing": _word(told.get("drawing")),
        "dated": told.get("dated") is True,
        "errors": min(errors, MOST_ERRORS) if type(errors) is int and errors >= 0 else 0,
        "state": {name: _word(told.get("state", {}).get(name)) for name in STATE},
    }


def _brightness(found: Any) -> float:
    is_one = isinstance(found, int | float) and not isinstance(found, bool) and DIMMEST <= found <= 1
    return float(found) if is_one else 1.0


def _word(found: Any) -> str | bool | None:
    if isinstance(found, bool) or found is None:
        return found
    return found if isinstance(found, str) and WORD.fullmatch(found) else None
