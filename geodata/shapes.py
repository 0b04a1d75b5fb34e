"""Shapes of premises that are drawn, cut and joined: `python -m geodata.shapes` reads one question as JSON on stdin and
writes its answer as JSON on stdout, so that Shapely's memory goes when the process ends and the service never loads it.

Geometries are GeoJSON Polygons in WGS84. They are measured on the plane of `twin.domain.footprint`, which is right to a
centimetre over a street, and come back rounded to 7 decimals of a degree (1 cm).

    {"do": "check", "shape": P, "others": {id: P}} -> {"overlaps": {id: m2}}
    {"do": "cut", "shape": P, "line": [[lon, lat], [lon, lat]]} -> {"parts": [P, P]}
    {"do": "join", "shapes": [P, ...]} -> {"shape": P}

Where it cannot be done the answer is {"fault": ...}: `crosses` (the outline crosses itself), `not_two` (the line does
not cut the shape in two), `small` (a part is smaller than SMALLEST), `apart` (the shapes do not touch).
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import split, unary_union

from twin.domain.footprint import Ground

DECIMALS = 7
OVERLAP = 0.5  # m2 that two premises may share: outlines drawn by hand never fit to the centimetre
SMALLEST = 3.0  # m2 of a part: less is a slip of the hand
REACH = 1.0  # metres by which a cut is made longer at both ends, so that it ends beyond the wall it was tapped on
GAP = 0.3  # metres between premises that still touch: a party wall drawn twice

Question = Mapping[str, Any]
Answer = dict[str, Any]


def answer(question: Question) -> Answer:
    """Raises KeyError for a question that is none of the three."""
    return DOES[question["do"]](question)


def check(question: Question) -> Answer:
    ground = _ground(question["shape"])
    drawn = _metres(question["shape"], ground)
    if not drawn.is_valid or drawn.area < SMALLEST:
        return {"fault": "small" if drawn.is_valid else "crosses"}
    shared = {
        key: drawn.intersection(shapely.make_valid(_metres(other, ground))).area
        for key, other in question["others"].items()
    }
    return {"overlaps": {key: round(area, 1) for key, area in shared.items() if area > OVERLAP}}


def cut(question: Question) -> Answer:
    ground = _ground(question["shape"])
    whole = _metres(question["shape"], ground)
    ends = [ground.metres(each) for each in question["line"]]
    parts = [each for each in split(whole, _longer(*ends)).geoms if each.area > 0]
    if len(parts) != 2:
        return {"fault": "not_two"}
    if min(each.area for each in parts) < SMALLEST:
        return {"fault": "small"}
    west_first = sorted(parts, key=lambda each: (each.centroid.x, each.centroid.y))
    return {"parts": [_geojson(each, ground) for each in west_first]}


def join(question: Question) -> Answer:
    ground = _ground(question["shapes"][0])
    shapes = [shapely.make_valid(_metres(each, ground)) for each in question["shapes"]]
    whole = unary_union(shapes)
    if not isinstance(whole, Polygon):
        closed = whole.buffer(GAP / 2, join_style="mitre").buffer(-GAP / 2, join_style="mitre")
        whole = unary_union([closed, *shapes])
    if not isinstance(whole, Polygon):
        return {"fault": "apart"}
    return {"shape": _geojson(whole, ground)}


DOES: Mapping[str, Callable[[Question], Answer]] = MappingProxyType({"check": check, "cut": cut, "join": join})


def _ground(polygon: Mapping[str, Any]) -> Ground:
    return Ground(polygon["coordinates"][0][0])


def _metres(polygon: Mapping[str, Any], ground: Ground) -> Any:
    return shapely.transform(shape(dict(polygon)), partial(_through, ground.metres))


def _geojson(polygon: BaseGeometry, ground: Ground) -> Answer:
    degrees = shapely.transform(polygon, partial(_through, ground.degrees))
    rounded = json.loads(json.dumps(mapping(degrees)), parse_float=lambda text: round(float(text), DECIMALS))
    return {"type": "Polygon", "coordinates": [_without_repeats(ring) for ring in rounded["coordinates"]]}


def _without_repeats(ring: Sequence[Any]) -> list[Any]:
    """Two corners within a centimetre become one by the rounding."""
    return [each for before, each in zip([None, *ring], ring, strict=False) if each != before]


def _through(way: Callable[[tuple[float, float]], tuple[float, float]], positions: NDArray[np.float64]) -> Any:
    return np.array([way((x, y)) for x, y in positions])


def _longer(start: tuple[float, float], end: tuple[float, float]) -> LineString:
    line = LineString([start, end])
    if not line.length:
        return line
    east, north = ((to - at) * REACH / line.length for at, to in zip(start, end, strict=True))
    return LineString([(start[0] - east, start[1] - north), (end[0] + east, end[1] + north)])


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
