"""Writes and reads changes: each one a row of its thing's table and a row of history, in one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from twin.errors import NotFound
from twin.storage import tables
from twin.storage.tables_history import change
from twin.storage.things import THINGS, Values


@dataclass(frozen=True)
class Change:
    """``before`` and ``after`` hold the changed fields only, as JSON values; see twin.storage.tables_history."""

    id: int
    batch: int
    town: str
    at: datetime
    thing: str
    thing_id: str
    before: Values | None
    after: Values | None
    way: str
    person: int | None
    undoes: int | None


class ChangeWriter:
    """The changes of one action on one town, inside the transaction of ``connection``.

    Actions on a town follow one another: the first statement waits for whoever is busy with the same town, so that
    the numbers of changes are in the order in which they become visible.
    """

    def __init__(
        self, connection: Connection, town: str, at: datetime, way: str, person: int | None, undoes: int | None = None
    ) -> None:
        self.connection, self.town = connection, town
        self._stamp = {"town": town, "at": at, "way": way, "person": person, "undoes": undoes}
        self.batch: int | None = None
        query = select(tables.town.c.slug).where(tables.town.c.slug == town).with_for_update()
        if connection.execute(query).one_or_none() is None:
            raise NotFound(f"there is no town '{town}'")

    def row(self, thing: str, key: str) -> dict[str, Any] | None:
        """The row as it is now, typed values, or None."""
        kind = THINGS[thing]
        found = self.connection.execute(select(kind.table).where(kind.is_the_one(self.town, key))).mappings()
        row = found.one_or_none()
        return dict(row) if row else None

    def create(self, thing: str, values: Values) -> str:
        """Its key: the one in ``values``, or the number that the database gave."""
        kind = THINGS[thing]
        row = values if thing == "town" else {"town": self.town, **values}
        made = self.connection.execute(insert(kind.table).values(**row))
        key = str(values[kind.key] if kind.key in values else made.inserted_primary_key[0])  # type: ignore[index]  # one row was inserted
        self._note(thing, key, None, kind.to_json(self.row(thing, key) or {}))
        return key

    def update(self, thing: str, key: str, values: Values) -> dict[str, Any]:
        """Sets ``values`` and returns those that differ from what stood there; nothing new writes nothing."""
        kind, row = THINGS[thing], self.row(thing, key)
        if row is None:
            raise NotFound(f"there is no {thing} '{key}'")
        new = {name: value for name, value in values.items() if row[name] != value}
        if new:
            self.connection.execute(update(kind.table).where(kind.is_the_one(self.town, key)).values(**new))
            self._note(thing, key, kind.to_json({name: row[name] for name in new}), kind.to_json(new))
        return new

    def remove(self, thing: str, key: str) -> None:
        kind, row = THINGS[thing], self.row(thing, key)
        if row is None:
            raise NotFound(f"there is no {thing} '{key}'")
        self.connection.execute(delete(kind.table).where(kind.is_the_one(self.town, key)))
        self._note(thing, key, kind.to_json(row), None)

    def _note(self, thing: str, key: str, before: Values | None, after: Values | None) -> None:
        values = {**self._stamp, "thing": thing, "thing_id": key, "before": before, "after": after}
        made = self.connection.execute(insert(change).values(batch=self.batch or 0, **values))
        if self.batch is None:
            self.batch = int(made.inserted_primary_key[0])  # type: ignore[index]  # one row was inserted
            self.connection.execute(update(change).where(change.c.id == self.batch).values(batch=self.batch))


def changes_of(
    connection: Connection,
    town: str,
    *,
    thing: str = "",
    key: str = "",
    batch: int = 0,
    after: datetime | None = None,
    below: int = 0,
    most: int = 0,
) -> Sequence[Change]:
    """Newest first. ``thing`` and ``key``, ``batch``, ``after`` (an instant, excluded) and ``below`` (an id) narrow."""
    query = select(change).where(change.c.town == town).order_by(change.c.id.desc())
    if thing:
        query = query.where(change.c.thing == thing)
    if key:
        query = query.where(change.c.thing_id == key)
    if batch:
        query = query.where(change.c.batch == batch)
    if after:
        query = query.where(change.c.at > after)
    if below:
        query = query.where(change.c.id < below)
    if most:
        query = query.limit(most)
    return [_change(row) for row in connection.execute(query).mappings()]


def changes_where(connection: Connection, condition: ColumnElement[bool]) -> Sequence[Change]:
    """Oldest first; ``condition`` is on the columns of `change`."""
    query = select(change).where(condition).order_by(change.c.id)
    return [_change(row) for row in connection.execute(query).mappings()]


def is_undone(connection: Connection, town: str, batch: int) -> bool:
    """Whether an action was taken back, and that was not taken back in its turn."""
    query = select(change.c.batch).where(change.c.town == town, change.c.undoes == batch).distinct()
    return any(not is_undone(connection, town, each) for each in connection.scalars(query).all())


def batches_undone(connection: Connection, town: str) -> frozenset[int]:
    """Every action that was ever taken back, also those that were brought back since."""
    query = select(change.c.undoes).where(change.c.town == town, change.c.undoes.is_not(None)).distinct()
    return frozenset(connection.scalars(query))


def rows_at(connection: Connection, town: str, thing: str, at: datetime | None = None) -> Iterator[dict[str, Any]]:
    """The rows of one kind, in the order of their keys; with ``at`` as they were at that instant."""
    kind = THINGS[thing]
    column = kind.table.c.slug if thing == "town" else kind.table.c.town
    query = select(kind.table).where(column == town)
    rows = {str(row[kind.key]): dict(row) for row in connection.execute(query).mappings()}
    if at is not None:
        for each in changes_of(connection, town, thing=thing, after=at):
            _take_back(rows, each, kind.from_json(each.before) if each.before is not None else None)
    # numbers in the order of counting, texts in the order of the alphabet
    yield from (
        rows[key]
        for key in sorted(rows, key=lambda key: (not key.isdecimal(), int(key) if key.isdecimal() else 0, key))
    )


def _take_back(rows: dict[str, dict[str, Any]], each: Change, before: dict[str, Any] | None) -> None:
    if before is None:
        rows.pop(each.thing_id, None)
    elif each.after is None:
        rows[each.thing_id] = before
    elif each.thing_id in rows:
        rows[each.thing_id] = {**rows[each.thing_id], **before}


def _change(row: Mapping[Any, Any]) -> Change:
    return Change(**{name: row[name] for name in Change.__dataclass_fields__})
