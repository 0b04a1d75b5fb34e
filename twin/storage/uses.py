"""Counts of use per shop and week: no persons, no times, no addresses."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, Engine, insert, select, update

from twin.storage.database import writing
from twin.storage.tables_work import use

Key = tuple[str, str, str, date]  # town, shop's id, kind, Monday of the week


def add_uses(engine: Engine, counted: Mapping[Key, int]) -> None:
    """Adds to what was counted before, in one transaction."""
    with writing(engine) as connection:
        for key, times in counted.items():
            _add(connection, key, times)


def uses_of(engine: Engine, town: str, shop: str, since: date) -> dict[tuple[date, str], int]:
    """(Monday, kind) -> times, for the weeks from ``since`` on."""
    query = select(use.c.week, use.c.kind, use.c.times).where(
        use.c.town == town, use.c.shop == shop, use.c.week >= since
    )
    with engine.connect() as connection:
        return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def _add(connection: Connection, key: Key, times: int) -> None:
    town, shop, kind, week = key
    row = (use.c.town == town) & (use.c.shop == shop) & (use.c.kind == kind) & (use.c.week == week)
    done = connection.execute(update(use).where(row).values(times=use.c.times + times))
    if not done.rowcount:
        connection.execute(insert(use).values(town=town, shop=shop, kind=kind, week=week, times=times))
