"""The public holidays ahead, and what the shop says of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from twin.domain.calendar import Calendar
from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_day import DayHours
from twin.web.languages import current_language

AHEAD = timedelta(days=365)
Answer = Literal["", "open", "closed", "hours"]


@dataclass(frozen=True, slots=True)
class ComingHoliday:
    """``answer`` is what was said of this very day; '' where only the general rule, the week or leave speaks."""

    day: date
    name: str
    answer: Answer
    spell: Spell | None
    usual: DayHours | None


def coming_holidays(form: HoursForm, calendar: Calendar, today: date) -> list[ComingHoliday]:
    """Those of the coming year, in order."""
    found = [each for year in (today.year, today.year + 1) for each in calendar.public_holidays(year)]
    return [
        _coming(form, each.date, each.names.get(current_language()) or each.names["nl"])
        for each in found
        if today <= each.date < today + AHEAD
    ]


def _coming(form: HoursForm, day: date, name: str) -> ComingHoliday:
    spell, usual = form.spell_on(day), form.week[day.weekday()]
    return ComingHoliday(day, name, _answer(spell, usual), spell, usual)


def _answer(spell: Spell | None, usual: DayHours | None) -> Answer:
    if spell is None or spell.days > 1:
        return ""
    if spell.hours.is_closed:
        return "closed"
    return "open" if usual and spell.hours.hours == usual.hours else "hours"


def unanswered(form: HoursForm, calendar: Calendar, today: date, within: timedelta) -> Iterator[tuple[date, str]]:
    """Holidays ahead of which nothing is said, neither of the day nor in general, though the shop would be open."""
    if form.holidays.kind != "unsaid" or any("PH" in rule.days for rule in form.kept):
        return
    for each in coming_holidays(form, calendar, today):
        if each.day < today + within and not each.spell and not (each.usual and each.usual.is_closed):
            yield each.day, each.name
