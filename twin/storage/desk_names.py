"""What the lines of a desk are about: shops, premises, wishes, mails, photos and offers, by their ids."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, select

from twin.storage import tables
from twin.storage.tables_people import mail, person
from twin.storage.tables_work import offer, photo, wish


class ShopName(NamedTuple):
    id: str
    slug: str
    names: Mapping[str, str]
    category: str
    premises: str
    street: str
    housenumber: str
    establishment_number: str

    @property
    def address(self) -> str:
        return f"{self.street} {self.housenumber}".strip()


class Letter(NamedTuple):
    """A mail that did not arrive. ``name`` and ``email`` are its person's as they are now, '' where she is gone."""

    id: int
    kind: str
    recipient: str
    made_at: datetime
    failure: str
    is_private: bool
    name: str


class Wish(NamedTuple):
    id: int
    text: str
    at: datetime


def shops(connection: Connection, town: str, ids: Iterable[str]) -> dict[str, ShopName]:
    shop, premises = tables.shop, tables.premises
    stands_in = and_(premises.c.town == shop.c.town, premises.c.id == shop.c.premises)
    query = (
        select(shop.c.id, shop.c.slug, shop.c.names, shop.c.category, shop.c.premises, shop.c.establishment_number)
        .add_columns(premises.c.street, premises.c.housenumber)
        .outerjoin(premises, stands_in)
        .where(shop.c.town == town, shop.c.id.in_(list(ids)))
    )
    rows = connection.execute(query)
    return {
        row.id: ShopName(
            *(row.id, row.slug, row.names, row.category, row.premises, row.street or "", row.housenumber or ""),
            row.establishment_number,
        )
        for row in rows
    }


def screens(connection: Connection, town: str, ids: Iterable[str]) -> dict[str, str]:
    """Screen -> its name."""
    table = tables.screen
    query = select(table.c.id, table.c.name).where(table.c.town == town, table.c.id.in_(list(ids)))
    return {row.id: row.name for row in connection.execute(query)}


def addresses(connection: Connection, town: str, ids: Iterable[str]) -> dict[str, str]:
    """Premises -> street and number."""
    table = tables.premises
    query = select(table.c.id, table.c.street, table.c.housenumber).where(table.c.town == town)
    rows = connection.execute(query.where(table.c.id.in_(list(ids))))
    return {row.id: f"{row.street} {row.housenumber}".strip() for row in rows}


def wishes(connection: Connection, town: str, ids: Iterable[int]) -> dict[int, Wish]:
    query = select(wish.c.id, wish.c.text, wish.c.at).where(wish.c.town == town, wish.c.id.in_(list(ids)))
    return {row.id: Wish(*row) for row in connection.execute(query)}


def letters(connection: Connection, town: str, ids: Iterable[int]) -> dict[int, Letter]:
    columns = (mail.c.id, mail.c.kind, mail.c.recipient, mail.c.made_at, mail.c.failure, mail.c.is_private)
    query = select(*columns, person.c.name).outerjoin(person, person.c.id == mail.c.person)
    rows = connection.execute(query.where(mail.c.town == town, mail.c.id.in_(list(ids))))
    return {row.id: Letter(*row[:6], row.name or "") for row in rows}


def rows_of(connection: Connection, town: str, thing: str, ids: Iterable[int]) -> dict[str, dict[str, Any]]:
    """Photos or offers by their id as text."""
    table = {"photo": photo, "offer": offer}[thing]
    query = select(table).where(table.c.town == town, table.c.id.in_(list(ids)))
    return {str(row["id"]): dict(row) for row in connection.execute(query).mappings()}
