"""Messages about emergencies, kept as they came in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, true, update
from sqlalchemy.exc import IntegrityError

from twin.domain.alert import AlertWords
from twin.domain.alert_area import AlertArea, Lonlat
from twin.domain.alert_message import AlertMessage, AlertPart, Name
from twin.storage import tables
from twin.storage.tables_alerts import alert_message
from twin.storage.tables_history import IS_PUBLISHED, change
from twin.storage.tables_people import person


@dataclass(frozen=True, slots=True)
class Came:
    """How a message came in. ``way``: officer, file, key or address; ``by``, ``ended_by``: names of people, or '';
    ``person``: the number of who brought it."""

    message: AlertMessage
    way: str
    at: datetime
    by: str = ""
    ended_by: str = ""
    person: int | None = None


def add(
    connection: Connection, town: str, message: AlertMessage, way: str, by: int | None, at: datetime, until: datetime
) -> int | None:
    """Returns its number; None where the town has a message of this name, which then stays as it is."""
    sender_id, identifier = message.name
    values = {
        "town": town,
        "sender_id": sender_id,
        "identifier": identifier,
        "kind": message.kind,
        "sent": message.sent,
        "sender": message.sender,
        "is_test": message.is_test,
        "is_own": message.is_own,
        "parts": [_part_to_json(part) for part in message.parts],
        "names": [list(name) for name in sorted(message.references)],
        "way": way,
        "person": by,
        "came_at": at,
        "counts_until": until,
    }
    try:
        with connection.begin_nested():
            number: int = connection.execute(insert(alert_message).values(values)).inserted_primary_key[0]  # type: ignore[index]  # there is one after an insert
    except IntegrityError:  # known already
        return None
    return number


def known_names(connection: Connection, town: str, identifiers: Collection[str]) -> set[Name]:
    """Names of the messages that the town has, of those with one of ``identifiers``."""
    columns = (alert_message.c.sender_id, alert_message.c.identifier)
    query = select(*columns).where(alert_message.c.town == town, alert_message.c.identifier.in_(identifiers))
    return {(row[0], row[1]) for row in connection.execute(query)}


def counting(connection: Connection, town: str, at: datetime) -> list[AlertMessage]:
    """Those on which something may still depend at ``at``, by their number."""
    known = and_(alert_message.c.town == town, alert_message.c.counts_until > at)
    rows = connection.execute(select(alert_message).where(known).order_by(alert_message.c.id)).mappings()
    return [_message(row) for row in rows]


def newest(connection: Connection, town: str, most: int, *, only_own: bool = False) -> list[Came]:
    """The last ``most`` that came in, the newest first; ``only_own``: of those that officers wrote."""
    ender = person.alias()
    query = (
        select(alert_message, person.c.name.label("by_name"), ender.c.name.label("ended_by_name"))
        .outerjoin(person, person.c.id == alert_message.c.person)
        .outerjoin(ender, ender.c.id == alert_message.c.ended_by)
        .where(alert_message.c.town == town, alert_message.c.is_own if only_own else true())
        .order_by(alert_message.c.id.desc())
        .limit(most)
    )
    return [
        Came(_message(row), row["way"], row["came_at"], row["by_name"] or "", row["ended_by_name"] or "", row["person"])
        for row in connection.execute(query).mappings()
    ]


def held_fast(connection: Connection, town: str, number: int) -> AlertMessage | None:
    """The message, which nobody else changes or ends before this transaction is over; None where there is none."""
    the_one = and_(alert_message.c.town == town, alert_message.c.id == number)
    row = connection.execute(select(alert_message).where(the_one).with_for_update()).mappings().one_or_none()
    return _message(row) if row else None


def end(connection: Connection, town: str, number: int, by: int | None, at: datetime) -> bool:
    """False where there is none with this ``number`` that goes on."""
    the_one = and_(alert_message.c.town == town, alert_message.c.id == number, alert_message.c.ended_at.is_(None))
    done = connection.execute(update(alert_message).where(the_one).values(ended_at=at, ended_by=by))
    return bool(done.rowcount)


def forget_before(connection: Connection, at: datetime) -> int:
    """Deletes the messages of every town that counted until before ``at``; returns how many."""
    return connection.execute(delete(alert_message).where(alert_message.c.counts_until < at)).rowcount


def places_of_screens(connection: Connection, town: str) -> dict[str, Lonlat]:
    """Screen -> where it stands, by id."""
    screen = tables.screen
    query = select(screen.c.id, screen.c.lon, screen.c.lat).where(screen.c.town == town).order_by(screen.c.id)
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def names_of_screens(connection: Connection, town: str) -> dict[str, str]:
    """Screen -> what it is called, by name."""
    screen = tables.screen
    query = select(screen.c.id, screen.c.name).where(screen.c.town == town).order_by(screen.c.name, screen.c.id)
    return {row[0]: row[1] for row in connection.execute(query)}


def mark(connection: Connection, town: str) -> tuple[str, ...]:
    """What is the same as long as no message came in, none was ended, and no screen was moved, by whichever process."""
    of_town = alert_message.c.town == town
    messages = select(func.max(alert_message.c.id), func.count(alert_message.c.ended_at)).where(of_town)
    newest_change = select(func.max(change.c.id)).where(change.c.town == town, IS_PUBLISHED)
    digest = connection.scalar(select(tables.town.c.digest).where(tables.town.c.slug == town))
    found = (*connection.execute(messages).one(), connection.scalar(newest_change), digest)
    return tuple(map(str, found))


def _message(row: Mapping[Any, Any]) -> AlertMessage:
    return AlertMessage(
        name=(row["sender_id"], row["identifier"]),
        kind=row["kind"],
        sent=row["sent"],
        sender=row["sender"],
        is_test=row["is_test"],
        parts=tuple(_part(each) for each in row["parts"]),
        references=frozenset((sender, identifier) for sender, identifier in row["names"]),
        is_own=row["is_own"],
        ended_at=row["ended_at"],
        number=row["id"],
    )


def _part_to_json(part: AlertPart) -> dict[str, Any]:
    words = {code: [each.title, each.text, each.instruction] for code, each in part.words.items()}
    start, end = part.start.isoformat(), part.end.isoformat()
    return {"severity": part.severity, "words": words, "start": start, "end": end, "area": part.area.to_json()}


def _part(kept: Mapping[str, Any]) -> AlertPart:
    words: Mapping[str, Sequence[str]] = kept["words"]
    return AlertPart(
        severity=kept["severity"],
        words={code: AlertWords(*each) for code, each in words.items()},
        start=datetime.fromisoformat(kept["start"]),
        end=datetime.fromisoformat(kept["end"]),
        area=AlertArea.from_json(kept["area"]),
    )
