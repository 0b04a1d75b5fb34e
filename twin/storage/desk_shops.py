"""All shops of a town as its desk lists them, those that left too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, select

from twin.storage import tables
from twin.storage.tables_people import membership

SHOP = ("id", "slug", "names", "category", "products", "opening_hours", "checked_on", "confirmed_at", "left_on")


@dataclass(frozen=True)
class Listed:
    """``keepers`` counts the people who keep it."""

    id: str
    slug: str
    names: Mapping[str, str]
    category: str
    products: Mapping[str, Sequence[str]]
    opening_hours: str | None
    checked_on: date | None
    confirmed_at: datetime | None
    left_on: date | None
    premises: str
    street: str
    housenumber: str
    keepers: int


def listed(connection: Connection, town: str) -> Sequence[Listed]:
    """In the order of their slugs."""
    shop, premises = tables.shop, tables.premises
    stands_in = and_(premises.c.town == shop.c.town, premises.c.id == shop.c.premises)
    columns = [*(shop.c[name] for name in SHOP), shop.c.premises, premises.c.street, premises.c.housenumber]
    query = select(*columns).outerjoin(premises, stands_in).where(shop.c.town == town).order_by(shop.c.slug)
    kept = _keepers(connection, town)
    return [_listed(row, kept.get(row["id"], 0)) for row in connection.execute(query).mappings()]


def slugs_and_ids(connection: Connection, town: str) -> tuple[set[str], set[str]]:
    """Every slug and every id that a shop of the town has or had."""
    rows = connection.execute(select(tables.shop.c.slug, tables.shop.c.id).where(tables.shop.c.town == town)).all()
    return {row[0] for row in rows}, {row[1] for row in rows}


def premises_to_let(connection: Connection, town: str, today: date) -> Sequence[tuple[str, str, bool]]:
    """(id, address, whether it is vacant) of premises that are there, by street and number."""
    table = tables.premises
    query = select(table.c.id, table.c.street, table.c.housenumber, table.c.status, table.c.gone_on)
    rows = connection.execute(query.where(table.c.town == town).order_by(table.c.street, table.c.housenumber))
    return [
        (row.id, f"{row.street} {row.housenumber}".strip(), row.status == "vacant")
        for row in rows
        if row.gone_on is None or row.gone_on > today
    ]


def _keepers(connection: Connection, town: str) -> dict[str, int]:
    holds = (membership.c.town == town) & (membership.c.role == "shopkeeper") & membership.c.ended_at.is_(None)
    found: dict[str, int] = {}
    for key in connection.scalars(select(membership.c.shop).where(holds)):
        found[key] = found.get(key, 0) + 1
    return found


def _listed(row: Mapping[Any, Any], keepers: int) -> Listed:
    values = {name: row[name] for name in (*SHOP, "premises")}
    return Listed(**values, street=row["street"] or "", housenumber=row["housenumber"] or "", keepers=keepers)
