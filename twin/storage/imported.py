"""What a dataset's folder said last, feature by feature: the base that the merge by field compares with."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from twin.storage.tables_history import change, imported

Fields = Mapping[str, Any]
PORTION = 500  # keys in one statement; databases allow a limited number


def said_last(connection: Connection, town: str, thing: str, keys: Iterable[str] | None = None) -> dict[str, Fields]:
    """Key -> the feature's fields as JSON values; with ``keys`` of these only."""
    query = select(imported.c.thing_id, imported.c.fields).where(imported.c.town == town, imported.c.thing == thing)
    if keys is not None:
        query = query.where(imported.c.thing_id.in_(list(keys)))
    return {row[0]: row[1] for row in connection.execute(query)}


def remember(connection: Connection, town: str, thing: str, said: Mapping[str, Fields]) -> None:
    forget(connection, town, thing, said)
    rows = [{"town": town, "thing": thing, "thing_id": key, "fields": fields} for key, fields in said.items()]
    if rows:
        connection.execute(insert(imported), rows)


def forget(connection: Connection, town: str, thing: str, keys: Iterable[str]) -> None:
    listed = list(keys)
    of_thing = delete(imported).where(imported.c.town == town, imported.c.thing == thing)
    for start in range(0, len(listed), PORTION):
        connection.execute(of_thing.where(imported.c.thing_id.in_(listed[start : start + PORTION])))


def is_remembered(connection: Connection, town: str) -> bool:
    """Whether a folder of ``town`` was ever read, or anything of it ever changed."""
    return any(
        connection.execute(select(table.c.town).where(table.c.town == town).limit(1)).first()
        for table in (imported, change)
    )


def touched_by_people(connection: Connection, town: str, thing: str) -> set[str]:
    """Keys of what somebody else than the folder ever changed."""
    query = select(change.c.thing_id).where(change.c.town == town, change.c.thing == thing, change.c.way != "dataset")
    return set(connection.scalars(query.distinct()))
