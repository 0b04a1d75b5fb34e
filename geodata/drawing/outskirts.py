"""Houses around the core, at real address points; their shape is schematic and they carry few attributes."""

import math
from dataclasses import dataclass

from shapely import Polygon
from shapely.strtree import STRtree

from geodata.drawing.plane import Point, between, metres
from geodata.drawing.streets import table

ROOM = 0.35  # metres kept free between two houses
WIDEST, NARROWEST = 10.0, 5.6


@dataclass(frozen=True)
class Outlying:
    """A house outside the core: ``ring`` in local metres."""

    id: str
    ring: list[Point]

    @property
    def footprint(self) -> Polygon:
        return Polygon(self.ring)


def outskirts(taken: list[Polygon]) -> list[Outlying]:
    """Every outlying house that overlaps nothing in ``taken`` (streets and footprints) and no other one."""
    houses: list[Outlying] = []
    ground = STRtree(taken)
    for name, positions in table("outskirts").items():
        places = [metres((lon, lat)) for lon, lat in positions]
        for number, place in enumerate(places, 1):
            house = _house(f"b-{name.lower().replace(' ', '-')}-om-{number}", place, places)
            if house is None or len(ground.query(house.footprint, "intersects")):
                continue
            if not any(house.footprint.intersects(other.footprint) for other in houses):
                houses.append(house)
    return houses


def _house(key: str, place: Point, street: list[Point]) -> Outlying | None:
    """A house turned towards its nearest neighbour in the street, and no wider than the room between them."""
    others = [other for other in street if other != place]
    if not others:
        return None
    neighbour = min(others, key=lambda other: math.dist(place, other))
    gap = math.dist(place, neighbour)
    width = min(WIDEST, gap - ROOM)
    if width < NARROWEST or gap > 60:
        return None
    east, north = (neighbour[0] - place[0]) / gap, (neighbour[1] - place[1]) / gap
    across, deep = width / 2, between(8.0, 10.5, key) / 2
    corners = [(-across, -deep), (across, -deep), (across, deep), (-across, deep)]
    return Outlying(key, [(place[0] + a * east - b * north, place[1] + a * north + b * east) for a, b in corners])
