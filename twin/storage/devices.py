"""Machines that were paired with a screen, and what was last heard of them."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, insert, or_, select, update

from twin.domain.device import Device, PageBeat, Report
from twin.storage import tables
from twin.storage.columns import EPOCH
from twin.storage.tables_devices import device

MILLISECOND = timedelta(milliseconds=1)
PLAIN = [
    each.name for each in fields(Device) if each.name not in {"report", "since", "clock_offset"}
]  # kept as they are
COLUMNS = [*(device.c[name] for name in PLAIN), device.c.report, device.c.since, device.c.clock_offset_ms]
HEARD = (
    "last_seen", "quiet_from", "back_at", "boot_before", "twins_at", "failed_at", "refused", "refused_at",
    "refused_why",
)  # fmt: skip


# said each minute by each machine, so they are put together once
_IS_KNOWN = or_(device.c.token_hash == bindparam("hashed"), device.c.next_token_hash == bindparam("hashed"))
_WITH_TOKEN = select(*COLUMNS, device.c.next_token_hash).where(_IS_KNOWN)
_NOTED = (*HEARD, "report", "since", "clock_offset_ms")
_NOTE = (
    update(device)
    .where(device.c.id == bindparam("number"), device.c.revoked_at.is_(None))
    .values({name: bindparam(f"new_{name}", type_=device.c[name].type) for name in _NOTED})
)
# one statement, so that of two server processes that hear the same uses one counts them
_NOTE_WITH_USES = _NOTE.where(device.c.uses_batch != bindparam("batch")).values(uses_batch=bindparam("batch"))


def with_token(connection: Connection, token_hash: str) -> tuple[Device, bool] | None:
    """The machine that signs in with it, also one that no longer may; and whether it is the first time that it uses
    the token it told last."""
    row = connection.execute(_WITH_TOKEN, {"hashed": token_hash}).mappings().one_or_none()
    return (_device(row), row["next_token_hash"] == token_hash) if row else None


def is_known(connection: Connection, token_hash: str) -> bool:
    return connection.scalar(select(device.c.id).where(_IS_KNOWN), {"hashed": token_hash}) is not None


def of_town(connection: Connection, town: str) -> dict[str, Device]:
    """Screen -> the machine that may show it."""
    query = select(*COLUMNS).where(device.c.town == town, device.c.revoked_at.is_(None)).order_by(device.c.screen)
    return {row["screen"]: _device(row) for row in connection.execute(query).mappings()}


def of_screen(connection: Connection, town: str, screen: str) -> Device | None:
    row = connection.execute(select(*COLUMNS).where(_live(town, screen))).mappings().one_or_none()
    return _device(row) if row else None


def is_paired(connection: Connection, town: str, screen: str) -> bool:
    return connection.scalar(select(device.c.id).where(_live(town, screen))) is not None


def has_screen(connection: Connection, town: str, screen: str) -> bool:
    found = select(tables.screen.c.id).where(tables.screen.c.town == town, tables.screen.c.id == screen)
    return connection.scalar(found) is not None


def add(connection: Connection, token_hash: str, found: Mapping[str, Any]) -> int:
    """A machine that was just paired: ``found`` has its town, screen, paired_at and paired_by."""
    values = {**found, "token_hash": token_hash, "token_since": found["paired_at"], "since": {}}
    made = connection.execute(insert(device).values(**values))
    return int(made.inserted_primary_key[0])  # type: ignore[index]  # one row was inserted


def revoke(connection: Connection, town: str, screen: str, at: datetime, by: int | None, why: str) -> bool:
    """The machine of that screen signs in no more; False where it had none."""
    ended = {"revoked_at": at, "revoked_by": by, "revoked_why": why, "next_token_hash": None}
    return bool(connection.execute(update(device).where(_live(town, screen)).values(**ended)).rowcount)


def note_heard(connection: Connection, found: Device, told_restart: bool, batch: str = "") -> bool:
    """What the last heartbeat left; False where the machine was revoked meanwhile. ``batch``: the name of the uses in
    it; False, and nothing noted, also where they were heard before."""
    values: dict[str, Any] = {name: getattr(found, name) for name in HEARD}
    values["report"] = report_document(found.report)
    values["since"] = {name: (at - EPOCH) // MILLISECOND for name, at in found.since.items()}
    values["clock_offset_ms"] = found.clock_offset // MILLISECOND
    noted = {f"new_{name}": value for name, value in values.items()}
    statement, named = (_NOTE_WITH_USES, {"batch": batch}) if batch else (_NOTE, {})
    is_there = bool(connection.execute(statement, {"number": found.id, **noted, **named}).rowcount)
    if told_restart:
        told = {"restart_asked_at": None, "restart_told_at": found.last_seen}
        connection.execute(update(device).where(_still(found.id)).values(**told))
    return is_there


def tell_next_token(connection: Connection, number: int, token_hash: str) -> None:
    connection.execute(update(device).where(_still(number)).values(next_token_hash=token_hash))


def use_next_token(connection: Connection, number: int, token_hash: str, at: datetime) -> None:
    """From now on only this one opens."""
    values = {"token_hash": token_hash, "next_token_hash": None, "token_since": at, "rotation_asked_at": None}
    is_next = and_(_still(number), device.c.next_token_hash == token_hash)
    connection.execute(update(device).where(is_next).values(**values))


def ask_restart(connection: Connection, town: str, screen: str, at: datetime) -> bool:
    return bool(connection.execute(update(device).where(_live(town, screen)).values(restart_asked_at=at)).rowcount)


def ask_rotation(connection: Connection, town: str, screen: str, at: datetime) -> bool:
    return bool(connection.execute(update(device).where(_live(town, screen)).values(rotation_asked_at=at)).rowcount)


def _live(town: str, screen: str) -> ColumnElement[bool]:
    return and_(device.c.town == town, device.c.screen == screen, device.c.revoked_at.is_(None))


def _still(number: int) -> ColumnElement[bool]:
    return and_(device.c.id == number, device.c.revoked_at.is_(None))


def _device(row: Mapping[Any, Any]) -> Device:
    plain = {name: row[name] for name in PLAIN}
    since = {name: EPOCH + at * MILLISECOND for name, at in row["since"].items()}
    report = report_of(row["report"]) if row["report"] else None
    return Device(**plain, report=report, since=since, clock_offset=row["clock_offset_ms"] * MILLISECOND)


def report_document(report: Report | None) -> dict[str, Any] | None:
    """As JSON: instants in milliseconds since 1970, spans in seconds."""
    if report is None:
        return None
    page = report.page and {**asdict(report.page), "state": dict(report.page.state)}
    touched = None if report.last_touch is None else (report.last_touch - EPOCH) // MILLISECOND
    return {
        **{name: getattr(report, name) for name in ("agent", "boot", "bundle", "temperature", "restarts")},
        **{name: getattr(report, name) for name in ("disk_free", "memory_free")},
        "clock": (report.clock - EPOCH) // MILLISECOND,
        "uptime": report.uptime.total_seconds(),
        "page": page,
        "page_age": None if report.page_age is None else report.page_age.total_seconds(),
        "last_touch": touched,
        "errors": list(report.errors),
    }


def report_of(kept: Mapping[str, Any]) -> Report:
    page, age, touched = kept["page"], kept["page_age"], kept["last_touch"]
    spans = {
        "uptime": timedelta(seconds=kept["uptime"]),
        "page_age": None if age is None else timedelta(seconds=age),
        "clock": EPOCH + kept["clock"] * MILLISECOND,
        "last_touch": None if touched is None else EPOCH + touched * MILLISECOND,
    }
    other = {**kept, **spans, "page": PageBeat(**page) if page else None, "errors": tuple(kept["errors"])}
    return Report(**other)
