"""What OpenStreetMap's points say about premises: where the entrance is, and the house number."""

from collections.abc import Iterable

import shapely

from geodata.importers.metres import Metres
from geodata.importers.osm_element import Element
from geodata.importers.osm_premises import Premises
from geodata.importers.osm_tags import address
from geodata.importers.writing import Feature, feature

ENTRANCES = ("shop", "main", "yes")  # the best first; a service door or an emergency exit is no way in
AT_WALL = 1.0  # metres from the outline: OSM draws an entrance on it
Address = tuple[str | None, str | None, str | None]


class Points:
    """The entrances and address points of an extract, in metres."""

    def __init__(self, elements: Iterable[Element], plane: Metres) -> None:
        points = [element for element in elements if element.is_point]
        self._plane = plane
        self._entrances = [e for e in points if e.tags.get("entrance") in ENTRANCES]
        self._addresses = [e for e in points if "addr:housenumber" in e.tags]
        self._entrance_tree = shapely.STRtree([plane.metres(e.geometry) for e in self._entrances])
        self._address_tree = shapely.STRtree([plane.metres(e.geometry) for e in self._addresses])

    def features(self, premises: Iterable[Premises], vacant: set[str]) -> list[Feature]:
        """The premises layer. ``vacant`` holds the ids of what stands empty."""
        return [self._feature(each, each.id in vacant) for each in premises]

    def _feature(self, premises: Premises, vacant: bool) -> Feature:
        street, housenumber, postcode = self._address(premises)
        door = self._door(premises)
        return feature(
            premises.id,
            self._plane.degrees(premises.footprint),
            building=premises.building.id if premises.building else None,
            street=street,
            housenumber=housenumber,
            postcode=postcode,
            door_lon=door and door[0],
            door_lat=door and door[1],
            status="vacant" if vacant else "occupied",
            footprint_from=premises.footprint_from,
            note=premises.note,
            source=premises.unit.element.source,
        )

    def _door(self, premises: Premises) -> tuple[float, float] | None:
        """A mapped entrance in the outline, or the shop's own point where it was put in the wall."""
        wall = premises.footprint.exterior
        found = [self._entrances[i] for i in self._entrance_tree.query(wall, "dwithin", distance=AT_WALL)]
        best = min(found, key=lambda e: (ENTRANCES.index(e.tags["entrance"]), e.id), default=None)
        if best is not None:
            return best.geometry.x, best.geometry.y
        unit = premises.unit.element
        at_wall = unit.is_point and premises.building and premises.unit.point.dwithin(wall, AT_WALL)
        return (unit.geometry.x, unit.geometry.y) if at_wall else None

    def _address(self, premises: Premises) -> Address:
        """The shop's own address, else its building's, else the only one that OSM has on this ground."""
        own = _told(premises.unit.element)
        if own[0] or own[1]:
            return own
        if premises.building and premises.alone and any(built := _told(premises.building.element)):
            return built
        found = {_told(self._addresses[i]) for i in self._address_tree.query(premises.footprint, "intersects")}
        return found.pop() if len(found) == 1 else own


def _told(element: Element) -> Address:
    told = address(element.tags)
    return told["street"], told["housenumber"], told["postcode"]
