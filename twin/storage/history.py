"""Reads history by action: the newest first, of a whole town, of one thing, or of all that belongs to a shop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select

from twin.storage.changes import Change, changes_where
from twin.storage.tables import premises, public_place, screen, shop
from twin.storage.tables_history import change, tenancy
from twin.storage.tables_people import person
from twin.storage.tables_work import offer, photo, wish

OF_A_SHOP = {"photo": photo, "offer": offer, "tenancy": tenancy, "wish": wish}  # rows that name their shop


@dataclass(frozen=True)
class About:
    """Which part of a town's history: all of it where nothing is given. ``shop`` is an id, and takes along its offers,
    photos, tenancies and wishes; ``since`` and ``until`` are instants, the second excluded."""

    thing: str = ""
    key: str = ""
    shop: str = ""
    way: str = ""
    person: int | None = None
    since: datetime | None = None
    until: datetime | None = None

    def where(self, connection: Connection, town: str) -> ColumnElement[bool]:
        wanted = [change.c.town == town]
        wanted += [change.c.thing == self.thing] if self.thing else []
        wanted += [change.c.thing_id == self.key] if self.key else []
        wanted += [change.c.way == self.way] if self.way else []
        wanted += [change.c.person == self.person] if self.person is not None else []
        wanted += [change.c.at >= self.since] if self.since else []
        wanted += [change.c.at < self.until] if self.until else []
        wanted += [_of_shop(connection, town, self.shop)] if self.shop else []
        return and_(*wanted)


def batches(connection: Connection, town: str, about: About, below: int, most: int) -> list[int]:
    """Numbers of actions, the newest first; ``below`` goes on where another page ended (0: from the newest)."""
    query = select(change.c.batch).where(about.where(connection, town))
    if below:
        query = query.where(change.c.batch < below)
    return list(connection.scalars(query.group_by(change.c.batch).order_by(change.c.batch.desc()).limit(most)))


def changes_in(connection: Connection, town: str, about: About, numbers: Sequence[int]) -> Sequence[Change]:
    """The changes of these actions that are about that, in the order in which they were made."""
    return changes_where(connection, and_(about.where(connection, town), change.c.batch.in_(numbers)))


def count_of(connection: Connection, town: str, numbers: Sequence[int]) -> Mapping[int, int]:
    """Action -> how many changes it made, all of them."""
    query = select(change.c.batch, func.count()).where(change.c.town == town, change.c.batch.in_(numbers))
    return {row[0]: row[1] for row in connection.execute(query.group_by(change.c.batch))}


def people_called(connection: Connection, numbers: set[int]) -> Mapping[int, str]:
    """Person -> name, '' for who has none or was erased."""
    query = select(person.c.id, person.c.name).where(person.c.id.in_(numbers))
    return {row[0]: row[1] for row in connection.execute(query)}


@dataclass(frozen=True)
class Names:
    """What things are called now: by thing and id, words per language or an address. ``slugs``: shop id -> slug."""

    by_thing: Mapping[str, Mapping[str, Any]]
    slugs: Mapping[str, str]


def names_of(connection: Connection, town: str) -> Names:
    shops = connection.execute(select(shop.c.id, shop.c.names, shop.c.slug).where(shop.c.town == town)).all()
    houses = select(premises.c.id, premises.c.street, premises.c.housenumber).where(premises.c.town == town)
    places = select(public_place.c.id, public_place.c.names).where(public_place.c.town == town)
    found = connection.execute(select(screen.c.id, screen.c.name).where(screen.c.town == town))
    screens = {row[0]: row[1] for row in found}
    return Names(
        {
            "shop": {row[0]: row[1] for row in shops},
            "premises": {row[0]: f"{row[1]} {row[2]}".strip() for row in connection.execute(houses)},
            "place": {row[0]: row[1] for row in connection.execute(places)},
            "screen": screens,
            "screen_settings": screens,
            **{thing: _shops_of(connection, town, table) for thing, table in OF_A_SHOP.items()},
        },
        {row[0]: row[2] for row in shops},
    )


def shop_of(connection: Connection, town: str, thing: str, key: str) -> str:
    """The id of the shop whose photo, offer, tenancy or wish it is; '' where it is nobody's."""
    table = OF_A_SHOP.get(thing)
    if table is None or not key.isdecimal():
        return ""
    return connection.scalar(select(table.c.shop).where(table.c.town == town, table.c.id == int(key))) or ""


def _shops_of(connection: Connection, town: str, table: Any) -> Mapping[str, str]:
    query = select(table.c.id, table.c.shop).where(table.c.town == town)
    return {str(row[0]): row[1] for row in connection.execute(query)}


def _of_shop(connection: Connection, town: str, key: str) -> ColumnElement[bool]:
    """Rows of now, and those that history saw come or go: these hold the whole row, so also its shop."""
    parts: list[ColumnElement[bool]] = [and_(change.c.thing == "shop", change.c.thing_id == key)]
    named = or_(change.c.after["shop"].as_string() == key, change.c.before["shop"].as_string() == key)
    for thing, table in OF_A_SHOP.items():
        now = connection.scalars(select(table.c.id).where(table.c.town == town, table.c.shop == key))
        past = connection.scalars(
            select(change.c.thing_id).where(change.c.town == town, change.c.thing == thing, named).distinct()
        )
        keys = {str(each) for each in now} | set(past)
        parts.append(and_(change.c.thing == thing, change.c.thing_id.in_(keys)) if keys else false())
    return or_(*parts)
