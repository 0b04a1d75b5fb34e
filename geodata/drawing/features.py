"""Shapes in local metres as GeoJSON (RFC 7946) features, written the same to the byte every time."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from shapely import MultiPolygon, Polygon
from shapely.geometry.polygon import orient

from geodata.drawing.plane import Point, degrees

Feature = dict[str, Any]


def feature(key: str, geometry: dict[str, Any], **attributes: object) -> Feature:
    """One feature with a stable ``id``; attributes that are None are left out."""
    known = {name: value for name, value in attributes.items() if value is not None}
    return {"type": "Feature", "properties": {"id": key, **known}, "geometry": geometry}


def point(at: Point) -> dict[str, Any]:
    return {"type": "Point", "coordinates": degrees(at)}


def line(points: Iterable[Point]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [degrees(p) for p in points]}


def area(shape: Polygon | MultiPolygon | Sequence[Point], decimals: int = 6) -> dict[str, Any]:
    """A Polygon or MultiPolygon, outer rings counterclockwise. Footprints take 7 decimals: shared walls meet."""
    if isinstance(shape, MultiPolygon):
        return {"type": "MultiPolygon", "coordinates": [_rings(part, decimals) for part in shape.geoms]}
    polygon = shape if isinstance(shape, Polygon) else Polygon(shape)
    return {"type": "Polygon", "coordinates": _rings(polygon, decimals)}


def write(path: Path, features: Sequence[Feature]) -> None:
    """A FeatureCollection with one feature a line, so that a change reads well in a diff."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8", newline="\n")


def _rings(polygon: Polygon, decimals: int) -> list[list[list[float]]]:
    turned = orient(polygon)
    return [_ring(ring.coords, decimals) for ring in (turned.exterior, *turned.interiors)]


def _ring(points: Iterable[Sequence[float]], decimals: int) -> list[list[float]]:
    ring: list[list[float]] = []
    for x, y, *_ in points:
        corner = degrees((x, y), decimals)
        if not ring or corner != ring[-1]:
            ring.append(corner)
    return ring
