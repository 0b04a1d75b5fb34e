"""Mails that wait, that were sent and that failed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, String, and_, cast, func, insert, select, update

from twin.storage.database import writing
from twin.storage.tables_people import mail
from twin.storage.tables_work import desk_item


@dataclass(frozen=True)
class Mail:
    """One mail. ``tries`` counts those begun; ``unsubscribe`` is an address or ''."""

    id: int
    town: str | None
    kind: str
    recipient: str
    person: int | None
    shop: str
    language: str
    subject: str
    text: str
    html: str
    made_at: datetime
    due_at: datetime
    tries: int
    is_private: bool
    unsubscribe: str


def queue(connection: Connection, values: Mapping[str, Any]) -> int:
    """Keeps a mail to be sent; returns its number."""
    made = connection.execute(insert(mail).values(**values))
    return int(made.inserted_primary_key[0])  # type: ignore[index]  # one row was inserted


def _waiting(now: datetime) -> Any:
    return and_(mail.c.sent_at.is_(None), mail.c.failed_at.is_(None), mail.c.due_at <= now)


def any_due(engine: Engine, now: datetime) -> bool:
    with engine.connect() as connection:
        return connection.scalar(select(mail.c.id).where(_waiting(now)).limit(1)) is not None


def claim(engine: Engine, now: datetime, until: datetime) -> Mail | None:
    """The mail that waits longest, taken: until ``until`` nobody else gets it. One more try is counted.

    Who dies with it in hand loses nothing: it is due again at ``until``.
    """
    with writing(engine) as connection:
        query = select(mail).where(_waiting(now)).order_by(mail.c.due_at, mail.c.id).limit(1)
        row = connection.execute(query.with_for_update(skip_locked=True)).mappings().one_or_none()
        if row is None:
            return None
        connection.execute(update(mail).where(mail.c.id == row["id"]).values(due_at=until, tries=row["tries"] + 1))
        kept = {name: row[name] for name in Mail.__dataclass_fields__}
        return Mail(**{**kept, "tries": row["tries"] + 1})


def claim_all(connection: Connection, now: datetime) -> Sequence[tuple[int, int]]:
    """(number, tries begun) of every mail that is due, for when none of them can go; one more try is counted."""
    query = select(mail.c.id, mail.c.tries).where(_waiting(now)).order_by(mail.c.id)
    found = connection.execute(query.with_for_update(skip_locked=True)).all()
    return [(number, tries + 1) for number, tries in found]


def note_sent(engine: Engine, number: int, at: datetime) -> None:
    """Sent. A private one's words are wiped: a link in it must not stay readable here."""
    with writing(engine) as connection:
        connection.execute(update(mail).where(mail.c.id == number).values(sent_at=at, failure=""))
        _wipe(connection, number)


def note_postponed(connection: Connection, number: int, tries: int, due_at: datetime, failure: str) -> None:
    values = {"tries": tries, "due_at": due_at, "failure": failure}
    connection.execute(update(mail).where(mail.c.id == number).values(**values))


def note_failed(connection: Connection, number: int, tries: int, at: datetime, failure: str) -> None:
    """Given up. The desk hears of it: a person was not reached. Which words she missed is not theirs to read."""
    values = {"tries": tries, "failed_at": at, "failure": failure}
    connection.execute(update(mail).where(mail.c.id == number).values(**values))
    _wipe(connection, number)
    row = mail_of(connection, number)
    if row["town"] is not None:
        detail = {"mail": number, "kind": row["kind"], "person": row["person"], "failure": failure}
        item = {"town": row["town"], "kind": "bounced", "key": f"mail:{number}", "shop": row["shop"]}
        _free_key(connection, item["town"], item["key"])
        connection.execute(insert(desk_item).values(**item, detail=detail, came_at=at))


def _free_key(connection: Connection, town: str, key: str) -> None:
    """A mail that was tried again and failed again is a new line; the line of the first time keeps its counts."""
    other = desk_item.c.key.concat("#").concat(cast(desk_item.c.id, String))
    connection.execute(update(desk_item).where(desk_item.c.town == town, desk_item.c.key == key).values(key=other))


def _wipe(connection: Connection, number: int) -> None:
    is_it = and_(mail.c.id == number, mail.c.is_private)
    connection.execute(update(mail).where(is_it).values(text="", html="", unsubscribe=""))


def mail_of(connection: Connection, number: int) -> dict[str, Any]:
    return dict(connection.execute(select(mail).where(mail.c.id == number)).mappings().one())


def unreached(connection: Connection, town: str) -> set[int]:
    """People whose newest mail failed. It is known for as long as mails are kept."""
    newest = select(func.max(mail.c.id)).where(mail.c.town == town, mail.c.person.is_not(None)).group_by(mail.c.person)
    query = select(mail.c.person).where(mail.c.id.in_(newest), mail.c.failed_at.is_not(None))
    return set(connection.scalars(query))
