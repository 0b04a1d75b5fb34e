"""Local metres around the middle of Herzele, and back to WGS84.

A plain equirectangular plane, not a national projection: over 500 m its error stays under 5 cm, far below that of the
facts, and it gives the same bytes on every machine, whatever PROJ version or grids are installed.
"""

import hashlib

Point = tuple[float, float]

ORIGIN = (3.8895, 50.8855)
METRES_NORTH = 111_246.0  # one degree of latitude at 50.9 degrees north, GRS80
METRES_EAST = 70_370.0  # one degree of longitude there


def metres(position: Point) -> Point:
    """``(lon, lat)`` in WGS84 degrees as ``(x, y)`` in metres east and north of the origin."""
    return (position[0] - ORIGIN[0]) * METRES_EAST, (position[1] - ORIGIN[1]) * METRES_NORTH


def degrees(point: Point, decimals: int = 6) -> list[float]:
    """``(x, y)`` in metres as ``[lon, lat]``, rounded (6 decimals: 11 cm; 7: 1 cm, for walls that houses share)."""
    lon, lat = point[0] / METRES_EAST + ORIGIN[0], point[1] / METRES_NORTH + ORIGIN[1]
    return [round(lon, decimals), round(lat, decimals)]


def chance(*words: object) -> float:
    """A number in [0, 1) that depends on the words alone: a house keeps its shape when another one is added."""
    digest = hashlib.sha256(" ".join(map(str, words)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def between(low: float, high: float, *words: object) -> float:
    """``chance`` spread over ``low`` to ``high``, rounded to a decimetre."""
    return round(low + (high - low) * chance(*words), 1)
