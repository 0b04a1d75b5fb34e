"""Days with a date on which something else holds than in the week: leave, special days, a temporary notice."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from twin.domain.hours_form_day import DayHours, day_of
from twin.domain.hours_rules import Rule
from twin.domain.hours_words import MONTHS

_MONTH = "|".join(MONTHS)
_RANGE = re.compile(
    rf"(?P<year>\d{{4}}) (?P<month>{_MONTH})"
    rf"(?: (?P<day>\d\d)(?:-(?:(?P<end>\d\d)|(?P<end_year>\d{{4}}) (?P<end_month>{_MONTH}) (?P<end_day>\d\d)))?)?"
)
# What people call their yearly closing: it tells leave from 'closed because of illness'.
_LEAVE = re.compile(r"verlof|vakantie|cong[ée]|vacances|holiday|vacation|leave|urlaub|ferien", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spell:
    """Days from ``first`` to ``last``, both included, and what holds on each of them."""

    first: date
    last: date
    hours: DayHours

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def is_leave(self) -> bool:
        """Closed for days on end, or called leave."""
        return self.hours.is_closed and (self.days > 1 or bool(_LEAVE.search(self.hours.comment)))

    @property
    def is_notice(self) -> bool:
        """Closed for a reason that is not leave."""
        return self.hours.is_closed and bool(self.hours.comment) and not _LEAVE.search(self.hours.comment)

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, other: "Spell") -> bool:
        return self.first <= other.last and other.first <= self.last

    @property
    def key(self) -> str:
        """'2026-07-20/2026-08-02': which days it is about."""
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def rule(self, language: str = "nl") -> Rule:
        return self.hours.rule(language)._replace(dates=dates_text(self.first, self.last))


def dates_text(first: date, last: date) -> str:
    """'2026 Jul 20', '2026 Jul 20-31', '2026 Jul 20-2026 Aug 02'."""
    text = _day_text(first)
    if first == last:
        return text
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{text}-{last.day:02}" if same_month else f"{text}-{_day_text(last)}"


def spells_of(rule: Rule) -> tuple[Spell, ...]:
    """The spells that a rule says, one for each of its dates; () for a rule that says something else as well."""
    if rule.separator != ";" or not rule.dates or rule.weekdays or rule.holidays:
        return ()
    hours = day_of((rule._replace(dates=""),))
    ranges = [_range(part) for part in rule.dates.split(",")]
    if hours is None or not all(ranges):
        return ()
    return tuple(Spell(*each, hours) for each in ranges if each)


def _range(text: str) -> tuple[date, date] | None:
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    year, month = int(found["year"]), MONTHS.index(found["month"]) + 1
    try:
        if not found["day"]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        first = date(year, month, int(found["day"]))
        if found["end"]:
            return first, date(year, month, int(found["end"]))
        if found["end_day"]:
            until = date(int(found["end_year"]), MONTHS.index(found["end_month"]) + 1, int(found["end_day"]))
            return (first, until) if until >= first else None
    except ValueError:  # 29 February of a common year: a rule may say it, no calendar has it
        return None
    return first, first


def _day_text(day: date) -> str:
    return f"{day.year:04} {MONTHS[day.month - 1]} {day.day:02}"
