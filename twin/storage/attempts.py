"""Tries at the doors, counted by keyed hash: nobody can read from them who tried."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from twin.storage.tables_people import attempt


def note_attempt(connection: Connection, door: str, key_hash: str, at: datetime) -> None:
    connection.execute(insert(attempt).values(door=door, key_hash=key_hash, at=at))


def attempts_since(connection: Connection, door: str, key_hash: str, since: datetime, most: int) -> list[datetime]:
    """The newest ``most`` tries after ``since``, newest first."""
    query = select(attempt.c.at).where(attempt.c.door == door, attempt.c.key_hash == key_hash, attempt.c.at > since)
    return list(connection.scalars(query.order_by(attempt.c.at.desc()).limit(most)))
