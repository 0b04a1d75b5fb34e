"""People and what they may: who keeps which shop, who has a town's desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, insert, select, update

from twin.storage import tables
from twin.storage.tables_people import membership, person


@dataclass(frozen=True)
class Member:
    """A membership that holds, with whose it is. ``shop`` is '' for a desk."""

    id: int
    town: str
    person: int
    role: str
    shop: str
    since: datetime
    way: str
    email: str
    name: str
    language: str
    seen_at: datetime | None


def person_row(connection: Connection, number: int) -> dict[str, Any] | None:
    found = connection.execute(select(person).where(person.c.id == number)).mappings().one_or_none()
    return dict(found) if found else None


def person_with(connection: Connection, email: str) -> dict[str, Any] | None:
    """Who has this address, which is in lower case."""
    found = connection.execute(select(person).where(person.c.email == email)).mappings().one_or_none()
    return dict(found) if found else None


def add_person(connection: Connection, email: str, name: str, language: str, at: datetime) -> int:
    values = {"email": email, "name": name, "language": language, "made_at": at}
    made = connection.execute(insert(person).values(**values))
    return int(made.inserted_primary_key[0])  # type: ignore[index]  # one row was inserted


def change_person(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(person).where(person.c.id == number).values(**values))


def members(
    connection: Connection,
    *,
    number: int | None = None,
    town: str = "",
    role: str = "",
    shop: str | None = None,
) -> Sequence[Member]:
    """Memberships that have not ended, in the order of their beginning. ``number`` is a person's."""
    query = select(membership, person.c.email, person.c.name, person.c.language, person.c.seen_at)
    query = query.join(person, person.c.id == membership.c.person).where(membership.c.ended_at.is_(None))
    if number is not None:
        query = query.where(membership.c.person == number)
    if town:
        query = query.where(membership.c.town == town)
    if role:
        query = query.where(membership.c.role == role)
    if shop is not None:
        query = query.where(membership.c.shop == shop)
    found = connection.execute(query.order_by(membership.c.since, membership.c.id)).mappings()
    return [Member(**{name: row[name] for name in Member.__dataclass_fields__}) for row in found]


def add_member(
    connection: Connection, town: str, number: int, role: str, shop: str, at: datetime, way: str, by: int | None = None
) -> bool:
    """Whether that is new: who has it already keeps what she has."""
    if members(connection, number=number, town=town, role=role, shop=shop):
        return False
    values = {"town": town, "person": number, "role": role, "shop": shop, "since": at, "way": way, "let_in_by": by}
    connection.execute(insert(membership).values(**values))
    return True


def end_members(connection: Connection, ids: Sequence[int], at: datetime) -> None:
    which = and_(membership.c.id.in_(ids), membership.c.ended_at.is_(None))
    connection.execute(update(membership).where(which).values(ended_at=at))


def shop_row(connection: Connection, town: str, slug: str) -> dict[str, Any] | None:
    """The shop at this address; of several, the one that is still there."""
    query = select(tables.shop).where(tables.shop.c.town == town, tables.shop.c.slug == slug)
    found = connection.execute(query.order_by(tables.shop.c.left_on.is_not(None), tables.shop.c.id)).mappings().first()
    return dict(found) if found else None


def shop_with(connection: Connection, town: str, key: str) -> dict[str, Any] | None:
    query = select(tables.shop).where(tables.shop.c.town == town, tables.shop.c.id == key)
    found = connection.execute(query).mappings().one_or_none()
    return dict(found) if found else None


def shop_rows(connection: Connection, town: str, keys: Sequence[str]) -> Sequence[dict[str, Any]]:
    """The shops with these ids, in the order of their slugs."""
    query = select(tables.shop).where(tables.shop.c.town == town, tables.shop.c.id.in_(keys))
    return [dict(row) for row in connection.execute(query.order_by(tables.shop.c.slug)).mappings()]
