"""'The same as last year': past leave and special days, moved to where they fall next time."""

from collections.abc import Iterator
from datetime import date, timedelta

from twin.domain.calendar import Calendar, Holiday
from twin.domain.hours_form import KEPT_FOR, HoursForm
from twin.domain.hours_form_dates import Spell

DAY, YEAR = timedelta(1), timedelta(weeks=52)  # keeps the weekday
NEAR = 3  # days: leave that begins on the Saturday before a school holiday belongs to it
SHORT = 21  # days: the summer holiday is always the same two months, so that leave in it keeps its weekday instead


def same_as_last_year(form: HoursForm, today: date, calendar: Calendar) -> tuple[Spell, ...]:
    """The past year's spells on their coming dates, as far as nothing is said of these yet.

    A public holiday moves to its next date, leave in a short school holiday to the same day of the next one, all else
    by 52 weeks. Temporary notices do not come back. In the order in which they were said: the last word on a day holds.
    """
    found: list[Spell] = []
    for spell in form.spells:
        is_past = spell.last < today <= spell.last + KEPT_FOR
        if not is_past or (spell.is_notice and calendar.public_holiday(spell.first) is None):
            continue
        again = _again(spell, calendar)
        taken = any(again.overlaps(other) for other in form.spells)
        if again.first >= today and not taken:
            found.append(again)
    return tuple(found)


def _again(spell: Spell, calendar: Calendar) -> Spell:
    first = _next_holiday(spell, calendar) or _next_school_holiday(spell, calendar) or spell.first + YEAR
    return Spell(first, first + (spell.last - spell.first), spell.hours)


def _next_holiday(spell: Spell, calendar: Calendar) -> date | None:
    here = calendar.public_holiday(spell.first)
    coming = calendar.public_holidays(spell.first.year + 1)
    return next((each.date for each in coming if here and each.names == here.names), None)


def _next_school_holiday(spell: Spell, calendar: Calendar) -> date | None:
    """The day in next year's period that lies as far from its beginning as ``spell`` did."""
    here = next((each for each in _days(calendar, spell.first, NEAR + 1) if each), None)
    if here is None or spell.days == 1:
        return None
    start, length = here.date, 1
    while (before := calendar.school_holiday(start - DAY)) and before.names == here.names:
        start -= DAY
    while (after := calendar.school_holiday(start + length * DAY)) and after.names == here.names:
        length += 1
    later = _days(calendar, start + timedelta(300), 130)
    again = next((each.date for each in later if each and each.names == here.names), None)
    return again + (spell.first - start) if again and length <= SHORT else None


def _days(calendar: Calendar, first: date, count: int) -> Iterator[Holiday | None]:
    return (calendar.school_holiday(first + timedelta(step)) for step in range(count))
