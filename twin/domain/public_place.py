"""A public place: market, car park, toilets, bench, stop, landmark."""

from dataclasses import dataclass
from datetime import datetime

from twin.domain.hours import OpeningHours, State
from twin.domain.town import Words

UNKNOWN = State("unknown", None, None, None)


@dataclass(frozen=True)
class PublicPlace:
    """``at`` is (lon, lat), WGS84: the point itself, or a point inside the area."""

    id: str
    kind: str
    names: Words
    at: tuple[float, float]
    hours: OpeningHours | None = None
    capacity: int | None = None
    wheelchair: str = ""
    landmark: bool = False

    def state(self, at: datetime) -> State:
        """For a market: 'open' while it is on. A place without hours is 'unknown'."""
        return self.hours.state(at) if self.hours else UNKNOWN
