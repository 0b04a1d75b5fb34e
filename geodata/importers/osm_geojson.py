"""The GeoJSON that Overpass turbo exports: flat properties, ``@id`` = ``way/123``."""

import re
from typing import Any

import shapely

from geodata.importers.osm_element import Box, Element, Extract
from geodata.importers.refusal import ImportRefused
from geodata.importers.surfaces import largest

IDENTITY = re.compile(r"(node|way|relation)/(\d+)")
SHAPES = ("Point", "LineString", "Polygon", "MultiPolygon")


def extract_of_features(features: list[Any], window: Box | None) -> Extract:
    """Every feature with an OSM identity and a shape. Raises ImportRefused for GeoJSON that is not OpenStreetMap's."""
    extract = Extract({"features": len(features)})
    for position, feature in enumerate(features):
        if not isinstance(feature, dict):
            extract.broken.append(("features that are no object", f"feature {position}"))
        elif identity := _identity(feature):
            _take(feature, identity, extract, window)
        else:
            extract.broken.append(("features without an OSM id", f"feature {position}"))
    if features and extract.bounds is None and not any(why.endswith("shape") for why, _ in extract.broken):
        raise ImportRefused(
            "no feature carries an OSM id ('@id': 'way/123'). Export it from Overpass turbo as GeoJSON, with ids."
        )
    return extract


def _identity(feature: dict[str, Any]) -> tuple[str, int] | None:
    match = IDENTITY.fullmatch(str(_properties(feature).get("@id") or feature.get("id") or ""))
    return (match[1], int(match[2])) if match else None


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def _take(feature: dict[str, Any], identity: tuple[str, int], extract: Extract, window: Box | None) -> None:
    properties = _properties(feature)
    told = properties["tags"] if isinstance(properties.get("tags"), dict) else properties  # osmtogeojson nests them
    tags = {key: str(value) for key, value in told.items() if not key.startswith("@") and value is not None}
    if tags.get("type") == "boundary" or "boundary" in tags:
        extract.relations.append(tags)
    what = "/".join(map(str, identity))
    shape = _shape(feature.get("geometry"))
    if shape is None:
        extract.broken.append(("features without a usable shape", what))
        return
    if not shape.is_valid:
        extract.broken.append(("outlines that cross themselves, repaired", what))
        shape = largest(shapely.make_valid(shape)) or shape.centroid
    extract.keep(Element(*identity, tags, shape), window)


def _shape(geometry: Any) -> Any | None:
    """A Shapely geometry in degrees, None where it is missing, of another kind, or off the globe."""
    if not isinstance(geometry, dict) or geometry.get("type") not in SHAPES:
        return None
    try:
        shape = shapely.geometry.shape(geometry)
    except (ValueError, TypeError, KeyError, IndexError, shapely.errors.ShapelyError):
        return None
    if shape.is_empty:
        return None
    west, south, east, north = shape.bounds
    return shape if -180 <= west <= east <= 180 and -90 <= south <= north <= 90 else None
