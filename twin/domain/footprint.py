"""The ground that premises stand on: how large it is, and which way its front looks. Plain Python, no geo library.

Degrees become metres on a plane that touches the earth at the footprint; over the length of a street it is right to a
few centimetres (tests compare it with the metric CRS that `geodata.measure` chooses).
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import atan2, cos, degrees, hypot, inf, radians, sin, sqrt
from typing import Any

Position = Sequence[float]  # [lon, lat], WGS84
Side = tuple[tuple[float, float], tuple[float, float]]

EQUATOR, FLATTENED = 6_378_137.0, 0.00669437999014  # metres and squared eccentricity of the WGS84 ellipsoid
NARROWEST_FRONT = 2.0  # metres: a shorter side is a notch or a drainpipe's corner, not a front


class Ground:
    """Metres east and north of ``origin`` (lon, lat)."""

    def __init__(self, origin: Position) -> None:
        self._lon, self._lat = origin[0], origin[1]
        flattening = 1 - FLATTENED * sin(radians(self._lat)) ** 2
        self._east = radians(1) * EQUATOR / sqrt(flattening) * cos(radians(self._lat))
        self._north = radians(1) * EQUATOR * (1 - FLATTENED) / flattening**1.5

    def metres(self, position: Position) -> tuple[float, float]:
        return (position[0] - self._lon) * self._east, (position[1] - self._lat) * self._north

    def degrees(self, metres: Position) -> tuple[float, float]:
        """The way back: (lon, lat), not rounded."""
        return self._lon + metres[0] / self._east, self._lat + metres[1] / self._north

    @property
    def metres_per_degree(self) -> tuple[float, float]:
        """East and north."""
        return self._east, self._north


def area_m2(polygon: Mapping[str, Any]) -> float:
    """Square metres of a GeoJSON Polygon or MultiPolygon, courtyards left out, to a tenth."""
    ground = Ground(_rings(polygon)[0][0])
    return round(
        sum(
            abs(_twice_area(ring, ground)) / 2 * (1 if first else -1)
            for each in _polygons(polygon)
            for first, ring in ((position == 0, ring) for position, ring in enumerate(each))
        ),
        1,
    )


def facade(polygon: Mapping[str, Any], door: Position) -> float | None:
    """The way the front looks, degrees clockwise from north: outward from the side nearest to ``door``.

    None for a footprint without sides.
    """
    ground = Ground(door)
    sides = [side for each in _polygons(polygon) for side in _sides(each[0], ground)]
    widest = max((_length(side) for side in sides), default=0.0)
    if not widest:
        return None
    wide = [side for side in sides if _length(side) >= min(NARROWEST_FRONT, widest)]
    (x1, y1), (x2, y2) = min(wide, key=_distance_from_origin)
    # counter-clockwise, so the outside is on the right hand of whoever walks along a side
    return round((degrees(atan2(x2 - x1, y2 - y1)) + 90) % 360, 1)


def _polygons(geometry: Mapping[str, Any]) -> Sequence[Sequence[Sequence[Position]]]:
    coordinates: Any = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else list(coordinates)


def _rings(geometry: Mapping[str, Any]) -> list[Sequence[Position]]:
    return [ring for each in _polygons(geometry) for ring in each]


def _twice_area(ring: Sequence[Position], ground: Ground) -> float:
    """Positive for a ring that runs counter-clockwise."""
    points = [ground.metres(each) for each in ring]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*points, points[0]]))


def _sides(ring: Sequence[Position], ground: Ground) -> list[Side]:
    turned = ring if _twice_area(ring, ground) > 0 else ring[::-1]
    points = [ground.metres(each) for each in turned]
    return [(start, end) for start, end in pairwise([*points, points[0]]) if start != end]


def _length(side: Side) -> float:
    (x1, y1), (x2, y2) = side
    return hypot(x2 - x1, y2 - y1)


def _distance_from_origin(side: Side) -> float:
    (x1, y1), (x2, y2) = side
    along = -(x1 * (x2 - x1) + y1 * (y2 - y1)) / (_length(side) ** 2 or inf)
    share = min(1.0, max(0.0, along))
    return hypot(x1 + share * (x2 - x1), y1 + share * (y2 - y1))
