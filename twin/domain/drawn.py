"""A footprint that somebody drew: read, and checked as far as plain Python can tell."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import hypot, isfinite
from typing import Any

import orjson

from twin.domain.footprint import Ground, Position, area_m2
from twin.errors import Invalid

FEWEST, MOST = 3, 500  # corners
LARGEST = 5_000.0  # m2: more is a block of houses, not one unit
FURTHEST = 500.0  # metres outside the core
DOOR_FURTHEST = 20.0  # metres between a door and the outline: a passage, a forecourt
DECIMALS = 7  # of a degree: 1 cm, what OpenStreetMap keeps

Bounds = tuple[float, float, float, float]  # west, south, east, north
Polygon = dict[str, Any]
Point = tuple[float, float]


class Misdrawn(Invalid):
    """``key`` says what is wrong: unreadable, corners, far, large, flat, door."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(f"a footprint that cannot be kept: {key}")


def read_footprint(text: str, bounds: Bounds) -> Polygon:
    """A GeoJSON Polygon (or a Feature of one) with closed rings, rounded to the centimetre. Raises Misdrawn."""
    rings = [_ring(each) for each in _rings(text)]
    if not FEWEST <= sum(len(ring) - 1 for ring in rings) <= MOST or min(len(ring) for ring in rings) <= FEWEST:
        raise Misdrawn("corners")
    for corner in rings[0]:
        check_near(corner, bounds)
    polygon = {"type": "Polygon", "coordinates": rings}
    area = area_m2(polygon)
    if area > LARGEST:
        raise Misdrawn("large")
    if area <= 0:
        raise Misdrawn("flat")
    return polygon


def check_near(position: Position, bounds: Bounds) -> None:
    """Raises Misdrawn for a position further than FURTHEST outside ``bounds``."""
    west, south, east, north = bounds
    left, bottom = Ground((west, south)).metres(position)
    right, top = Ground((east, north)).metres(position)
    if max(-left, -bottom, right, top) > FURTHEST:
        raise Misdrawn("far")


def check_door(door: Position, footprint: Mapping[str, Any]) -> None:
    """Raises Misdrawn for a door too far from the outline."""
    if metres_to_outline(door, footprint) > DOOR_FURTHEST:
        raise Misdrawn("door")


def metres_to_outline(position: Position, footprint: Mapping[str, Any]) -> float:
    ground = Ground(position)
    return min(_from_origin(*side) for side in _sides(footprint, ground))


def door_for(part: Mapping[str, Any], whole: Mapping[str, Any], door: Position) -> Point:
    """A door for ``part`` of ``whole``: in the middle of its outer side that is nearest to the old ``door``."""
    ground = Ground(door)
    old = _sides(whole, ground)
    sides = _sides(part, ground)
    outer = [side for side in sides if _distance(_middle(side), old) < 0.1] or sides
    nearest = min(outer, key=lambda side: hypot(*_middle(side)))
    lon, lat = ground.degrees(_middle(nearest))
    return round(lon, DECIMALS), round(lat, DECIMALS)


def _rings(text: str) -> Sequence[Any]:
    try:
        document: Any = orjson.loads(text)
        geometry = document["geometry"] if document.get("type") == "Feature" else document
        rings = geometry["coordinates"] if geometry.get("type") == "Polygon" else None
    except (orjson.JSONDecodeError, AttributeError, KeyError, TypeError) as error:
        raise Misdrawn("unreadable") from error
    if not isinstance(rings, list) or not rings:
        raise Misdrawn("unreadable")
    return rings


def _ring(ring: Any) -> list[list[float]]:
    """Closed, and without corners twice in a row."""
    if not isinstance(ring, list) or not all(_is_position(each) for each in ring):
        raise Misdrawn("unreadable")
    corners = [[round(float(each[0]), DECIMALS), round(float(each[1]), DECIMALS)] for each in ring]
    kept = [each for before, each in zip([None, *corners], corners, strict=False) if each != before]
    if not kept:
        raise Misdrawn("corners")
    return kept if kept[0] == kept[-1] and len(kept) > 1 else [*kept, kept[0]]


def _is_position(each: Any) -> bool:
    """Numbers on the globe; true and false are numbers to Python, not to us."""
    if not isinstance(each, list) or len(each) < 2:
        return False
    lon, lat = each[:2]
    if any(isinstance(value, bool) or not isinstance(value, int | float) for value in (lon, lat)):
        return False
    return isfinite(lon) and isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 85


def _sides(footprint: Mapping[str, Any], ground: Ground) -> list[tuple[Point, Point]]:
    return [
        side
        for ring in footprint["coordinates"]
        for side in pairwise([ground.metres(corner) for corner in ring])
        if side[0] != side[1]
    ]


def _middle(side: tuple[Point, Point]) -> Point:
    (x1, y1), (x2, y2) = side
    return (x1 + x2) / 2, (y1 + y2) / 2


def _distance(point: Point, sides: Sequence[tuple[Point, Point]]) -> float:
    x, y = point
    return min(_from_origin((x1 - x, y1 - y), (x2 - x, y2 - y)) for (x1, y1), (x2, y2) in sides)


def _from_origin(start: Point, end: Point) -> float:
    (x1, y1), (x2, y2) = start, end
    east, north = x2 - x1, y2 - y1
    share = min(1.0, max(0.0, -(x1 * east + y1 * north) / (east**2 + north**2)))
    return hypot(x1 + share * east, y1 + share * north)
