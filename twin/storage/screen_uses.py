"""Counts of use per screen and day: no persons, no times."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from twin.storage.tables_devices import screen_use

Count = tuple[date, str, str]  # day, kind, what


def _adding(insert: Any) -> Any:
    more = screen_use.c.times + insert.excluded.times
    return insert.on_conflict_do_update(index_elements=list(screen_use.primary_key), set_={"times": more})


# said each minute by each machine, so it is put together once
_ADDING = {"sqlite": _adding(sqlite.insert(screen_use)), "postgresql": _adding(postgresql.insert(screen_use))}


def add_uses(connection: Connection, town: str, screen: str, counted: Mapping[Count, int]) -> None:
    """Adds to what was counted before."""
    if not counted:
        return
    rows = [
        {"town": town, "screen": screen, "day": day, "kind": kind, "what": what, "times": times}
        for (day, kind, what), times in counted.items()
    ]
    connection.execute(_ADDING[connection.dialect.name], rows)


def uses_between(connection: Connection, town: str, screen: str, first: date, last: date) -> dict[Count, int]:
    """For the days from ``first`` to ``last``, both too."""
    query = select(screen_use.c.day, screen_use.c.kind, screen_use.c.what, screen_use.c.times).where(
        screen_use.c.town == town, screen_use.c.screen == screen, screen_use.c.day >= first, screen_use.c.day <= last
    )
    return {(row.day, row.kind, row.what): row.times for row in connection.execute(query)}
