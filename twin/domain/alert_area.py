"""Where an alert holds: areas in WGS84 as CAP 1.2 draws them (3.2.4), named screens, or the whole town."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Any, Self

Lonlat = tuple[float, float]
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Circle:
    centre: Lonlat
    radius_km: float

    def holds(self, at: Lonlat) -> bool:
        return distance_km(self.centre, at) <= self.radius_km


@dataclass(frozen=True, slots=True)
class AlertArea:
    """The union of its parts. ``polygons``: closed rings, first position equal to last; ``screens``: ids."""

    is_everywhere: bool = False
    polygons: tuple[tuple[Lonlat, ...], ...] = ()
    circles: tuple[Circle, ...] = ()
    screens: frozenset[str] = frozenset()

    def holds(self, screen: str, at: Lonlat) -> bool:
        """Whether the screen with this id, standing ``at``, lies in it; who stands on the line is in."""
        return (
            self.is_everywhere
            or screen in self.screens
            or any(circle.holds(at) for circle in self.circles)
            or any(in_ring(ring, at) for ring in self.polygons)
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "is_everywhere": self.is_everywhere,
            "polygons": [list(map(list, ring)) for ring in self.polygons],
            "circles": [[*circle.centre, circle.radius_km] for circle in self.circles],
            "screens": sorted(self.screens),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """What `to_json` gave."""
        return cls(
            kept["is_everywhere"],
            tuple(tuple((lon, lat) for lon, lat in ring) for ring in kept["polygons"]),
            tuple(Circle((lon, lat), radius) for lon, lat, radius in kept["circles"]),
            frozenset(kept["screens"]),
        )


def in_ring(ring: Sequence[Lonlat], at: Lonlat) -> bool:
    """Whether ``at`` lies in the closed ``ring`` or on its line. Even-odd rule, so that a ring may cross itself."""
    x, y = at
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        across = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
        if across == 0 and min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2):
            return True
        # the edge crosses the ray to the east of the point
        if (y1 > y) != (y2 > y) and (across > 0) == (y2 > y1):
            inside = not inside
    return inside


def distance_km(one: Lonlat, other: Lonlat) -> float:
    """Along the ground, on a sphere: half a percent off at most."""
    (lon1, lat1), (lon2, lat2) = one, other
    north, east = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    chord = sin(north) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(east) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))
