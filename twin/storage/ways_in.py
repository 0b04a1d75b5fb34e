"""Ways in: links, letters and invitations, each used once. Tokens and codes are kept as hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from twin.storage.tables import town as towns
from twin.storage.tables_people import way_in


@dataclass(frozen=True)
class WayIn:
    """One way in. ``kind``: mail, letter, confirm (of a letter), invitation, handover, officer, address; `question`
    and `unsubscribe` stand in twin.storage.questions.

    ``person`` is whose it is, where she is known; ``made_by`` who gave it away; ``detail`` what its kind needs.
    """

    id: int
    kind: str
    town: str
    shop: str
    role: str
    person: int | None
    email: str
    language: str
    detail: dict[str, Any]
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    made_by: int | None


def add_way_in(connection: Connection, values: dict[str, Any]) -> int:
    made = connection.execute(insert(way_in).values(**values))
    return int(made.inserted_primary_key[0])  # type: ignore[index]  # one row was inserted


def _open(now: datetime) -> ColumnElement[bool]:
    return and_(way_in.c.used_at.is_(None), way_in.c.expires_at > now)


def open_way_in(connection: Connection, town: str, now: datetime, which: ColumnElement[bool]) -> WayIn | None:
    query = select(way_in).where(way_in.c.town == town, which, _open(now))
    row = connection.execute(query.order_by(way_in.c.id)).mappings().first()
    return _way(row) if row else None


def with_token(token_hash: str) -> ColumnElement[bool]:
    return way_in.c.token_hash == token_hash


def with_code(code_hash: str) -> ColumnElement[bool]:
    return and_(way_in.c.kind == "letter", way_in.c.code_hash == code_hash)


def with_number(number: int) -> ColumnElement[bool]:
    return way_in.c.id == number


def open_ways_in(connection: Connection, town: str, shop: str, kinds: Sequence[str], now: datetime) -> list[WayIn]:
    """Those to one shop (or, with '', to the desk) that wait to be used, the oldest first."""
    query = select(way_in).where(way_in.c.town == town, way_in.c.shop == shop, way_in.c.kind.in_(kinds), _open(now))
    return [_way(row) for row in connection.execute(query.order_by(way_in.c.id)).mappings()]


def was_sent(
    connection: Connection, town: str, shop: str, kind: str, email: str, since: datetime, now: datetime
) -> bool:
    """Whether the same way in went to that address after ``since``, and waits to be used. Of two who ask at once for
    one town the second waits until the first is done."""
    connection.execute(select(towns.c.slug).where(towns.c.slug == town).with_for_update())
    found = open_ways_in(connection, town, shop, [kind], now)
    return any(each.email == email and each.made_at > since for each in found)


def use_way_in(connection: Connection, number: int, at: datetime) -> bool:
    """Whether it was still to be used: of two who try at once, one hears True."""
    done = connection.execute(update(way_in).where(way_in.c.id == number, _open(at)).values(used_at=at))
    return done.rowcount == 1


def end_ways_in(connection: Connection, town: str, shop: str, kinds: Sequence[str], at: datetime) -> None:
    """Those to a shop open no door from now on."""
    which = and_(way_in.c.town == town, way_in.c.shop == shop, way_in.c.kind.in_(kinds), _open(at))
    connection.execute(update(way_in).where(which).values(expires_at=at))


def end_ways_of(connection: Connection, person: int, email: str, at: datetime) -> None:
    """Those of one person, known by her number or only by her address."""
    which = and_((way_in.c.person == person) | (way_in.c.email == email), _open(at))
    connection.execute(update(way_in).where(which).values(expires_at=at))


def end_way_in(connection: Connection, town: str, shop: str, number: int, at: datetime) -> bool:
    which = and_(way_in.c.town == town, way_in.c.shop == shop, way_in.c.id == number, _open(at))
    return connection.execute(update(way_in).where(which).values(expires_at=at)).rowcount == 1


def _way(row: Any) -> WayIn:
    return WayIn(**{name: row[name] for name in WayIn.__dataclass_fields__})
