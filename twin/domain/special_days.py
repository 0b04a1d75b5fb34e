"""Days ahead on which a shop does not follow its own week: holidays, leave, other exceptions with a date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from twin.domain.calendar import Holiday
from twin.domain.hours import Day, Interval, OpeningHours
from twin.domain.hours_rules import Rule
from twin.domain.hours_schedule import Schedule


class SpecialDay(NamedTuple):
    """``intervals`` tile the local day; ``holiday`` is the public holiday it is, if any."""

    date: date
    holiday: Holiday | None
    intervals: tuple[Interval, ...]

    @property
    def is_closed(self) -> bool:
        return all(interval.kind == "closed" for interval in self.intervals)

    @property
    def comment(self) -> str | None:
        """What the shop says about the day ('jaarlijks verlof'), the first of several."""
        return next((interval.comment for interval in self.intervals if interval.comment), None)


def special_days(hours: OpeningHours, first: date, last: date) -> list[SpecialDay]:
    """The days from ``first`` to ``last`` that differ from the regular week, in order.

    Regular is what the rules without holidays and without a date say; a season ('Apr-Sep') is regular too.
    A shop with no such rule has no regular week, and so no exceptions to it.
    """
    usual = regular_week(hours)
    return list(_differing(hours, usual, first, last)) if usual else []


def regular_week(hours: OpeningHours) -> OpeningHours | None:
    """The same hours without holidays, leave and other dates; None if nothing is left of them."""
    rules = tuple(rule for rule in map(_regular, hours.rules) if rule)
    if not rules:
        return None
    start = rules[0]._replace(separator=";")
    return OpeningHours(hours.text, Schedule((start, *rules[1:]), hours.calendar, hours.place))


def _regular(rule: Rule) -> Rule | None:
    if re.search(r"\d|easter", rule.dates) or rule.within or (rule.holidays and not rule.weekdays):
        return None
    return rule._replace(holidays=())


def _differing(hours: OpeningHours, usual: OpeningHours, first: date, last: date) -> Iterator[SpecialDay]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        here = hours.day(day)
        if _said(here) != _said(usual.day(day)) and not _night_before(hours, usual, here):
            yield SpecialDay(day, hours.calendar.public_holiday(day), here.intervals)


def _said(day: Day) -> list[tuple[object, ...]]:
    """What the public reads of a day: when it is not closed, and what is said about it."""
    return [tuple(each) for each in day.intervals if each.kind != "closed"]


def _night_before(hours: OpeningHours, usual: OpeningHours, day: Day) -> bool:
    """True where all that differs is the night that an exception of the day before runs into."""
    noon = timedelta(hours=12)
    midnight = day.intervals[0].start
    rest = [each.intervals(midnight + noon / 2, day.intervals[-1].end) for each in (hours, usual)]
    before = [_said(each.day(day.date - timedelta(1))) for each in (hours, usual)]
    return before[0] != before[1] and rest[0] == rest[1]
