"""The plan that an officer draws on: what stands around a place, in metres from it, ready to be drawn as SVG."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees, hypot
from typing import Any

import orjson

from twin.domain.footprint import Ground
from twin.services.house import House
from twin.services.premises_book import premises_there, shape_of
from twin.storage.cores import read_layers

Point = tuple[float, float]  # metres: x east, y south, as SVG has it
PATH_WIDTH = {"residential": 6.0, "tertiary": 7.0, "secondary": 8.0, "pedestrian": 6.0, "footway": 1.8, "path": 1.5}
OTHER_WIDTH = 4.0  # metres, of a way that says nothing of its width
SHORTEST_NAMED = 12.0  # metres: a name needs room


@dataclass(frozen=True, slots=True)
class Unit:
    """Other premises. ``points``: the `points` of an SVG polygon; ``x``, ``y``: where its number stands."""

    points: str
    housenumber: str
    is_vacant: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Way:
    points: str
    width: float


@dataclass(frozen=True, slots=True)
class StreetName:
    """``angle``: degrees clockwise, so that it reads from left to right."""

    text: str
    x: float
    y: float
    angle: float


@dataclass(frozen=True, slots=True)
class Plan:
    """``lon``, ``lat`` is where x and y are 0; ``east``, ``north`` are metres in a degree there. All of it lies within
    ``reach`` metres."""

    lon: float
    lat: float
    east: float
    north: float
    reach: float
    buildings: Sequence[str]
    units: Sequence[Unit]
    ways: Sequence[Way]
    names: Sequence[StreetName]
    edges: Sequence[str] = ()  # of the core, as the `points` of polygons
    own: str = ""  # the `points` of the premises that the plan is about
    door: Point | None = None


def plan(house: House, slug: str, about: Mapping[str, Any] | None, centre: Point, reach: float = 120.0) -> Plan:
    """What stands within ``reach`` metres of ``centre`` (lon, lat); ``about`` is the row of the premises that the plan
    is drawn for, and is not among the others."""
    ground = Ground(centre)
    layers = read_layers(house.engine, slug)
    near = _Near(ground, reach)
    ways = [(each["properties"], line) for each in _features(layers, "paths") for line in near.lines(each["geometry"])]
    units = [row for row in premises_there(house, slug).values() if row["footprint"]]
    east, north = ground.metres_per_degree
    return Plan(
        *centre,
        east,
        north,
        reach,
        buildings=[
            _points(ring) for each in _features(layers, "buildings") for ring in near.outlines(each["geometry"])
        ],
        units=[
            Unit(_points(ring), row["housenumber"], row["status"] == "vacant", *_middle(ring))
            for row in units
            if not about or row["id"] != about.get("id")
            for ring in near.outlines(shape_of(row))
        ],
        ways=[Way(_points(line), _width(properties)) for properties, line in ways],
        names=list(_names(ways, reach)),
        edges=[_points(ring) for each in _features(layers, "perimeter") for ring in near.whole(each["geometry"])],
        own=_points(next(near.outlines(shape_of(about)), [])) if about and about.get("footprint") else "",
        door=near.point((about["door_lon"], about["door_lat"])) if about else None,
    )


class _Near:
    """Geometries in metres, those that come within reach."""

    def __init__(self, ground: Ground, reach: float) -> None:
        self._ground, self._reach = ground, reach

    def point(self, position: Sequence[float]) -> Point:
        east, north = self._ground.metres(position)
        return round(east, 2), round(-north, 2)

    def outlines(self, geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for polygon in polygons:
            ring = [self.point(each) for each in polygon[0]]
            if any(self._is_near(each) for each in ring):
                yield ring[:-1]

    def whole(self, geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
        """Outlines, however far away their corners are."""
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for polygon in polygons:
            yield [self.point(each) for each in polygon[0]]

    def lines(self, geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
        several = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
        for line in several:
            drawn = [self.point(each) for each in line]
            if any(self._is_near(each) for each in drawn) or any(self._passes(*side) for side in pairwise(drawn)):
                yield drawn

    def _is_near(self, point: Point) -> bool:
        return hypot(*point) <= self._reach

    def _passes(self, start: Point, end: Point) -> bool:
        """A long side may pass by without a corner nearby."""
        middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        return hypot(*middle) <= self._reach + hypot(end[0] - start[0], end[1] - start[1]) / 2


def _features(layers: Mapping[str, str], name: str) -> list[dict[str, Any]]:
    return list(orjson.loads(layers[name])["features"]) if name in layers else []


def _width(properties: Mapping[str, Any]) -> float:
    return float(properties.get("width") or PATH_WIDTH.get(properties.get("highway", ""), OTHER_WIDTH))


def _names(ways: Sequence[tuple[Mapping[str, Any], Sequence[Point]]], reach: float) -> Iterator[StreetName]:
    """Each street once, along the stretch that is nearest to the middle and long enough."""
    best: dict[str, tuple[float, Point, Point]] = {}
    for properties, line in ways:
        name = properties.get("name")
        for start, end in pairwise(line) if name else ():
            away = hypot((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            is_long = hypot(end[0] - start[0], end[1] - start[1]) >= SHORTEST_NAMED
            if is_long and away < min(reach, best.get(str(name), (reach, start, end))[0]):
                best[str(name)] = away, start, end
    for name, (_away, start, end) in best.items():
        angle = degrees(atan2(end[1] - start[1], end[0] - start[0]))
        upright = angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle
        yield StreetName(name, round((start[0] + end[0]) / 2, 1), round((start[1] + end[1]) / 2, 1), round(upright, 1))


def _middle(corners: Sequence[Point]) -> Point:
    """Of the extent: good enough for a number."""
    xs, ys = zip(*corners, strict=True)
    return round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1)


def _points(corners: Sequence[Point]) -> str:
    return " ".join(f"{x},{y}" for x, y in corners)
