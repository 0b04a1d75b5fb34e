"""Whether coordinates are degrees, and lie where the town's time zone does. Metres are named after their grid."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geodata.checks.shape import positions
from geodata.draft import Feature
from geodata.faults import Fault

SLACK = 30.0  # degrees: no time zone reaches further from its city than this, in the lands that Kernkijker serves
REPROJECT = "in QGIS: set the layer's CRS to {epsg}, then Export > Save Features As, GeoJSON, EPSG:4326"


@dataclass(frozen=True)
class Grid:
    """A projected CRS, recognised by the range (metres) of its coordinates over Belgium."""

    name: str
    epsg: str
    west: float
    south: float
    east: float
    north: float

    def holds(self, x: float, y: float) -> bool:
        return self.west <= x <= self.east and self.south <= y <= self.north


# Lambert 2008 is Lambert 72 with 500 km added to both axes, made so that nobody mistakes one for the other (NGI)
GRIDS = (
    Grid("Belgian Lambert 72", "EPSG:31370", 20_000, 20_000, 300_000, 250_000),
    Grid("Belgian Lambert 2008", "EPSG:3812", 520_000, 520_000, 800_000, 750_000),
    Grid("UTM zone 31N", "EPSG:25831", 450_000, 5_450_000, 800_000, 5_720_000),
    Grid("Web Mercator", "EPSG:3857", -20_037_509, -20_037_509, 20_037_509, 20_037_509),
)


def misplaced(feature: Feature, timezone: str | None) -> str | None:
    """What the first bad position looks like: a grid's name, 'swapped', 'range' or 'far'; None if all is well."""
    anchor = city_of(timezone) if timezone else None
    for x, y in positions(feature.geometry):
        if kind := _kind(x, y, anchor):
            return kind
    return None


def faults_of(file: str, found: dict[str, list[str]], count: int) -> list[Fault]:
    """One fault for each kind in ``found`` (kind -> labels of features); ``count``: features in the file."""
    return [_fault(file, kind, labels, count) for kind, labels in found.items()]


def mix_of(lambert: dict[str, set[str]]) -> list[Fault]:
    """``lambert``: file -> kinds of grid seen in it. Says so once where Lambert 72 and 2008 are mixed."""
    old = sorted(file for file, kinds in lambert.items() if GRIDS[0].name in kinds)
    new = sorted(file for file, kinds in lambert.items() if GRIDS[1].name in kinds)
    if not old or not new:
        return []
    what = f"Lambert 72 ({', '.join(old)}) is mixed with Lambert 2008 ({', '.join(new)}): they lie 500 km apart"
    return [Fault(old[0], None, None, what, "reproject each from its own CRS: EPSG:31370 is 72, EPSG:3812 is 2008")]


def _fault(file: str, kind: str, labels: Sequence[str], count: int) -> Fault:
    who = "all features" if len(labels) == count else f"{len(labels)} of {count} features"
    grid = next((grid for grid in GRIDS if grid.name == kind), None)
    if grid:
        what = f"coordinates in metres, not degrees: {who} look like {grid.name} ({grid.epsg})"
        return Fault(file, labels[0], "geometry", what, REPROJECT.format(epsg=grid.epsg))
    what, mend = {
        "swapped": (
            "latitude and longitude are swapped",
            "write [longitude, latitude]; QGIS: Swap X and Y coordinates",
        ),
        "far": ("coordinates lie far from the town's time zone", "move it, or mend `timezone` in town.toml"),
        "range": (
            "coordinates are outside -180..180, -90..90 degrees",
            "look up which CRS they are in and reproject to EPSG:4326",
        ),
    }[kind]
    return Fault(file, labels[0], "geometry", f"{what} ({who})", mend)


def _kind(x: float, y: float, anchor: tuple[float, float] | None) -> str | None:
    if abs(x) > 180 or abs(y) > 180:
        small = abs(x) <= 1000 and abs(y) <= 1000
        return "range" if small else next((grid.name for grid in GRIDS if grid.holds(x, y)), "range")
    if abs(y) > 90:
        return "swapped" if abs(x) <= 90 else "range"
    if anchor is None or _degrees(x, y, anchor) <= SLACK:
        return None
    return "swapped" if abs(x) <= 90 and _degrees(y, x, anchor) <= SLACK else "far"


def _degrees(lon: float, lat: float, anchor: tuple[float, float]) -> float:
    """The angle between two places on the globe (haversine)."""
    a, b = math.radians(lat), math.radians(anchor[1])
    half = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon - anchor[0]) / 2) ** 2
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(half))))


@cache
def city_of(timezone: str) -> tuple[float, float] | None:
    """(lon, lat) of the city that names a time zone, from IANA's zone.tab; None for 'UTC' and aliases."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        columns = line.split("\t")
        if len(columns) >= 3 and columns[2] == timezone:
            return _iso6709(columns[1])
    return None


def _iso6709(text: str) -> tuple[float, float]:
    """'+5050+00420' (degrees and minutes, seconds optional) -> (lon, lat)."""
    cut = max(text.rfind("+"), text.rfind("-"))
    latitude, longitude = text[:cut], text[cut:]
    return _angle(longitude, 4), _angle(latitude, 3)


def _angle(text: str, width: int) -> float:
    """``width``: characters of the sign and the whole degrees."""
    sign = -1 if text[0] == "-" else 1
    minutes, seconds = int(text[width : width + 2]), int(text[width + 2 :] or 0)
    return sign * (int(text[1:width]) + minutes / 60 + seconds / 3600)
