"""Leave and holidays, to subscribe to."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from tests.pages.cast import DORP, shop
from twin.services.everywhere.calendar_file import exceptions_calendar

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
PAGE = "https://kernkijker.example/dorp/winkels/lies"


def test_each_exception_is_an_event_of_whole_days() -> None:
    found = shop("Lies", 'Mo-Fr 09:00-18:00; PH off; 2026 Dec 28-2026 Dec 30 off "jaarlijks verlof"')
    calendar = Calendar.from_ical(exceptions_calendar(DORP, found, "nl", PAGE, NOW))
    events = [(each["summary"], each["dtstart"].dt, each["dtend"].dt) for each in calendar.walk("VEVENT")]
    assert events[:2] == [
        ("Lies: gesloten", date(2026, 12, 25), date(2026, 12, 26)),
        ("Lies: gesloten", date(2026, 12, 28), date(2026, 12, 31)),
    ]
    assert calendar.walk("VEVENT")[1]["description"] == "jaarlijks verlof"


def test_other_hours_are_said() -> None:
    found = shop("Lies", "Mo-Fr 09:00-18:00; 2026 Dec 24 09:00-12:00,13:00-16:00")
    event = Calendar.from_ical(exceptions_calendar(DORP, found, "fr", PAGE, NOW)).walk("VEVENT")[0]
    assert event["summary"] == "Lies: 9h00–12h00, 13h00–16h00"


def test_without_hours_it_is_an_empty_calendar_that_can_be_read() -> None:
    assert Calendar.from_ical(exceptions_calendar(DORP, shop(), "nl", PAGE, NOW)).walk("VEVENT") == []


def test_the_same_exception_keeps_its_identity() -> None:
    found = shop("Lies", "Mo-Fr 09:00-18:00; PH off")
    first, again = (exceptions_calendar(DORP, found, "nl", PAGE, NOW) for _ in range(2))
    assert first == again
