"""What was heard of each screen: one row a screen."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from twin.domain.heartbeat import Heartbeat
from twin.storage.tables_work import heartbeat

COLUMNS = [heartbeat.c[each.name] for each in fields(Heartbeat)]


def heard(connection: Connection, town: str) -> dict[str, Heartbeat]:
    """Screen -> what is kept of it, for those that were ever heard; also of screens that are no more."""
    query = select(heartbeat.c.screen, *COLUMNS).where(heartbeat.c.town == town)
    return {row["screen"]: _heartbeat(row) for row in connection.execute(query).mappings()}


def last_heard(connection: Connection, town: str, screen: str) -> datetime | None:
    at: datetime | None = connection.scalar(select(heartbeat.c.last_seen).where(_is_the_one(town, screen)))
    return at


def heard_of(connection: Connection, town: str, screen: str) -> Heartbeat | None:
    """Nobody else writes this row before the transaction ends."""
    query = select(*COLUMNS).where(_is_the_one(town, screen)).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return _heartbeat(row) if row else None


def begin(connection: Connection, town: str, screen: str, found: Heartbeat) -> None:
    """The first row of a screen; where another process just wrote it, that one stays."""
    try:
        with connection.begin_nested():
            connection.execute(insert(heartbeat).values(town=town, screen=screen, **asdict(found)))
    except IntegrityError:
        return


def go_on(connection: Connection, town: str, screen: str, found: Heartbeat) -> None:
    connection.execute(update(heartbeat).where(_is_the_one(town, screen)).values(**asdict(found)))


def _is_the_one(town: str, screen: str) -> ColumnElement[bool]:
    return and_(heartbeat.c.town == town, heartbeat.c.screen == screen)


def _heartbeat(row: Mapping[Any, Any]) -> Heartbeat:
    return Heartbeat(**{each.name: row[each.name] for each in COLUMNS})
