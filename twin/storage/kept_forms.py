"""Forms that wait for their writer to be signed in again."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from twin.storage.tables_people import kept_form


def add_kept(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(kept_form).values(**values))


def kept_with(connection: Connection, token_hash: str, now: datetime) -> dict[str, Any] | None:
    query = select(kept_form).where(kept_form.c.token_hash == token_hash, kept_form.c.expires_at > now)
    found = connection.execute(query).mappings().one_or_none()
    return dict(found) if found else None


def drop_kept(connection: Connection, token_hash: str) -> None:
    connection.execute(delete(kept_form).where(kept_form.c.token_hash == token_hash))
