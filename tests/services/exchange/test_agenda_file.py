"""Events go out as iCalendar and come in from any calendar."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from tests.pages.cast import DORP
from twin.services.agenda import events
from twin.services.changing import Author, undo
from twin.services.exchange.agenda_file import agenda_ics, plan, take
from twin.services.exchange.refusal import NotReadable
from twin.services.house import House

TOM = Author("import")
NOW = datetime(2026, 6, 1, tzinfo=UTC)
FILE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//NL
BEGIN:VEVENT
UID:1@x
SUMMARY:Avondmarkt
DTSTART;TZID=Europe/Brussels:20260605T180000
DTEND;TZID=Europe/Brussels:20260605T220000
RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20260831T220000Z
EXDATE;TZID=Europe/Brussels:20260612T180000
LOCATION:Markt
END:VEVENT
BEGIN:VEVENT
UID:2@x
SUMMARY:Kermis
DTSTART;VALUE=DATE:20260815
DTEND;VALUE=DATE:20260818
END:VEVENT
BEGIN:VEVENT
UID:3@x
DTSTART:20260701T100000Z
END:VEVENT
BEGIN:VEVENT
UID:4@x
SUMMARY:Elke minuut
DTSTART:20260701T100000Z
RRULE:FREQ=MINUTELY
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def days(house: House, title: str) -> list[str]:
    event = next(each for each in events(house, "dorp") if each.titles["nl"] == title)
    window = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 30, tzinfo=UTC)
    return [f"{each.start.astimezone(DORP.place.zone):%d %H:%M}" for each in event.occurrences(*window)]


def test_a_calendar_is_planned_then_taken_in_as_one_action(house: House) -> None:
    found = plan(house, "dorp", FILE.encode())
    assert (set(found.new), found.unchanged) == ({"1@x", "2@x"}, 0)
    assert found.left_out == (("", "nameless"), ("Elke minuut", "rules"))
    batch = take(house, "dorp", found, TOM)
    assert days(house, "Avondmarkt") == ["05 18:00", "19 18:00", "26 18:00"]
    assert batch is not None
    undo(house, "dorp", batch, TOM)
    assert events(house, "dorp") == []


def test_reading_the_same_calendar_again_changes_nothing_and_a_change_is_seen(house: House) -> None:
    take(house, "dorp", plan(house, "dorp", FILE.encode()), TOM)
    again = plan(house, "dorp", FILE.encode())
    assert (again.new, again.changed, again.unchanged) == ({}, {}, 2)
    changed = plan(house, "dorp", FILE.replace("Avondmarkt", "Nachtmarkt").encode())
    assert set(changed.changed) == {"1@x"}
    take(house, "dorp", changed, TOM)
    assert "Nachtmarkt" in {event.titles["nl"] for event in events(house, "dorp")}


def test_what_goes_out_has_the_same_times(house: House) -> None:
    take(house, "dorp", plan(house, "dorp", FILE.encode()), TOM)
    calendar = Calendar.from_ical(agenda_ics(DORP, events(house, "dorp"), "nl", "https://k.example/dorp/agenda/", NOW))
    market = next(each for each in calendar.walk("VEVENT") if each["summary"] == "Avondmarkt")
    assert market["dtstart"].dt == datetime(2026, 6, 5, 18, tzinfo=DORP.place.zone)
    assert "FREQ=WEEKLY" in market["rrule"].to_ical().decode()
    assert market["location"] == "Markt"


EMPTY = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("data", [b"", b"no calendar", EMPTY, b"\xff\xfe", b"x" * 5_000_001])
def test_what_is_no_calendar_is_refused(house: House, data: bytes) -> None:
    with pytest.raises(NotReadable):
        plan(house, "dorp", data)
