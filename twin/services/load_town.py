"""Takes a checked dataset into the database."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

from twin.domain.footprint import area_m2
from twin.domain.geometry import middle, positions
from twin.services.house import now_in_utc
from twin.services.merging import take_in
from twin.storage.towns import Row, TownRecord

if TYPE_CHECKING:  # the type only: importing geodata.dataset would load GeoPandas into the service
    from geodata.dataset import Dataset

SCENERY = ("perimeter", "buildings", "premises", "paths", "ground", "trees", "places", "screens")
LANGUAGE_SUFFIXES = ("nl", "fr", "en", "de")

Properties = Mapping[str, Any]
LightMap = Callable[[Mapping[str, Any], Mapping[str, Any], str], str]  # (town.toml, layers, language) -> HTML


def load_town(
    engine: Engine, dataset: "Dataset", digest: str, draw: LightMap, clock: Callable[[], datetime] = now_in_utc
) -> None:
    """Takes in ``dataset`` (already free of faults): see twin.services.merging for what people wrote meanwhile."""
    take_in(engine, record_of(dataset, digest, draw), clock())


def record_of(dataset: "Dataset", digest: str, draw: LightMap) -> TownRecord:
    walking = dataset.walking.to_json()
    first = dataset.town["languages"][0]
    layers = dataset.layers
    return TownRecord(
        slug=dataset.town["slug"],
        digest=digest,
        settings=dict(dataset.town),
        bounds=_bounds(layers["perimeter"]),
        layers={name: layers[name] for name in SCENERY if name in layers},
        network={name: walking[name] for name in ("nodes", "edges", "names")},
        trees=walking["trees"],
        light_maps={language: draw(dataset.town, layers, language) for language in dataset.town["languages"]},
        premises=[_premises(each, walking["doors"]) for each in _features(layers, "premises")],
        shops=[_shop(each, first) for each in _features(layers, "shops")],
        places=[_place(each, first) for each in _features(layers, "places")],
        screens=[_screen(each, walking["screens"]) for each in _features(layers, "screens")],
    )


def _features(layers: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    return list(layers.get(name, {}).get("features", []))


def _premises(feature: Mapping[str, Any], doors: Mapping[str, int]) -> Row:
    properties, footprint = feature["properties"], feature["geometry"]
    lon, lat = properties["door"]
    return {
        "id": properties["id"],
        **_texts(properties, "street", "housenumber", "postcode"),
        "status": properties["status"],
        "vacant_since": _date(properties.get("vacant_since")),
        "door_lon": lon,
        "door_lat": lat,
        "facade": properties.get("facade"),
        "node": doors.get(properties["id"]),
        "footprint": json.dumps(footprint, separators=(",", ":")),
        "area_m2": area_m2(footprint),
        **_texts(properties, "building", "footprint_from", "note", "source"),
    }


def _shop(feature: Mapping[str, Any], first_language: str) -> Row:
    properties = feature["properties"]
    lon, lat = feature["geometry"]["coordinates"][:2]
    return {
        "id": properties["id"],
        "slug": properties["slug"],
        "premises": properties["premises"],
        "names": _words(properties, "name", first_language),
        "texts": _words(properties, "text", first_language),
        "category": properties["category"],
        "products": {
            language: _list(words) for language, words in _words(properties, "products", first_language).items()
        },
        "opening_hours": properties.get("opening_hours"),
        **_texts(properties, "hours_text", "phone", "email", "website", "wheelchair", "source", "osm_element"),
        "payment": _list(properties.get("payment")),
        "checked_on": _date(properties.get("checked_on")),
        "demonstration": bool(properties.get("demonstration")),
        "lon": lon,
        "lat": lat,
    }


def _place(feature: Mapping[str, Any], first_language: str) -> Row:
    properties = feature["properties"]
    lon, lat = middle(feature["geometry"])
    return {
        "id": properties["id"],
        "kind": properties["kind"],
        "names": _words(properties, "name", first_language),
        "opening_hours": properties.get("opening_hours"),
        "capacity": properties.get("capacity"),
        **_texts(properties, "wheelchair"),
        "landmark": bool(properties.get("landmark")),
        "lon": lon,
        "lat": lat,
    }


def _screen(feature: Mapping[str, Any], nodes: Mapping[str, int]) -> Row:
    properties = feature["properties"]
    lon, lat = feature["geometry"]["coordinates"][:2]
    numbers = ("name", "bearing", "diagonal_inch", "width_px", "height_px", "mounting_height_mm")
    return {
        "id": properties["id"],
        **{name: properties[name] for name in numbers},
        "lon": lon,
        "lat": lat,
        "node": nodes.get(properties["id"]),
    }


def _texts(properties: Properties, *names: str) -> dict[str, str]:
    return {name: str(properties.get(name) or "") for name in names}


def _words(properties: Properties, name: str, first_language: str) -> dict[str, str]:
    """``name`` is in the town's first language, ``name_fr`` and the like are translations."""
    found = {first_language: properties.get(name)}
    for language in LANGUAGE_SUFFIXES:
        found[language] = properties.get(f"{name}_{language}") or found.get(language)
    return {language: str(text) for language, text in found.items() if text}


def _list(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(";") if part.strip()]


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _bounds(perimeter: Mapping[str, Any]) -> tuple[float, float, float, float]:
    corners = [p for feature in perimeter["features"] for p in positions(feature["geometry"])]
    lons, lats = zip(*corners, strict=True)
    return min(lons), min(lats), max(lons), max(lats)
