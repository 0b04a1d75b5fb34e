"""Takes away what has had its time."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, exists, func, or_, select

from twin.storage.tables_devices import device, pairing, screen_use
from twin.storage.tables_people import attempt, kept_form, mail, membership, person, session, way_in


def _gone(connection: Connection, table: Table, which: ColumnElement[bool]) -> int:
    return connection.execute(delete(table).where(which)).rowcount


def clean(connection: Connection, now: datetime, before: Mapping[str, datetime]) -> dict[str, int]:
    """Deletes what ended before its instant; returns table -> how many rows. ``before`` has an instant for `session`,
    `way_in`, `attempt`, `mail`, `device` (one that was revoked) and `screen_use`."""
    ended = or_(session.c.ends_at < before["session"], session.c.ended_at < before["session"])
    over = or_(mail.c.sent_at < before["mail"], mail.c.failed_at < before["mail"])
    return {
        "session": _gone(connection, session, ended),
        "way_in": _gone(connection, way_in, way_in.c.expires_at < before["way_in"]),
        "attempt": _gone(connection, attempt, attempt.c.at < before["attempt"]),
        "kept_form": _gone(connection, kept_form, kept_form.c.expires_at < now),
        "mail": _gone(connection, mail, over),
        "pairing": _gone(connection, pairing, pairing.c.expires_at < now),
        "device": _gone(connection, device, device.c.revoked_at < before["device"]),
        "screen_use": _gone(connection, screen_use, screen_use.c.day < before["screen_use"].date()),
    }


def forgotten(connection: Connection, before: datetime) -> list[tuple[int, str]]:
    """(number, address) of people who keep nothing and were last here before that."""
    keeps = exists(select(membership.c.id).where(membership.c.person == person.c.id, membership.c.ended_at.is_(None)))
    last = func.coalesce(person.c.seen_at, person.c.made_at)
    ended = select(func.max(membership.c.ended_at)).where(membership.c.person == person.c.id).scalar_subquery()
    which = and_(person.c.erased_at.is_(None), ~keeps, last < before, func.coalesce(ended, last) < before)
    return [
        (number, email or "") for number, email in connection.execute(select(person.c.id, person.c.email).where(which))
    ]
