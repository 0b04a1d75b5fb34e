"""What is seen from a place in the core: landmarks and shops of the town, behind no house."""

from collections.abc import Iterator

import orjson

from twin.domain.core import Core
from twin.domain.footprint import Ground, Position
from twin.domain.street_view import LANDMARK_WITHIN, Ring, Seen, Sight, look_around
from twin.services.field_words import called
from twin.services.house import House
from twin.storage.cores import read_layers

PASSING = frozenset({"market"})  # not there on most days
REACH = LANDMARK_WITHIN + 50  # metres: a house whose first corner is further hides nothing


def seen_from(house: House, core: Core, at: Position, bearing: float, language: str) -> list[Seen]:
    """See twin.domain.street_view.look_around; names in ``language``."""
    return look_around(at, bearing, _sights(core, language), _walls(house, core, at))


def _sights(core: Core, language: str) -> Iterator[Sight]:
    for place in core.places.values():
        if place.landmark and place.names and place.kind not in PASSING:
            yield Sight(called(place.names, language), place.at, is_landmark=True)
    for shop in core.shops.values():
        yield Sight(called(shop.names, language), shop.premises.door, is_landmark=False)


def _walls(house: House, core: Core, at: Position) -> Iterator[Ring]:
    ground = Ground(at)
    drawn = [orjson.loads(each.footprint) for each in core.premises.values() if each.footprint]
    buildings = orjson.loads(read_layers(house.engine, core.town.slug).get("buildings", '{"features": []}'))
    for geometry in (*drawn, *(each["geometry"] for each in buildings["features"])):
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for polygon in polygons:
            if max(map(abs, ground.metres(polygon[0][0]))) <= REACH:
                yield polygon[0]
