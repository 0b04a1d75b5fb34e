"""Questions that are asked by mail, and who may be asked: shopkeepers with an address, of shops that are there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from twin.storage.tables import shop
from twin.storage.tables_history import change
from twin.storage.tables_people import membership, person, way_in

Kind = Literal["question", "unsubscribe"]  # of a way in
KEEPERS_WAYS = ("shopkeeper", "question")  # ways in of a shopkeeper's own word


@dataclass(frozen=True)
class Keeper:
    """One person and one shop of hers. ``reminder_days``: her own rhythm; None is the town's, 0 is never."""

    person: int
    email: str
    language: str
    since: datetime
    reminder_days: int | None
    shop: str
    slug: str
    names: Mapping[str, str]
    opening_hours: str | None
    confirmed_at: datetime | None


def keepers(connection: Connection, town: str, today: date) -> Sequence[Keeper]:
    """In the order of persons, then of the shops' ids."""
    query = (
        select(
            person.c.id.label("person"),
            person.c.email,
            person.c.language,
            membership.c.since,
            membership.c.reminder_days,
            membership.c.shop,
            shop.c.slug,
            shop.c.names,
            shop.c.opening_hours,
            shop.c.confirmed_at,
        )
        .join(membership, membership.c.person == person.c.id)
        .join(shop, and_(shop.c.town == membership.c.town, shop.c.id == membership.c.shop))
        .where(membership.c.town == town, membership.c.role == "shopkeeper", membership.c.ended_at.is_(None))
        .where(person.c.email.is_not(None), or_(shop.c.left_on.is_(None), shop.c.left_on > today))
        .order_by(person.c.id, shop.c.id)
    )
    return [Keeper(**row) for row in connection.execute(query).mappings()]


def last_words(connection: Connection, town: str) -> Mapping[str, datetime]:
    """Shop -> when its shopkeepers last changed something of it."""
    of_shopkeepers = and_(change.c.thing == "shop", change.c.way.in_(KEEPERS_WAYS))
    query = select(change.c.thing_id, func.max(change.c.at)).where(change.c.town == town, of_shopkeepers)
    return {row[0]: row[1] for row in connection.execute(query.group_by(change.c.thing_id))}


@dataclass(frozen=True)
class Asked:
    """A question that was sent. ``detail`` holds `question` (right, holiday, rhythm), `day` of a holiday as text, and
    `answer` once there is one; that of an unsubscription `shops` (ids), and their rhythms `before` once it was used."""

    id: int
    town: str
    person: int
    shop: str
    language: str
    detail: Mapping[str, Any]
    made_at: datetime
    expires_at: datetime


def all_asked(connection: Connection, town: str) -> Sequence[Asked]:
    query = select(way_in).where(way_in.c.town == town, way_in.c.kind == "question").order_by(way_in.c.id)
    return [_asked(row) for row in connection.execute(query).mappings()]


def asked_with(connection: Connection, token_hash: str, kind: Kind = "question") -> Asked | None:
    query = select(way_in).where(way_in.c.token_hash == token_hash, way_in.c.kind == kind)
    row = connection.execute(query).mappings().one_or_none()
    return _asked(row) if row else None


def ask(connection: Connection, token_hash: str, asked: Mapping[str, Any], kind: Kind = "question") -> None:
    connection.execute(insert(way_in).values(kind=kind, token_hash=token_hash, **asked))


def note_answer(connection: Connection, number: int, detail: Mapping[str, Any], at: datetime) -> None:
    connection.execute(update(way_in).where(way_in.c.id == number).values(detail=dict(detail), used_at=at))


def is_keeper(connection: Connection, town: str, number: int, key: str) -> bool:
    """Whether a person still keeps a shop that is there."""
    query = select(membership.c.id).where(membership.c.town == town, membership.c.person == number)
    mine = query.where(membership.c.shop == key, membership.c.role == "shopkeeper", membership.c.ended_at.is_(None))
    return connection.scalar(mine.limit(1)) is not None


def set_rhythm(connection: Connection, town: str, number: int, key: str, days: int | None) -> None:
    which = and_(membership.c.town == town, membership.c.person == number, membership.c.shop == key)
    connection.execute(update(membership).where(which).values(reminder_days=days))


def _asked(row: Any) -> Asked:
    return Asked(**{name: row[name] for name in Asked.__dataclass_fields__})
