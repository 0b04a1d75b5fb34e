"""Words that the tests of the clock share: the place, moments in its time, and what happens in a day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from twin.domain.calendar import BELGIUM, Calendar
from twin.domain.hours import OpeningHours
from twin.domain.place import Place

HERZELE = Place(3.892, 50.884, "Europe/Brussels")
BRUSSELS = ZoneInfo("Europe/Brussels")


def hours(text: str, calendar: Calendar = BELGIUM) -> OpeningHours:
    return OpeningHours.parse(text, calendar=calendar, place=HERZELE)


def at(text: str, fold: int = 0) -> datetime:
    """'2026-11-24 10:00' on Herzele's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS, fold=fold)


def kind(text: str, moment: str) -> str:
    return hours(text).state(at(moment)).kind


def day(text: str, which: str) -> list[str]:
    """'09:00-12:00 open' for every interval of a day that is not closed; the comment or + after it."""
    said = []
    for each in hours(text).day(date.fromisoformat(which)).intervals:
        if each.kind != "closed":
            end = "24:00" if each.end.date() > each.start.date() else f"{each.end:%H:%M}"
            said.append(f"{each.start:%H:%M}-{end} {each.kind}{' +' if each.open_end else ''}")
    return said
