"""Deletes the files of photos that nobody is shown any more. Their rows and their history stay: there was a photo."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, String, and_, cast, delete, func, select

from twin.storage.tables_history import change
from twin.storage.tables_work import event, notice, photo, photo_file

SHOW_PICTURES = {"event": event, "notice": notice}  # things that name the photo they show; shops' photos name the shop


def drop_files_unshown_since(connection: Connection, before: datetime) -> int:
    """Of photos that were taken away or refused before that, and of pictures that no event or notice has shown since;
    returns of how many."""
    gone = {*_removed(connection, before), *_replaced(connection, before)}
    connection.execute(delete(photo_file).where(photo_file.c.photo.in_(gone)))
    return len(gone)


def _with_files() -> Any:
    return photo.c.id.in_(select(photo_file.c.photo))


def _removed(connection: Connection, before: datetime) -> Iterator[int]:
    of_it = and_(
        change.c.town == photo.c.town, change.c.thing == "photo", change.c.thing_id == cast(photo.c.id, String)
    )
    last = select(func.max(change.c.at)).where(of_it).scalar_subquery()
    query = select(photo.c.id).where(photo.c.state == "removed", _with_files())
    yield from connection.scalars(query.where(func.coalesce(last, photo.c.at) < before))


def _replaced(connection: Connection, before: datetime) -> Iterator[int]:
    candidates = select(photo.c.id, photo.c.town).where(photo.c.shop == "", photo.c.at < before, _with_files())
    of_town = defaultdict(set)
    for number, town in connection.execute(candidates):
        of_town[town].add(number)
    for town, numbers in of_town.items():
        yield from numbers - _shown(connection, town) - _shown_since(connection, town, before)


def _shown(connection: Connection, town: str) -> set[int]:
    return {
        number
        for table in SHOW_PICTURES.values()
        for number in connection.scalars(select(table.c.photo).where(table.c.town == town, table.c.photo.is_not(None)))
    }


def _shown_since(connection: Connection, town: str, since: datetime) -> set[int]:
    """Those that an event or notice showed until a change after ``since``."""
    lately = select(change.c.before).where(change.c.town == town, change.c.at >= since)
    rows = connection.scalars(lately.where(change.c.thing.in_(SHOW_PICTURES), change.c.before.is_not(None)))
    return {before["photo"] for before in rows if before.get("photo")}
