"""Everything that is kept about one person: to show her, and to take her name off."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, or_, select, update

from twin.storage.tables_alerts import alert_key, alert_message
from twin.storage.tables_devices import device
from twin.storage.tables_history import change
from twin.storage.tables_people import kept_file, kept_form, mail, membership, person, session, way_in
from twin.storage.tables_work import desk_item, proposal, wish

# what of each table goes into her export; never a hash
SHOWN: Sequence[tuple[str, Table, str, tuple[str, ...]]] = (
    ("memberships", membership, "person", ("town", "role", "shop", "since", "ended_at", "way", "reminder_days")),
    ("sessions", session, "person", ("device", "way", "made_at", "seen_at", "ends_at", "ended_at")),
    ("ways_in", way_in, "person", ("kind", "town", "shop", "email", "made_at", "expires_at", "used_at")),
    ("mails", mail, "person", ("town", "kind", "recipient", "shop", "language", "subject", "made_at", "sent_at")),
    ("changes", change, "person", ("town", "at", "thing", "thing_id", "before", "after", "way")),
    ("proposals", proposal, "person", ("town", "shop", "thing", "before", "after", "at", "state", "reason")),
    ("wishes", wish, "person", ("town", "shop", "text", "at", "answer", "answered_at")),
    ("kept_forms", kept_form, "person", ("path", "fields", "made_at", "expires_at")),
    ("screens_paired", device, "paired_by", ("town", "screen", "paired_at", "revoked_at")),
    ("screens_revoked", device, "revoked_by", ("town", "screen", "paired_at", "revoked_at")),
    ("emergencies", alert_message, "person", ("town", "sent", "sender", "is_test", "parts", "way", "came_at")),
    ("emergencies_ended", alert_message, "ended_by", ("town", "identifier", "ended_at")),
    ("emergency_keys", alert_key, "made_by", ("town", "name", "made_at", "used_at", "revoked_at")),
    ("desk_items_done", desk_item, "done_by", ("town", "kind", "shop", "came_at", "done_at", "outcome")),
)
OF_HERSELF = ("email", "name", "language", "made_at", "seen_at")
TO_HER_ADDRESS = {"ways_in": "email", "mails": "recipient"}  # also what was sent there before she was somebody here


def everything_about(connection: Connection, number: int) -> dict[str, Any]:
    """Table name -> rows; under `person` her own row."""
    found: dict[str, Any] = {"person": _rows(connection, person, "id", number, OF_HERSELF)}
    email = next((each["email"] for each in found["person"]), None)
    for name, table, key, shown in SHOWN:
        column = TO_HER_ADDRESS.get(name)
        found[name] = _rows(connection, table, key, number, shown, (column, email) if column and email else None)
    return found | {"kept_files": _kept_files(connection, number)}


def take_name_off(connection: Connection, number: int, email: str, at: datetime) -> None:
    """What she changed stays, by nobody; her address, her ways in, her sessions and her mails are gone."""
    connection.execute(
        update(membership).where(membership.c.person == number, membership.c.ended_at.is_(None)).values(ended_at=at)
    )
    connection.execute(delete(session).where(session.c.person == number))
    connection.execute(delete(kept_form).where(kept_form.c.person == number))
    connection.execute(delete(way_in).where(or_(way_in.c.person == number, way_in.c.email == email)))
    connection.execute(delete(mail).where(or_(mail.c.person == number, mail.c.recipient == email)))
    values = {"email": None, "name": "", "language": "nl", "seen_at": None, "erased_at": at}
    connection.execute(update(person).where(person.c.id == number).values(**values))


def _kept_files(connection: Connection, number: int) -> list[dict[str, Any]]:
    """Their names: the files are her own, and go within hours."""
    query = select(kept_file.c.filename, kept_file.c.size).join(kept_form, kept_form.c.id == kept_file.c.form)
    return [dict(row) for row in connection.execute(query.where(kept_form.c.person == number)).mappings()]


def _rows(
    connection: Connection,
    table: Table,
    key: str,
    number: int,
    shown: Sequence[str],
    sent: tuple[str, str] | None = None,
) -> list[dict[str, Any]]:
    """Those of the person with this ``number``; with ``sent``, a column and an address, those that went there too."""
    hers = table.c[key] == number
    if sent:
        hers = or_(hers, table.c[sent[0]] == sent[1])
    query = select(*(table.c[name] for name in shown)).where(hers).order_by(*table.primary_key)
    return [
        {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}
        for row in connection.execute(query).mappings()
    ]
