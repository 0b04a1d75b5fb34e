"""Sessions: who is signed in on which device. Tokens are kept as hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from twin.storage.tables_people import person, session


@dataclass(frozen=True)
class Session:
    """One device's. ``device`` is in words: 'Firefox, Android'."""

    id: int
    device: str
    way: str
    made_at: datetime
    seen_at: datetime


def add_session(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(session).values(**values))


def _lasting(now: datetime) -> ColumnElement[bool]:
    return and_(session.c.ended_at.is_(None), session.c.ends_at > now)


def signed_in(connection: Connection, token_hash: str, now: datetime) -> dict[str, Any] | None:
    """The session with its person's `email`, `name` and `language`, or None where it has ended."""
    query = select(session, person.c.email, person.c.name, person.c.language)
    query = query.join(person, person.c.id == session.c.person).where(session.c.token_hash == token_hash)
    query = query.where(_lasting(now), person.c.erased_at.is_(None))
    found = connection.execute(query).mappings().one_or_none()
    return dict(found) if found else None


def owner_of(connection: Connection, token_hash: str) -> int | None:
    """Whose session it is or was, ended or not; None where nobody knows it."""
    query = select(session.c.person).join(person, person.c.id == session.c.person)
    return connection.scalar(query.where(session.c.token_hash == token_hash, person.c.erased_at.is_(None)))


def touch_session(connection: Connection, number: int, at: datetime, ends_at: datetime) -> None:
    connection.execute(update(session).where(session.c.id == number).values(seen_at=at, ends_at=ends_at))


def sessions_of(connection: Connection, number: int, now: datetime) -> Sequence[Session]:
    """A person's lasting sessions, the one used last first."""
    query = select(session).where(session.c.person == number, _lasting(now))
    found = connection.execute(query.order_by(session.c.seen_at.desc(), session.c.id.desc())).mappings()
    return [Session(**{name: row[name] for name in Session.__dataclass_fields__}) for row in found]


def end_session_with(connection: Connection, token_hash: str, at: datetime) -> None:
    which = and_(session.c.token_hash == token_hash, session.c.ended_at.is_(None))
    connection.execute(update(session).where(which).values(ended_at=at))


def end_sessions(
    connection: Connection, number: int, at: datetime, *, only: int | None = None, but: int | None = None
) -> int:
    """Ends a person's sessions: ``only`` that one, or all ``but`` one; returns how many."""
    which = [session.c.person == number, session.c.ended_at.is_(None)]
    if only is not None:
        which.append(session.c.id == only)
    if but is not None:
        which.append(session.c.id != but)
    return connection.execute(update(session).where(*which).values(ended_at=at)).rowcount
