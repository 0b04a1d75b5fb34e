"""Which screens are silent as far as their caretakers were told."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from twin.storage.tables_screen_silences import screen_silence


def told_of(connection: Connection, town: str) -> dict[str, datetime]:
    """Screen -> since when it is silent."""
    query = select(screen_silence.c.screen, screen_silence.c.since).where(screen_silence.c.town == town)
    return {row[0]: row[1] for row in connection.execute(query)}


def note_told(connection: Connection, town: str, screen: str, since: datetime, at: datetime) -> None:
    connection.execute(insert(screen_silence).values(town=town, screen=screen, since=since, told_at=at))


def forget(connection: Connection, town: str, screen: str) -> None:
    is_the_one = (screen_silence.c.town == town) & (screen_silence.c.screen == screen)
    connection.execute(delete(screen_silence).where(is_the_one))
