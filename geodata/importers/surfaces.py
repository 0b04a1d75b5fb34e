"""Polygons made whole: the largest part, the repaired outline, the remainder without its splinters."""

from collections.abc import Iterator
from typing import Any

import shapely

SPLINTER = 0.05  # metres: half the width of what is left where two outlines were drawn a hand apart


def mended(ring: list[tuple[float, float]]) -> Any:
    """The surface of a closed ring of positions that crosses itself; None where it is not closed or has no surface."""
    if len(ring) < 4 or ring[0] != ring[-1]:
        return None
    shape = largest(shapely.make_valid(shapely.Polygon(ring)))
    return shape if shape is not None and shape.area > 0 else None


def polygons(shape: Any) -> Iterator[Any]:
    """Every Polygon in a Shapely geometry, however nested."""
    if shape.geom_type == "Polygon":
        if not shape.is_empty:
            yield shape
    else:
        for part in getattr(shape, "geoms", ()):
            yield from polygons(part)


def largest(shape: Any) -> Any:
    """The largest Polygon in a Shapely geometry, None where it has no surface."""
    return max(polygons(shape), key=lambda polygon: polygon.area, default=None)


def without(shape: Any, taken: Any) -> Any:
    """The largest Polygon of ``shape`` outside ``taken`` (in metres), without splinters; None where nothing is left."""
    if not shape.intersects(taken):
        return shape
    rest = shape.difference(taken)
    return largest(rest.buffer(-SPLINTER, join_style="mitre").buffer(SPLINTER, join_style="mitre"))
