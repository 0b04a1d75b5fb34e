"""Keeps a town's dataset: replaced as a whole, in one transaction, or not at all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from twin.storage import tables

Row = Mapping[str, Any]


@dataclass(frozen=True)
class TownRecord:
    """One town as rows. ``layers``: name -> GeoJSON FeatureCollection. ``trees``: screen id -> walking tree.
    ``light_maps``: language -> HTML page."""

    slug: str
    digest: str
    settings: Mapping[str, Any]
    bounds: tuple[float, float, float, float]
    layers: Mapping[str, Any]
    network: Mapping[str, Any]
    trees: Mapping[str, Any]
    light_maps: Mapping[str, str]
    premises: Sequence[Row] = field(default_factory=list)
    shops: Sequence[Row] = field(default_factory=list)
    places: Sequence[Row] = field(default_factory=list)
    screens: Sequence[Row] = field(default_factory=list)


def digests(engine: Engine) -> dict[str, str]:
    """Slug -> digest of the dataset that the database holds."""
    with engine.connect() as connection:
        return {row.slug: row.digest for row in connection.execute(select(tables.town.c.slug, tables.town.c.digest))}


def replace(engine: Engine, record: TownRecord) -> None:
    """Puts ``record`` in the place of whatever the database held for its town."""
    with engine.begin() as connection:
        _remove(connection, record.slug)
        connection.execute(
            insert(tables.town).values(
                slug=record.slug, digest=record.digest, settings=record.settings, bounds=list(record.bounds)
            )
        )
        for table, rows in _rows(record):
            if rows:
                connection.execute(insert(table), [{"town": record.slug, **row} for row in rows])


def remove(engine: Engine, slug: str) -> None:
    """Forgets a town whose folder is gone."""
    with engine.begin() as connection:
        _remove(connection, slug)


def _remove(connection: Connection, slug: str) -> None:
    for table in tables.OF_A_TOWN:
        connection.execute(delete(table).where(table.c.town == slug))
    connection.execute(delete(tables.town).where(tables.town.c.slug == slug))


def _rows(record: TownRecord) -> list[tuple[Any, Sequence[Row]]]:
    return [
        (tables.layer, [{"name": name, "geojson": _text(layer)} for name, layer in record.layers.items()]),
        (tables.walking, [{"network": _text(record.network), "trees": _text(record.trees)}]),
        (tables.light_map, [{"language": language, "html": html} for language, html in record.light_maps.items()]),
        (tables.premises, record.premises),
        (tables.shop, record.shops),
        (tables.public_place, record.places),
        (tables.screen, record.screens),
    ]


def _text(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
