"""The walking network: street axes and footpaths, joined where they meet by vertices that they share exactly."""

import math
from dataclasses import dataclass, field
from itertools import pairwise

from geodata.drawing.features import Feature, feature, line
from geodata.drawing.plane import Point, metres
from geodata.drawing.streets import Street, table

REACH_VERTEX = 4.0  # metres within which the end of a path takes over a vertex of another one
REACH_LINE = 8.0  # metres within which it runs on to another one


@dataclass
class Path:
    """One walkable line, in local metres, and what GeoJSON says of it."""

    id: str
    name: str | None
    points: list[Point]
    attributes: dict[str, object] = field(default_factory=dict)


def paths(streets: list[Street]) -> list[Path]:
    """Every path, joined. Footpaths and crossings come from ``paths.toml``."""
    found = [_street(street) for street in streets]
    found += _crossings({street.id: street for street in streets})
    found += [_footpath(row) for row in table("paths")["path"]]
    for path in found:
        _join(path, 0, found)
        _join(path, -1, found)
    return found


def features(found: list[Path]) -> list[Feature]:
    return [feature(path.id, line(path.points), name=path.name, **path.attributes) for path in found]


def _street(street: Street) -> Path:
    surface = "paving_stones" if street.name == "Markt" else "asphalt"
    attributes: dict[str, object] = {
        "highway": "residential",
        "width": street.width,
        "surface": surface,
        "wheelchair": "yes",
    }
    return Path(f"w-{street.id}", street.name, list(street.axis.points), attributes)


def _footpath(row: dict[str, object]) -> Path:
    line_of = row.pop("line")
    assert isinstance(line_of, list)
    points = [metres((lon, lat)) for lon, lat in line_of]
    return Path(f"w-{row.pop('id')}", str(row.pop("name")) if "name" in row else None, points, dict(row))


def _crossings(streets: dict[str, Street]) -> list[Path]:
    """Over the Groenlaan's median, from the north carriageway straight to the south one."""
    north, south = streets["groenlaan-noord"].axis, streets["groenlaan-zuid"].axis
    attributes: dict[str, object] = {"highway": "footway", "width": 3, "surface": "paving_stones", "wheelchair": "yes"}
    found = []
    for number, along in enumerate(table("paths")["groenlaan_crossings"], 1):
        start = north.at(along)
        end = min((south.at(s) for s in range(round(south.length))), key=lambda point: math.dist(point, start))
        found.append(Path(f"w-groenlaan-oversteek-{number}", "Groenlaan", [start, end], dict(attributes)))
    return found


def _join(path: Path, end: int, others: list[Path]) -> None:
    """Give the start (0) or end (-1) of ``path`` a vertex of another path, made there if it has none."""
    here = path.points[end]
    rest = [other for other in others if other is not path]
    vertex = min((point for other in rest for point in other.points), key=lambda point: math.dist(point, here))
    if math.dist(vertex, here) <= REACH_VERTEX:
        path.points[end] = vertex
        return
    distance, other, index, foot = min(
        (_foot(here, other, i) for other in rest for i in range(len(other.points) - 1)), key=lambda found: found[0]
    )
    if distance <= REACH_LINE:
        other.points.insert(index + 1, foot)
        path.points[end] = foot


def _foot(here: Point, other: Path, index: int) -> tuple[float, Path, int, Point]:
    (ax, ay), (bx, by) = list(pairwise(other.points))[index]
    length = math.dist((ax, ay), (bx, by)) or 1e-9
    share = min(1.0, max(0.0, ((here[0] - ax) * (bx - ax) + (here[1] - ay) * (by - ay)) / length**2))
    foot = (ax + (bx - ax) * share, ay + (by - ay) * share)
    return math.dist(here, foot), other, index, foot
