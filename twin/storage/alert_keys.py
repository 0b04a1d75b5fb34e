"""Keys that may post messages about emergencies; only their hashes are kept."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from twin.storage.tables_alerts import alert_key


@dataclass(frozen=True, slots=True)
class AlertKey:
    number: int
    name: str
    made_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


def add_key(connection: Connection, town: str, name: str, token_hash: str, by: int, at: datetime) -> None:
    """One that is there already stays as it is."""
    values = {"town": town, "name": name, "token_hash": token_hash, "made_by": by, "made_at": at}
    with suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(alert_key).values(values))


def keys_of(connection: Connection, town: str) -> Sequence[AlertKey]:
    """The newest first, those that were revoked too."""
    columns = (alert_key.c.id, alert_key.c.name, alert_key.c.made_at, alert_key.c.used_at, alert_key.c.revoked_at)
    query = select(*columns).where(alert_key.c.town == town).order_by(alert_key.c.id.desc())
    return [AlertKey(*row) for row in connection.execute(query)]


def key_with(connection: Connection, town: str, token_hash: str) -> tuple[int, str] | None:
    """The number and the name of the town's key with this hash that still opens."""
    the_one = and_(alert_key.c.town == town, alert_key.c.token_hash == token_hash, alert_key.c.revoked_at.is_(None))
    row = connection.execute(select(alert_key.c.id, alert_key.c.name).where(the_one)).one_or_none()
    return (row[0], row[1]) if row else None


def note_use(connection: Connection, number: int, at: datetime) -> None:
    connection.execute(update(alert_key).where(alert_key.c.id == number).values(used_at=at))


def revoke(connection: Connection, town: str, number: int, at: datetime) -> bool:
    """False where the town has no such key that still opens."""
    the_one = and_(alert_key.c.town == town, alert_key.c.id == number, alert_key.c.revoked_at.is_(None))
    return bool(connection.execute(update(alert_key).where(the_one).values(revoked_at=at)).rowcount)
