"""How a screen in the street was used on a day: counts, and nothing of whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

UseKind = Literal["touches", "routes", "codes", "searches", "taps", "languages"]
USE_KINDS: tuple[UseKind, ...] = get_args(UseKind)
FEWEST = 5  # below this number a count of something chosen is not told: so few could be somebody we know


@dataclass(frozen=True, slots=True)
class DayOfUse:
    """``codes``: QR codes shown. ``searches`` by group of shops, ``taps`` by shop's id, ``languages`` by their code;
    None where it was fewer than five, but not nothing."""

    day: date
    touches: int = 0
    routes: int = 0
    codes: int = 0
    searches: Mapping[str, int | None] = field(default_factory=dict)
    taps: Mapping[str, int | None] = field(default_factory=dict)
    languages: Mapping[str, int | None] = field(default_factory=dict)
