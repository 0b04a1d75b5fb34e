"""Reads what the officers chose for their screens: the town's word, and over it that of one screen."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, time
from typing import Any

from sqlalchemy import Connection, select

from twin.domain.screen_settings import QuietHours, ScreenSettings
from twin.storage.changes import rows_at
from twin.storage.tables_screen_settings import ALL, screen_settings

Row = Mapping[str, Any]
FIELDS = tuple(each.name for each in fields(ScreenSettings))


def of_screen(connection: Connection, town: str, screen: str) -> ScreenSettings:
    """What holds for ``screen``, also for one that has no word of its own."""
    return settings_of(chosen(connection, town, screen))


def chosen(connection: Connection, town: str, screen: str) -> dict[str, Any]:
    """What was chosen for ``screen``, one column over the other; None where nobody chose."""
    return over(own_row(connection, town, ALL), own_row(connection, town, screen))


def own_row(connection: Connection, town: str, screen: str) -> dict[str, Any]:
    """The word of one screen, or of ``ALL``; {} where it has none."""
    is_the_one = (screen_settings.c.town == town) & (screen_settings.c.screen == screen)
    found = connection.execute(select(screen_settings).where(is_the_one)).mappings().one_or_none()
    return dict(found) if found else {}


def settings_of_all(connection: Connection, town: str, at: datetime | None = None) -> dict[str, ScreenSettings]:
    """Screen -> what holds there, for those with a word of their own; ``ALL`` -> for every other. With ``at`` as it
    was then."""
    rows = {row["screen"]: row for row in rows_at(connection, town, "screen_settings", at)}
    of_all = rows.get(ALL, {})
    return {ALL: settings_of(of_all), **{screen: settings_of(over(of_all, row)) for screen, row in rows.items()}}


def over(of_all: Row, own: Row) -> dict[str, Any]:
    """``own`` where it says something, else what holds for all."""
    names = [column.name for column in screen_settings.columns if not column.primary_key]
    return {name: of_all.get(name) if own.get(name) is None else own[name] for name in names}


def settings_of(row: Row) -> ScreenSettings:
    """A row, or two of them one over the other, with what is usual where nobody chose."""
    said = {name: row[name] for name in FIELDS if row.get(name) is not None}
    if "quiet" in said:
        said["quiet"] = QuietHours(*map(time.fromisoformat, said["quiet"])) if said["quiet"] else None
    if "languages" in said:
        said["languages"] = tuple(said["languages"])
    return ScreenSettings(**said)


def staff_of_all(connection: Connection, town: str) -> dict[str, str]:
    """Screen, or ``ALL``, -> the hash of the staff's code, for those with a word of their own."""
    query = select(screen_settings.c.screen, screen_settings.c.staff).where(
        screen_settings.c.town == town, screen_settings.c.staff.is_not(None)
    )
    return {row.screen: row.staff for row in connection.execute(query)}
