"""The moment: all that holds in a core at one instant. The one source for map, list, screen and data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from twin.domain.hours import State
from twin.domain.sun import SunPosition


@dataclass(frozen=True, slots=True)
class GroupCount:
    open: int
    total: int


@dataclass(frozen=True, slots=True)
class Moment:
    """``at`` is aware, in the town's time zone.

    ``shops``, ``premises`` and ``places`` map ids to what holds; premises without a shop map to None.
    ``sun`` is in degrees; ``light`` is 'day', 'dusk' or 'night'. Only 'open' counts as open.
    """

    at: datetime
    shops: Mapping[str, State]
    premises: Mapping[str, State | None]
    places: Mapping[str, State]
    sun: SunPosition
    light: str
    groups: Mapping[str, GroupCount]

    @property
    def open_count(self) -> int:
        return sum(group.open for group in self.groups.values())
