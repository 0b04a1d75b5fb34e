"""Whether everybody reaches the controls of a screen where it hangs."""

from dataclasses import dataclass
from typing import Literal

# high: some are above what a seated person reaches, also when they are brought down; letters: they are only above it
# as they first stand, or with letters of twice the size; low: some are too near the floor
Miss = Literal["high", "letters", "low"]


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """``height``: of the lower edge, in mm above the pavement, the nearest that would do; None where none does."""

    why: Miss
    height: int | None
