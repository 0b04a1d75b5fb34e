"""The layers of the map that people keep, made from the town's book: premises, places and screens as GeoJSON text."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from twin.domain.core import Core
from twin.domain.geometry import middle
from twin.domain.premises import Premises
from twin.domain.public_place import PublicPlace
from twin.domain.screen import Screen
from twin.domain.town import Words

Properties = dict[str, Any]


def with_what_people_keep(layers: Mapping[str, str], core: Core) -> dict[str, str]:
    """``layers`` (name -> GeoJSON text, as the folder gave them) with these three as they are now."""
    return {
        **layers,
        "premises": premises_layer(core),
        "places": _places_layer(core, _by_id(layers.get("places"))),
        "screens": _screens_layer(core),
    }


def premises_layer(core: Core) -> str:
    """Attributes of the dataset, and ``door``, ``facade`` and the id of the ``shop`` in it."""
    occupant: dict[str, str] = {}
    for shop in core.shops.values():
        occupant.setdefault(shop.premises.id, shop.id)
    return _collection(
        _feature(_premises(each, occupant.get(each.id)), orjson.Fragment(each.footprint))
        for each in core.premises.values()
        if each.footprint
    )


def _premises(premises: Premises, shop: str | None) -> Properties:
    door_lon, door_lat = premises.door
    known = {
        "id": premises.id,
        "building": premises.building,
        "street": premises.street,
        "housenumber": premises.housenumber,
        "postcode": premises.postcode,
        "status": "occupied" if premises.occupied else "vacant",
        "vacant_since": premises.vacant_since,
        "footprint_from": premises.footprint_from,
        "note": premises.note,
        "source": premises.source,
        "facade": premises.facade,
    }
    return {**_known(known), "door_lon": door_lon, "door_lat": door_lat, "door": premises.door, "shop": shop}


def _places_layer(core: Core, given: Mapping[str, Any]) -> str:
    """A place keeps the shape that the folder drew, unless somebody moved it."""
    return _collection(_place(each, given.get(each.id, {}), core) for each in core.places.values())


def _place(place: PublicPlace, given: Mapping[str, Any], core: Core) -> Mapping[str, Any]:
    first = core.town.first_language
    properties: Properties = {
        **{name: value for name, value in given.get("properties", {}).items() if name in ("accuracy_m", "source")},
        "id": place.id,
        "kind": place.kind,
        **_words("name", place.names, first),
        "opening_hours": str(place.hours) if place.hours else None,
        "capacity": place.capacity,
        "wheelchair": place.wheelchair,
        "landmark": place.landmark or None,
    }
    shape = given.get("geometry")
    has_moved = shape is None or middle(shape) != place.at
    return _feature(_known(properties), {"type": "Point", "coordinates": place.at} if has_moved else shape)


def _screens_layer(core: Core) -> str:
    return _collection(_screen(each) for each in core.screens.values())


def _screen(screen: Screen) -> Mapping[str, Any]:
    names = ("id", "name", "bearing", "diagonal_inch", "width_px", "height_px", "mounting_height_mm")
    properties = {name: getattr(screen, name) for name in names}
    return _feature(properties, {"type": "Point", "coordinates": screen.at})


def _words(name: str, words: Words, first: str) -> Properties:
    """Words as the dataset writes them: the town's first language bare, the others with their suffix."""
    return {name if language == first else f"{name}_{language}": text for language, text in words.items()}


def _known(properties: Mapping[str, Any]) -> Properties:
    return {name: value for name, value in properties.items() if value not in (None, "")}


def _feature(properties: Mapping[str, Any], geometry: Any) -> Mapping[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(features: Iterable[Mapping[str, Any]]) -> str:
    return orjson.dumps({"type": "FeatureCollection", "features": list(features)}).decode()


def _by_id(layer: str | None) -> dict[str, Any]:
    features = orjson.loads(layer)["features"] if layer else []
    return {each["properties"]["id"]: each for each in features}
