"""The form of one geometry: its type, its brackets, its numbers. Whether it makes sense is for other checks."""

import math
from collections.abc import Iterator
from typing import Any

from geodata.faults import quoted
from geodata.layer import Layer
from geodata.measure import DECIMALS

MOST_VERTICES = 20_000  # no footprint or street in a core comes near; the map and the routes would only suffer
DEPTH = {"Point": 0, "LineString": 1, "Polygon": 2, "MultiPolygon": 3}


class Misshapen(Exception):
    """``what`` is wrong with a geometry and how to ``mend`` it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


def shaped(geometry: Any, layer: Layer) -> dict[str, Any]:
    """``geometry`` with two rounded numbers a position, heights dropped; a 'Multi' of one part as that part (QGIS).

    Raises Misshapen.
    """
    if geometry is None:
        raise Misshapen("it has no geometry (null)", "draw it, or delete the feature")
    kind, coordinates = _kind(geometry, layer)
    depth = DEPTH[kind]
    count = _count(coordinates, depth)
    if count == 0:
        raise Misshapen("its geometry is empty", "draw it, or delete the feature")
    if count > MOST_VERTICES:
        mend = "simplify it (QGIS: Vector > Geometry Tools > Simplify), or split it"
        raise Misshapen(f"its geometry has {count:,} vertices; at most {MOST_VERTICES:,} are read", mend)
    clean = _clean(coordinates, depth)
    if kind == "LineString":
        _line(clean)
    for ring in _rings(kind, clean):
        _ring(ring)
    return {"type": kind, "coordinates": clean}


def positions(geometry: Any) -> Iterator[list[float]]:
    """Every [lon, lat] of a shaped geometry."""

    def walk(part: Any, depth: int) -> Iterator[list[float]]:
        if depth == 0:
            yield part
        else:
            for each in part:
                yield from walk(each, depth - 1)

    return walk(geometry["coordinates"], DEPTH[geometry["type"]])


def _kind(geometry: Any, layer: Layer) -> tuple[str, Any]:
    if not isinstance(geometry, dict) or not isinstance(geometry.get("type"), str):
        raise Misshapen(f"its geometry is {quoted(geometry)}", "make it a GeoJSON geometry, or delete the feature")
    kind, coordinates = geometry["type"], geometry.get("coordinates")
    if (
        kind not in layer.geometries
        and kind.startswith("Multi")
        and isinstance(coordinates, list)
        and len(coordinates) == 1
    ):
        kind, coordinates = kind.removeprefix("Multi"), coordinates[0]
    if kind not in layer.geometries:
        mend = (
            "split it into its parts, each with its own id"
            if kind.startswith("Multi")
            else "draw it anew in the right layer"
        )
        raise Misshapen(f"its geometry is a {quoted(kind)}; this layer holds {' or '.join(layer.geometries)}", mend)
    return kind, coordinates


def _count(part: Any, depth: int) -> int:
    if not isinstance(part, list):
        raise Misshapen(f"its coordinates hold {quoted(part)} where a list belongs", "export the layer again")
    if depth == 0:
        return 1 if part else 0
    return sum(_count(each, depth - 1) for each in part)


def _clean(part: Any, depth: int) -> Any:
    if depth > 0:
        return [_clean(each, depth - 1) for each in part]
    if len(part) < 2 or not all(isinstance(n, int | float) and not isinstance(n, bool) for n in part[:2]):
        raise Misshapen(f"its coordinates hold {quoted(part)} where two numbers belong", "export the layer again")
    if not all(math.isfinite(n) for n in part[:2]):
        raise Misshapen("its coordinates hold NaN or Infinity", "draw that vertex anew, or delete it")
    return [round(float(n), DECIMALS) for n in part[:2]]


def _rings(kind: str, clean: Any) -> list[Any]:
    if kind == "MultiPolygon":
        return [ring for polygon in clean for ring in polygon]
    return list(clean) if kind == "Polygon" else []


def _line(line: list[list[float]]) -> None:
    if len({tuple(position) for position in line}) < 2:
        raise Misshapen("the line has no length", "give it a second vertex, or delete it")


def _ring(ring: list[list[float]]) -> None:
    if len(ring) < 4 or len({tuple(position) for position in ring}) < 3:
        raise Misshapen("its outline has fewer than three corners", "draw it anew, or delete it")
    if ring[0] != ring[-1]:
        raise Misshapen("its outline is not closed", "repeat the first position as the last one")
