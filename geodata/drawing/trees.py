"""Trees: two rows on the Groenlaan, the castle park, the church square and some gardens. Positions are schematic."""

import math
from collections.abc import Iterator

from shapely import LineString, Polygon
from shapely import Point as Spot
from shapely.strtree import STRtree

from geodata.drawing.buildings import Buildings
from geodata.drawing.features import Feature, feature, point
from geodata.drawing.ground import moat
from geodata.drawing.landmarks import CASTLE
from geodata.drawing.median import gap
from geodata.drawing.network import Path
from geodata.drawing.plane import Point, between, chance, metres
from geodata.drawing.streets import Street, table

SPACING = 8.0
PARK = (25.0, 58.0)  # metres from the castle
CROWN = 2.6  # metres kept free of walls
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))  # spreads points over a disc without rows


def trees(streets: list[Street], built: Buildings, walks: list[Path]) -> list[Feature]:
    """One point a tree, with its height in metres."""
    walls = STRtree([shape.buffer(CROWN) for shape in built.footprints] + [street.corridor for street in streets])
    paths = STRtree([LineString(path.points).buffer(2.2) for path in walks])
    water = moat()

    def free(spot: Point) -> bool:
        here = Spot(spot)
        return (
            not len(walls.query(here, "intersects"))
            and not len(paths.query(here, "intersects"))
            and not water.contains(here)
        )

    groups = {
        "groenlaan": (_rows(streets), (6.5, 8.0)),
        "burcht": (_park(), (8.0, 13.0)),
        "kerkplein": ((metres((lon, lat)) for lon, lat in table("ground")["church_trees"]), (7.0, 9.0)),
        "tuin": (_gardens(built), (3.6, 7.0)),
    }
    return [
        feature(f"boom-{group}-{number}", point(spot), height=between(*heights, group, number))
        for group, (spots, heights) in groups.items()
        for number, spot in enumerate((spot for spot in spots if free(spot)), 1)
    ]


def _rows(streets: list[Street]) -> Iterator[Point]:
    north = next(street.axis for street in streets if street.id == "groenlaan-noord")
    for i in range(round(395 / SPACING)):
        along = 22 + i * SPACING
        yield north.beside(along, 7.0, -1)
        yield north.beside(along, gap(streets, along) - 7.0, -1)


def _park() -> Iterator[Point]:
    inner, outer = PARK
    for i in range(150):
        distance = math.sqrt(inner**2 + (outer**2 - inner**2) * (i + 0.5) / 150)
        if chance("park", i) < 0.62:
            angle = i * GOLDEN_ANGLE
            yield CASTLE[0] + distance * 1.15 * math.cos(angle), CASTLE[1] + distance * 0.85 * math.sin(angle)


def _gardens(built: Buildings) -> Iterator[Point]:
    for house in built.houses:
        if chance(house.id, "tree") < 0.3:
            along = house.start + (house.end - house.start) * chance(house.id, "tree along")
            out = house.street.front + house.depth + between(6, 14, house.id, "tree out")
            yield house.street.axis.beside(along, out, house.side)
    for outlying in built.outlying:
        if chance(outlying.id, "tree") < 0.4:
            centre = Polygon(outlying.ring).centroid
            angle = 2 * math.pi * chance(outlying.id, "tree angle")
            yield centre.x + 11 * math.cos(angle), centre.y + 11 * math.sin(angle)
