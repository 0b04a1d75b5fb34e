"""Machines that show a code and wait for it to be typed. Nothing of them stays after ten minutes."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from twin.storage.tables_devices import pairing


class Waiting(NamedTuple):
    """A machine that waits. ``token_hash`` is what it will sign in with."""

    token_hash: str
    made_at: datetime
    expires_at: datetime


def begin_to_wait(connection: Connection, code_hash: str, waiting: Waiting) -> None:
    """In the place of what the same machine waited for before, and of what has expired."""
    over = (pairing.c.expires_at <= waiting.made_at) | (pairing.c.token_hash == waiting.token_hash)
    connection.execute(delete(pairing).where(over))
    connection.execute(insert(pairing).values(code_hash=code_hash, **waiting._asdict()))


def with_code(connection: Connection, code_hash: str, at: datetime) -> Waiting | None:
    return _one(connection, pairing.c.code_hash == code_hash, at)


def with_token(connection: Connection, token_hash: str, at: datetime) -> Waiting | None:
    return _one(connection, pairing.c.token_hash == token_hash, at)


def take(connection: Connection, code_hash: str) -> bool:
    """Ends the wait; False where somebody else just did."""
    return bool(connection.execute(delete(pairing).where(pairing.c.code_hash == code_hash)).rowcount)


def _one(connection: Connection, which: object, at: datetime) -> Waiting | None:
    query = select(pairing.c.token_hash, pairing.c.made_at, pairing.c.expires_at)
    row = connection.execute(query.where(which, pairing.c.expires_at > at)).one_or_none()  # type: ignore[arg-type]  # a condition on a column
    return Waiting(*row) if row else None
