"""A town's folder on disk: GeoJSON that a diff can show (one feature a line, sorted by id), and its town.toml."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson
import shapely

Feature = dict[str, Any]
GENERATOR = (
    "kernkijker import"  # a foreign member (RFC 7946, 6.1): lets a later import tell its own files from drawn ones
)


def feature(id: str, geometry: Any, **properties: Any) -> Feature:
    """A GeoJSON feature of a Shapely ``geometry`` in WGS84 degrees; attributes without a value are left away."""
    shape = shapely.orient_polygons(geometry) if "Polygon" in geometry.geom_type else geometry
    told = {key: value for key, value in properties.items() if value not in (None, "")}
    return {
        "type": "Feature",
        "properties": {"id": id, **told},
        "geometry": orjson.loads(shapely.to_geojson(shape)),
    }


def layer(name: str, features: Iterable[Feature]) -> bytes:
    """A FeatureCollection as UTF-8: the same features give the same bytes."""
    lines = [orjson.dumps(item) for item in sorted(features, key=lambda item: _natural(item["properties"]["id"]))]
    head = b'{"type":"FeatureCollection","name":' + orjson.dumps(name) + b',"generator":' + orjson.dumps(GENERATOR)
    body = b",\n".join(lines)
    return head + b',"features":[\n' + body + (b"\n" if lines else b"") + b"]}\n"


def rewritten(collection: Mapping[str, Any]) -> bytes:
    """A FeatureCollection that somebody else made, its order and other members kept, one feature a line."""
    members = {key: value for key, value in collection.items() if key != "features"}
    head = orjson.dumps(members).removesuffix(b"}") + (b"," if members else b"")
    return head + b'"features":[\n' + b",\n".join(orjson.dumps(each) for each in collection["features"]) + b"\n]}\n"


def _natural(id: str) -> list[tuple[int, str]]:
    """w9 before w10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", id)]


def write(path: Path, content: bytes) -> None:
    """All or nothing: a reader sees the old file or the new one."""
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(content)
    draft.replace(path)


def toml(table: Mapping[str, Any]) -> str:
    """``table`` as TOML: plain values first, then one table per mapping (of plain values)."""
    plain = [f"{key} = {_value(value)}" for key, value in table.items() if not isinstance(value, Mapping)]
    blocks = [
        "\n".join([f"[{key}]", *(f"{name} = {_value(text)}" for name, text in value.items())])
        for key, value in table.items()
        if isinstance(value, Mapping)
    ]
    return "\n\n".join(["\n".join(plain), *blocks]) + "\n"


def _value(value: str | bool | float | Iterable[str]) -> str:
    """A TOML literal. JSON's strings, numbers, booleans and lists of strings are TOML's too, but for DEL."""
    return orjson.dumps(value).decode().replace("\x7f", "\\u007f")
