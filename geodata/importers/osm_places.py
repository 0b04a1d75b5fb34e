"""Public places, ground and trees."""

from collections.abc import Iterable
from typing import Any

import shapely

from geodata.importers.metres import Metres
from geodata.importers.osm_element import Element
from geodata.importers.osm_hours import hours
from geodata.importers.osm_tags import Tags, metres, names, number, wheelchair
from geodata.importers.osm_town import TownFacts
from geodata.importers.summary import Summary
from geodata.importers.surfaces import polygons
from geodata.importers.writing import Feature, feature
from twin.domain.place import Place

PLACES = {  # tag -> kind; the first that fits counts
    "amenity=marketplace": "market",
    "amenity=parking": "parking",
    "amenity=bicycle_parking": "bicycle_parking",
    "amenity=toilets": "toilets",
    "amenity=bench": "bench",
    "amenity=townhall": "townhall",
    "amenity=place_of_worship": "church",
    "amenity=police": "police",
    "amenity=library": "library",
    "amenity=school": "school",
    "amenity=post_box": "post_box",
    "amenity=atm": "atm",
    "amenity=drinking_water": "drinking_water",
    "amenity=fountain": "fountain",
    "amenity=charging_station": "charging_station",
    "highway=bus_stop": "bus_stop",
    "tourism=information": "tourist_information",
    "tourism=museum": "museum",
    "historic=castle": "castle",
    "historic=monument": "monument",
    "historic=memorial": "monument",
    "man_made=windmill": "mill",
    "man_made=watermill": "mill",
    "craft=brewery": "brewery",
    "railway=station": "station",
    "railway=halt": "station",
    "leisure=playground": "playground",
    "leisure=park": "park",
}
GROUND = {
    "leisure=park": "park",
    "leisure=garden": "garden",
    "landuse=grass": "garden",
    "landuse=village_green": "park",
    "landuse=recreation_ground": "park",
    "natural=water": "water",
    "waterway=riverbank": "water",
    "landuse=basin": "water",
    "place=square": "square",
    "highway=pedestrian": "square",
    "amenity=marketplace": "square",
    "amenity=parking": "parking",
}
LANDMARKS = ("church", "castle", "townhall", "museum", "station", "market", "monument")
BOARDS = ("board", "map", "guidepost", "route_marker", "terminal", "sign")  # not an office with people


def places(elements: Iterable[Element], plane: Metres, within: Any, town: TownFacts, summary: Summary) -> list[Feature]:
    """The places layer: what a visitor looks for inside ``within`` (metres)."""
    found = [(element, kind) for element in elements if (kind := _place(element)) and _inside(element, plane, within)]
    return [_place_feature(element, kind, town, summary) for element, kind in found]


def _place(element: Element) -> str | None:
    tags = element.tags
    if element.is_line or tags.get("access") in ("private", "no"):
        return None
    if tags.get("tourism") == "information" and tags.get("information") in BOARDS:
        return None
    return _first(PLACES, tags)


def _first(kinds: dict[str, str], tags: Tags) -> str | None:
    return next((kind for tag, kind in kinds.items() if tags.get(tag.split("=")[0]) == tag.split("=")[1]), None)


def _inside(element: Element, plane: Metres, within: Any) -> bool:
    return bool(within.covers(plane.metres(element.geometry).point_on_surface()))


def _place_feature(element: Element, kind: str, town: TownFacts, summary: Summary) -> Feature:
    tags = element.tags
    at = element.geometry.point_on_surface()
    found = names(tags, town.languages) if "name" in tags else {}
    seats = number(tags.get("capacity"))
    return feature(
        element.key,
        element.geometry,
        kind=kind,
        **found,
        opening_hours=hours(element, Place(at.x, at.y, town.timezone), town.country, summary).get("opening_hours"),
        capacity=int(seats) if seats else None,
        wheelchair=wheelchair(tags),
        landmark=(kind in LANDMARKS and bool(found)) or None,
        source=element.source,
    )


def ground(elements: Iterable[Element], plane: Metres, within: Any) -> list[Feature]:
    """The ground layer: surfaces that touch ``within`` (metres), cut off at its edge."""
    made = []
    for element in elements:
        kind = _first(GROUND, element.tags) if element.is_area else None
        shape = _cut(plane.metres(element.geometry), within) if kind and _lies_open(element.tags) else None
        if kind and shape is not None:
            made.append(feature(element.key, plane.degrees(shape), kind=kind))
    return made


def _lies_open(tags: Tags) -> bool:
    """A car park under the ground or inside a building is no ground."""
    hidden = tags.get("location") == "underground" or tags.get("parking") in ("underground", "multi-storey")
    return not hidden and "building" not in tags and not tags.get("layer", "").startswith("-")


def _cut(shape: Any, within: Any) -> Any | None:
    parts = list(polygons(shape.intersection(within))) if shape.intersects(within) else []
    whole = [part for part in parts if part.area > 1]
    return None if not whole else whole[0] if len(whole) == 1 else shapely.MultiPolygon(whole)


def trees(elements: Iterable[Element], plane: Metres, within: Any) -> list[Feature]:
    """The trees layer: single trees inside ``within`` (metres)."""
    found = [e for e in elements if e.is_point and e.tags.get("natural") == "tree" and _inside(e, plane, within)]
    return [feature(e.key, e.geometry, height=metres(e.tags.get("height"))) for e in found]
