"""Changing things: one action is one transaction with its history, and can be undone as one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection

from twin.errors import Invalid, KernkijkerError, NotFound
from twin.services.house import House
from twin.storage import photos
from twin.storage.changes import Change, ChangeWriter, changes_of, is_undone
from twin.storage.database import writing
from twin.storage.things import NOBODYS_WORD, THINGS, Values

Way = Literal["shopkeeper", "officer", "question", "import", "dataset", "undo", "job"]


@dataclass(frozen=True)
class Author:
    """Who acts, and by which way in. ``person`` is None for what no person did."""

    way: Way
    person: int | None = None


class Overtaken(KernkijkerError):
    """Somebody else changed the same fields meanwhile. ``now`` holds what stands there, ``change`` the change that
    put it there (None where history does not know)."""

    def __init__(self, thing: str, key: str, now: Values, change: Change | None) -> None:
        super().__init__(f"{thing} {key} was changed meanwhile: {', '.join(sorted(now))}")
        self.thing, self.key, self.now, self.change = thing, key, dict(now), change


class FilesGone(Invalid):
    """A photo that was taken away so long ago that its files are deleted (twin.services.cleaning)."""


class Lasting(Invalid):
    """What nobody takes back: an emergency that screens have shown."""


class Batch:
    """The changes of one action. All of them are written, or none."""

    def __init__(self, writer: ChangeWriter) -> None:
        self._writer = writer

    @property
    def connection(self) -> Connection:
        """The transaction, for rows without history that must come and go with the change."""
        return self._writer.connection

    @property
    def id(self) -> int | None:
        """What `undo` takes; None as long as nothing changed."""
        return self._writer.batch

    def row(self, thing: str, key: str) -> dict[str, Any]:
        """Raises NotFound."""
        found = self._writer.row(thing, key)
        if found is None:
            raise NotFound(f"there is no {thing} '{key}'")
        return found

    def create(self, thing: str, values: Values) -> str:
        return self._writer.create(thing, values)

    def update(self, thing: str, key: str, values: Values, expected: Values | None = None) -> dict[str, Any]:
        """Sets ``values``; returns those that are new.

        ``expected`` holds what the person saw when she began. Where another value stands there now, and it is not
        the one she gives either, raises Overtaken and nothing of the action is written.
        """
        if expected:
            self._refuse_overtaken(thing, key, values, expected)
        return self._writer.update(thing, key, values)

    def remove(self, thing: str, key: str) -> None:
        self._writer.remove(thing, key)

    def remove_unchanged(self, thing: str, key: str, made: Values) -> None:
        """Removes what was made, as it was ``made``. Raises Overtaken when somebody changed it since."""
        row = self.row(thing, key)
        said = {name: value for name, value in made.items() if name not in NOBODYS_WORD}
        self._refuse(thing, key, {name: row[name] for name, value in said.items() if row[name] != value})
        self.remove(thing, key)

    def create_again(self, thing: str, key: str, values: Values) -> None:
        """Brings back what was removed. Raises Overtaken when another has taken its place."""
        there = self._writer.row(thing, key)
        if there is not None:
            raise Overtaken(thing, key, there, None)
        self.create(thing, values)

    def _refuse_overtaken(self, thing: str, key: str, values: Values, expected: Values) -> None:
        row = self.row(thing, key)
        other = {
            name: row[name]
            for name, seen in expected.items()
            if name in values and row[name] != seen and row[name] != values[name]
        }
        self._refuse(thing, key, other)

    def _refuse(self, thing: str, key: str, other: Values) -> None:
        """Raises Overtaken where there is something in ``other``: what stands there instead."""
        if other:
            history = changes_of(self.connection, self._writer.town, thing=thing, key=key)
            last = next((each for each in history if each.after and other.keys() & each.after.keys()), None)
            raise Overtaken(thing, key, other, last)


@contextmanager
def changing(house: House, town: str, author: Author, undoes: int | None = None) -> Iterator[Batch]:
    """An action on ``town``. Once the block ended without an error everything is kept, and published soon."""
    with writing(house.engine) as connection:
        writer = ChangeWriter(connection, town, house.clock(), author.way, author.person, undoes)
        batch = Batch(writer)
        yield batch
    if batch.id is not None:
        house.changed(town)


def undo(house: House, town: str, batch: int, author: Author) -> int | None:
    """Takes an action back, as an action of its own; returns its batch.

    Raises NotFound, Invalid for one that was taken back already, Overtaken where something of it changed again since,
    FilesGone where it would show a photo that has no files any more, Lasting for an emergency.
    """
    with changing(house, town, author, undoes=batch) as again:
        connection = again.connection
        found = changes_of(connection, town, batch=batch)
        if not found:
            raise NotFound(f"there is no change {batch}")
        if any(each.thing not in THINGS for each in found):
            raise Lasting("an emergency is ended or changed, and not undone")
        if is_undone(connection, town, batch):
            raise Invalid("this was undone already")
        for each in found:  # newest first
            _take_back(again, each)
            if each.thing == "photo":
                _refuse_without_files(again, each.thing_id)
    return again.id


def _take_back(again: Batch, each: Change) -> None:
    kind = THINGS[each.thing]
    if each.before is None:
        again.remove_unchanged(each.thing, each.thing_id, kind.from_json(each.after or {}))
    elif each.after is None:
        again.create_again(each.thing, each.thing_id, kind.from_json(each.before))
    else:
        after: Mapping[str, Any] = kind.from_json(each.after)
        again.update(each.thing, each.thing_id, kind.from_json(each.before), expected=after)


def _refuse_without_files(again: Batch, key: str) -> None:
    shown = photos.of_number(again.connection, int(key))
    if shown is not None and shown["state"] != "removed" and not photos.has_files(again.connection, int(key)):
        raise FilesGone(f"the files of photo {key} are deleted")
