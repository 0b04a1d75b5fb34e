"""The life of messages about emergencies, written beside the history of what people keep."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, update

from twin.storage.tables_history import ALERT, change

Told = Mapping[str, Any]


def note(
    connection: Connection,
    town: str,
    key: str,
    before: Told | None,
    after: Told | None,
    *,
    at: datetime,
    way: str,
    person: int | None,
) -> None:
    """An action of its own, which is never taken back. It waits for nobody who changes the town: an emergency has no
    time for that."""
    values = {"town": town, "at": at, "way": way, "person": person, "thing": ALERT, "thing_id": key}
    row = {**values, "batch": 0, "before": before, "after": after}
    number = connection.execute(insert(change).values(**row)).inserted_primary_key[0]  # type: ignore[index]  # there is one after an insert
    connection.execute(update(change).where(change.c.id == number).values(batch=number))
