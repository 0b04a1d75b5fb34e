"""The Groenlaan's green median between its two carriageways: grass, two rows of trees, the market and its car park."""

import math

from shapely import LineString

from geodata.drawing.axis import Axis
from geodata.drawing.plane import Point
from geodata.drawing.streets import Street

STEP = 10.0


def strip(streets: list[Street], start: float, end: float, margin: float = 8.5) -> list[Point]:
    """The ground from ``start`` to ``end`` metres along the north axis, ``margin`` metres off both axes, as a ring."""
    north = next(street.axis for street in streets if street.id == "groenlaan-noord")
    alongs = [start + (end - start) * i / round((end - start) / STEP) for i in range(round((end - start) / STEP) + 1)]
    near = [north.beside(along, margin, -1) for along in alongs]
    far = [north.beside(along, gap(streets, along) - margin, -1) for along in alongs]
    return near + far[::-1]


def gap(streets: list[Street], along: float) -> float:
    """Metres between the two axes at ``along`` on the north one, square to it."""
    by_id: dict[str, Axis] = {street.id: street.axis for street in streets}
    north, south = by_id["groenlaan-noord"], LineString(by_id["groenlaan-zuid"].points)
    start, far = north.at(along), north.beside(along, 60, -1)
    hit = LineString([start, far]).intersection(south)
    return math.inf if hit.is_empty else math.dist(start, (hit.centroid.x, hit.centroid.y))
