"""Positions in GeoJSON geometries, WGS84."""

from collections.abc import Iterator, Mapping
from typing import Any

Lonlat = tuple[float, float]


def positions(geometry: Mapping[str, Any]) -> list[Lonlat]:
    """Every position of any geometry with coordinates, heights left out."""
    return list(_walk(geometry["coordinates"]))


def middle(geometry: Mapping[str, Any]) -> Lonlat:
    """A point's own position, or the middle of an area's extent: good enough to hang a label on. Six decimals."""
    lons, lats = zip(*positions(geometry), strict=True)
    return round((min(lons) + max(lons)) / 2, 6), round((min(lats) + max(lats)) / 2, 6)


def _walk(part: Any) -> Iterator[Lonlat]:
    if isinstance(part[0], int | float):
        yield part[0], part[1]
    else:
        for each in part:
            yield from _walk(each)
