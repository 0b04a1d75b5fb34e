"""Who wrote what stands in some fields now: told to a person who wrote the same meanwhile."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from twin.services.house import House
from twin.services.shop_hours import who_changed
from twin.storage.changes import Change, changes_of
from twin.storage.proposals import Proposal as Proposal  # pages name it, and must not know storage
from twin.storage.things import THINGS

MOST = 50  # changes of one thing that are looked through
Row = Mapping[str, Any]
Told = Callable[[Row], Mapping[str, str]]  # a row as the texts of its form


class Wrote(NamedTuple):
    """``name`` is '' where no person did it, or nobody knows. ``way`` as of twin.services.changing.Author."""

    name: str
    person: int | None
    way: str
    at: datetime


def wrote(house: House, change: Change | None) -> Wrote | None:
    """Of a change that history knows, who made it."""
    if change is None:
        return None
    return Wrote(who_changed(house, change.person), change.person, change.way, change.at)


def who_wrote(
    house: House, town: str, thing: str, row: Row, told: Told, fields: Iterable[str], waits: Proposal | None = None
) -> Wrote | None:
    """The last who gave one of ``fields`` (of the form) another text; None where history does not know.

    ``row`` is as it is now; ``waits``: what somebody proposed over it.
    """
    kind, names = THINGS[thing], list(fields)

    def is_told_otherwise(older: Row, newer: Row) -> bool:
        before, after = told(older), told(newer)
        return any(before[name] != after[name] for name in names)

    if waits and is_told_otherwise(row, {**row, **kind.from_json(waits.after)}):
        return Wrote(who_changed(house, waits.person), waits.person, "shopkeeper", waits.at)
    with house.engine.connect() as connection:
        found = changes_of(connection, town, thing=thing, key=str(row[kind.key]), most=MOST)
    newer = row
    for each in found:
        older = {**newer, **kind.from_json(each.before or {})}
        if each.before is None or is_told_otherwise(older, newer):
            return wrote(house, each)
        newer = older
    return None
