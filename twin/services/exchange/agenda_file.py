"""A town's events as iCalendar (RFC 5545), out and in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, vRecur
from icalendar import Event as Component

from twin.domain.event import LONGEST, Event, read_recurrence
from twin.domain.town import Town
from twin.errors import Invalid
from twin.services.changing import Author, changing
from twin.services.exchange.refusal import NotReadable
from twin.services.house import House
from twin.storage.changes import rows_at
from twin.storage.cores import read_town

LARGEST, MOST = 5_000_000, 2000  # bytes of a file, events in it
NAME = "-//Kernkijker//NL"
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """``new`` and ``changed`` are rows by UID; ``left_out`` (title, key of why)."""

    new: Mapping[str, Values]
    changed: Mapping[str, Values]
    unchanged: int
    left_out: tuple[tuple[str, str], ...]


def agenda_ics(town: Town, events: Iterable[Event], language: str, address: str, now: datetime) -> bytes:
    """The events that the site shows; ``address`` is the agenda's page."""
    calendar = Calendar()
    calendar.add("prodid", NAME)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", town.core_name(language))
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for event in events:
        if event.on_site:
            calendar.add_component(_component(town, event, language, address, now))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def plan(house: House, slug: str, data: bytes) -> Plan:
    """What a calendar's file would bring: events by their UID, new or changed. Raises NotReadable."""
    with house.engine.connect() as connection:
        town, _ = read_town(connection, slug)
        known = {row["uid"]: row for row in rows_at(connection, slug, "event") if row["uid"]}
    new: dict[str, Values] = {}
    changed: dict[str, Values] = {}
    left_out, unchanged = [], 0
    for component in _read(data):
        title = str(component.get("summary") or "").strip()[:100]
        try:
            uid, values = _values(component, title, town)
        except _LeftOut as why:
            left_out.append((title, why.key))
            continue
        row = known.get(uid)
        if row is None:
            new[uid] = {**values, "uid": uid, "place": "", "on_map": False, "on_site": True, "on_screens": True}
        elif any(row[name] != value for name, value in values.items()):
            changed[uid] = values
        else:
            unchanged += 1
    return Plan(new, changed, unchanged, tuple(left_out))


def take(house: House, slug: str, planned: Plan, author: Author) -> int | None:
    """Writes the plan as one action; returns its batch."""
    with changing(house, slug, author) as batch:
        known = {row["uid"]: str(row["id"]) for row in rows_at(batch.connection, slug, "event") if row["uid"]}
        for uid, values in planned.changed.items():
            batch.update("event", known[uid], values)
        for uid, values in planned.new.items():
            if uid not in known:
                batch.create("event", values)
    return batch.id


class _LeftOut(Exception):  # not an error: it tells why one event of many stays out
    def __init__(self, key: str) -> None:
        self.key = key


def _component(town: Town, event: Event, language: str, address: str, now: datetime) -> Any:
    zone = town.place.zone
    found: Any = Component()  # its types know no times to write
    found.add("uid", f"event-{event.id}@{address.partition('://')[2]}")
    found.add("dtstamp", now.astimezone(UTC))
    found.add("dtstart", event.start.astimezone(zone))
    found.add("dtend", event.end.astimezone(zone))
    found.add("summary", town.in_words(event.titles, language))
    if text := town.in_words(event.texts, language):
        found.add("description", text)
    if where := town.in_words(event.where, language):
        found.add("location", where)
    if event.recurrence:
        found.add("rrule", vRecur.from_ical(event.recurrence))
    start = event.start.astimezone(zone).timetz()
    for day in sorted(event.without):
        found.add("exdate", datetime.combine(day, start))
    found.add("url", address)
    return found


def _read(data: bytes) -> list[Any]:
    if len(data) > LARGEST:
        raise NotReadable("too_large", have=len(data) // 1_000_000, most=LARGEST // 1_000_000)
    try:
        calendars = Calendar.from_ical(data.decode("utf-8-sig"), multiple=True)
    except (ValueError, KeyError, IndexError, AttributeError, UnicodeDecodeError) as error:
        raise NotReadable("no_calendar") from error
    found = [each for calendar in calendars for each in calendar.walk("VEVENT")]
    if not found:
        raise NotReadable("no_calendar")
    return found[:MOST]


def _values(component: Any, title: str, town: Town) -> tuple[str, dict[str, Any]]:
    uid = str(component.get("uid") or "")[:200]
    if not title or not uid:
        raise _LeftOut("nameless")
    start, end = _times(component, town)
    if end - start > LONGEST:
        raise _LeftOut("too_long_event")
    first = town.first_language
    text, where = (str(component.get(name) or "").strip() for name in ("description", "location"))
    return uid, {
        "titles": {first: title},
        "texts": {first: text[:1000]} if text else {},
        "where_words": {first: where[:120]} if where else {},
        "starts_at": start,
        "ends_at": end,
        "recurrence": _recurrence(component, start, town),
        "exceptions": sorted({each.isoformat() for each in _left_out_days(component)}),
    }


def _times(component: Any, town: Town) -> tuple[datetime, datetime]:
    if component.get("dtstart") is None:
        raise _LeftOut("no_time")
    start = _aware(component["dtstart"].dt, town)
    if component.get("dtend") is not None:
        end = _aware(component["dtend"].dt, town)
    else:
        length = component["duration"].dt if component.get("duration") is not None else timedelta(hours=1)
        end = start + length
    if end <= start:
        raise _LeftOut("no_time")
    return start.astimezone(UTC), end.astimezone(UTC)


def _aware(at: date | datetime, town: Town) -> datetime:
    """A day is its midnight; a time without zone is the town's."""
    moment = at if isinstance(at, datetime) else datetime.combine(at, time())
    return moment if moment.tzinfo else moment.replace(tzinfo=town.place.zone)


def _recurrence(component: Any, start: datetime, town: Town) -> str:
    rule = component.get("rrule")
    if rule is None:
        return ""
    if isinstance(rule, list):
        raise _LeftOut("rules")
    text: str = rule.to_ical().decode()
    try:
        read_recurrence(text, start.astimezone(town.place.zone).replace(tzinfo=None))
    except Invalid as error:
        raise _LeftOut("rules") from error
    return text


def _left_out_days(component: Any) -> Iterable[date]:
    given = component.get("exdate", [])
    for each in given if isinstance(given, list) else [given]:
        for one in each.dts:
            yield one.dt.date() if isinstance(one.dt, datetime) else one.dt
