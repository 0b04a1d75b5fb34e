"""One rule of a weekly schedule: on which kinds of day it holds, and what it makes of them and of the night after."""

from typing import NamedTuple

from twin.domain.hours_nights import MIDNIGHT
from twin.domain.hours_rules import Rule
from twin.domain.hours_words import WEEKDAYS

# A kind of day is the number of its weekday (Monday is 0), plus HOLIDAY if it is a public holiday.
HOLIDAY = 7
EVERY_DAY = frozenset(range(2 * HOLIDAY))
EVERY_HOLIDAY = frozenset(range(HOLIDAY, 2 * HOLIDAY))

# What a minute is. Where the night before meets the day the higher one holds: a night runs on into a day that is
# silent or off, but neither survives hours that are said to be closed.
SILENT, IS_OPEN, CLOSED_BY_THE_HOUR = range(3)

Part = tuple[int, int, int]  # [start, end) in minutes after midnight, and what they are
_WHOLE_DAY = ((0, MIDNIGHT, IS_OPEN),)


class WeeklyRule(NamedTuple):
    """``evening`` is what the rule says up to midnight, ``night`` what it leaves for the day after, in the minutes
    of that day. With ``clears`` nothing that earlier rules said of the same day is left."""

    days: frozenset[int]
    clears: bool
    evening: tuple[Part, ...]
    night: tuple[Part, ...]


def is_weekly_rule(rule: Rule) -> bool:
    """True for nothing but days of the week, public holidays, clock times, 'off' and 'open'."""
    if rule.dates or rule.comment is not None or rule.separator == "||" or rule.modifier == "unknown":
        return False
    if "[" in rule.weekdays or (rule.holidays and any(each != ("PH", 0) for each in rule.holidays)):
        return False
    return not any(len(span) != len("09:00-12:00") or span[0] in "sd(" or span[6] in "sd(" for span in rule.times)


def weekly_rule(rule: Rule) -> WeeklyRule:
    """The arithmetic of a rule of which `is_weekly_rule` holds. See hours_nights.py for the night."""
    is_off = rule.modifier == "off"
    if not rule.times:
        return WeeklyRule(_days(rule), is_off or rule.separator == ";", () if is_off else _WHOLE_DAY, ())
    state = CLOSED_BY_THE_HOUR if is_off else IS_OPEN
    evening, night = [], []
    for span in rule.times:
        start, end = int(span[:2]) * 60 + int(span[3:5]), int(span[6:8]) * 60 + int(span[9:])
        if end <= start:
            end += MIDNIGHT
        if end > MIDNIGHT:
            night.append((0, end - MIDNIGHT, state))
            end = MIDNIGHT
        evening.append((start, end, state))
    return WeeklyRule(_days(rule), rule.separator == ";" and not is_off, tuple(evening), tuple(night))


def _days(rule: Rule) -> frozenset[int]:
    if not rule.weekdays:
        return EVERY_HOLIDAY if rule.holidays else EVERY_DAY
    days = frozenset().union(*[_WEEKDAYS[part] for part in rule.weekdays.split(",")])
    if rule.within:
        return days & EVERY_HOLIDAY
    return days | EVERY_HOLIDAY if rule.holidays else days


def _from_to(first: int, last: int) -> frozenset[int]:
    length = (last - first) % 7 + 1
    weekdays = [(first + step) % 7 for step in range(length)]
    return frozenset(weekdays + [weekday + HOLIDAY for weekday in weekdays])


_WEEKDAYS = {day: _from_to(number, number) for number, day in enumerate(WEEKDAYS)} | {
    f"{begin}-{end}": _from_to(first, last) for first, begin in enumerate(WEEKDAYS) for last, end in enumerate(WEEKDAYS)
}
