"""Keeps a town as its folder gives it: the rows of a first reading, and the map, which is renewed as a whole."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update

from twin.storage import tables
from twin.storage.database import writing
from twin.storage.tables_history import tenancy

Row = Mapping[str, Any]
SCENERY = (tables.layer, tables.walking, tables.light_map)


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

    @property
    def things(self) -> Mapping[str, Sequence[Row]]:
        """Name of the thing -> rows; premises before the shops in them."""
        return {"premises": self.premises, "shop": self.shops, "place": self.places, "screen": self.screens}


def digests(engine: Engine) -> dict[str, str]:
    """Slug -> digest of the dataset that the database holds, of every town that is served."""
    query = select(tables.town.c.slug, tables.town.c.digest).where(tables.town.c.is_served)
    with engine.connect() as connection:
        return {row.slug: row.digest for row in connection.execute(query)}


def shop_slugs(connection: Connection, slug: str) -> dict[str, str]:
    """Slug -> id of every shop of a town, those that left too."""
    query = select(tables.shop.c.slug, tables.shop.c.id).where(tables.shop.c.town == slug)
    return {row[0]: row[1] for row in connection.execute(query)}


def retire(engine: Engine, slug: str) -> None:
    """Stops serving a town whose folder is gone. What people wrote about it stays, and comes back with the folder."""
    with writing(engine) as connection:
        connection.execute(update(tables.town).where(tables.town.c.slug == slug).values(is_served=False))


def first_rows(connection: Connection, record: TownRecord, at: datetime) -> None:
    """The rows of a town that nobody changed yet, in bulk and without history: that begins with the first change."""
    values = {"digest": record.digest, "settings": record.settings, "bounds": list(record.bounds), "kept_since": at}
    known = connection.execute(update(tables.town).where(tables.town.c.slug == record.slug).values(**values))
    if not known.rowcount:
        connection.execute(insert(tables.town).values(slug=record.slug, **values))
    for table in (tables.premises, tables.shop, tables.public_place, tables.screen, tenancy):
        connection.execute(delete(table).where(table.c.town == record.slug))
    tenancies = [{"premises": shop["premises"], "shop": shop["id"]} for shop in record.shops]
    for table, rows in (
        (tables.premises, record.premises),
        (tables.shop, record.shops),
        (tables.public_place, record.places),
        (tables.screen, record.screens),
        (tenancy, tenancies),
    ):
        _insert(connection, table, record.slug, rows)


def renew_map(connection: Connection, record: TownRecord) -> None:
    """Puts the folder's map, walking network and light maps in the place of the last ones; the town is served."""
    of_town = tables.town.c.slug == record.slug
    connection.execute(update(tables.town).where(of_town).values(digest=record.digest, is_served=True))
    for table in SCENERY:
        connection.execute(delete(table).where(table.c.town == record.slug))
    for table, rows in (
        (tables.layer, [{"name": name, "geojson": _text(layer)} for name, layer in record.layers.items()]),
        (tables.walking, [{"network": _text(record.network), "trees": _text(record.trees)}]),
        (tables.light_map, [{"language": language, "html": html} for language, html in record.light_maps.items()]),
    ):
        _insert(connection, table, record.slug, rows)


def renew_nodes(connection: Connection, record: TownRecord) -> None:
    """Where premises and screens meet the new walking network, and the front of the premises: no history, for they
    follow from the map. What people made or moved finds its own place when the town is published."""
    for table, rows, names in (
        (tables.premises, record.premises, ("node", "facade")),
        (tables.screen, record.screens, ("node",)),
    ):
        columns = [table.c[name] for name in names]
        query = select(table.c.id, *columns).where(table.c.town == record.slug)
        kept = {row[0]: tuple(row[1:]) for row in connection.execute(query)}
        for row in rows:
            new = tuple(row[name] for name in names)
            if row["id"] in kept and kept[row["id"]] != new:
                one = update(table).where(table.c.town == record.slug, table.c.id == row["id"])
                connection.execute(one.values(dict(zip(names, new, strict=True))))


def _insert(connection: Connection, table: Any, town: str, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), [{"town": town, **row} for row in rows])


def _text(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
