"""When something is due again: the screens of a town, started by one switch, must not all ask in the same second."""

import random
from collections.abc import Callable

SPREAD = 0.1  # of the time between, to either side


class Rhythm:
    """Due at once, and then each ``seconds`` or so after ``done``. ``steady`` never jumps."""

    def __init__(self, steady: Callable[[], float], seconds: float) -> None:
        self._steady, self._seconds = steady, seconds
        self._at = float("-inf")

    def is_due(self) -> bool:
        return self._steady() >= self._at

    def done(self) -> None:
        early = random.uniform(0, SPREAD)  # noqa: S311 - spreads load, hides nothing
        self._at = self._steady() + self._seconds * (1 - early)

    def again_in(self, seconds: float) -> None:
        self._at = self._steady() + seconds

    def now(self) -> None:
        self._at = float("-inf")

    def wait(self) -> float:
        return max(self._at - self._steady(), 0.0)
