"""What people type into a form about hours: times, days, ranges, comments; and what is wrong with it, in words."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from twin.domain.hours_error import InvalidHours
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_day import (
    CLOSED,
    LONGEST_COMMENT,
    MIDNIGHT,
    WHOLE_DAY,
    DayHours,
    Range,
    clock_text,
    day_of,
    overlapping,
    span_text,
    spoken,
    united,
)
from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_grammar import read
from twin.domain.hours_rules import Rule
from twin.domain.phrase_book import catalogue

FARTHEST, LONGEST_LEAVE = timedelta(days=3 * 366), 366  # days
_CLOCK = re.compile(
    r"(\d{1,2})\s*(?:[:.hu]\s*(\d{2})?)?(?:\s*(?:uur|uhr|u|h))?|(\d{2})(\d{2})", re.IGNORECASE | re.ASCII
)
_APPOINTMENT = re.compile(
    r"(enkel |alleen |uitsluitend |nur |only )?"
    r"(op afspraak|(uniquement )?sur rendez-?\s?vous|by appointment( only)?|nach vereinbarung)",
    re.IGNORECASE,
)


def clock_of(typed: str) -> int:
    """Minutes after midnight of '9:30', '9u30', '0930', '9'. Raises HoursFault."""
    found = _CLOCK.fullmatch(typed.strip())
    hour, minute = (int(found[1] or found[3]), int(found[2] or found[4] or 0)) if found else (99, 0)
    if minute > 59 or hour * 60 + minute > MIDNIGHT:
        raise HoursFault("no_such_time", {"what": typed.strip()[:20]})
    return hour * 60 + minute


def ranges_of(pairs: Sequence[tuple[str, str]], *, past_midnight: bool) -> tuple[Range, ...]:
    """The ranges of (from, to) fields, empty pairs left out. Raises HoursFault.

    An end before its beginning is the night after, if the shopkeeper said so by ``past_midnight``.
    """
    found: list[Range] = []
    for begin, end in pairs:
        if not begin.strip() and not end.strip():
            continue
        if not begin.strip() or not end.strip():
            raise HoursFault("half_range")
        found.append(_range(clock_of(begin), clock_of(end), past_midnight))
    if overlapping(found):
        first, second = _clash(found)
        raise HoursFault("overlap", {"first": span_text(first), "second": span_text(second)})
    return united(found)


def _range(start: int, end: int, past_midnight: bool) -> Range:
    start = start % MIDNIGHT
    end = end or MIDNIGHT  # midnight as an end is that of the night after
    if start == end or (start, end) == (0, 0):
        raise HoursFault("same_time")
    if end > start:
        return Range(start, end)
    if not past_midnight:
        raise HoursFault("past_midnight", {"start": clock_text(start), "end": clock_text(end)})
    return Range(start, end + MIDNIGHT)


def _clash(ranges: Sequence[Range]) -> tuple[Range, Range]:
    inorder = sorted(ranges)
    return next((a, b) for a, b in pairwise(inorder) if b.start < a.end)


def day_text(hours: DayHours | None, rules: Sequence[Rule], language: str) -> str:
    """What a day's field shows; typing it again changes nothing. ``rules`` where no DayHours can say it."""
    if hours is None:
        return ", ".join(rule.text for rule in rules)
    words = catalogue(language, "hours_form")
    if hours.is_closed:
        return str(words["sentence"]["closed"])
    spans = ", ".join(span_text(each) for each in hours.ranges)
    return f"{spans} {words['rule']['appointment']}".strip() if hours.kind == "by_appointment" else spans


def day_from(typed: str, weekday: int, language: str) -> DayHours:
    """The hours that were typed for a weekday: '9u30-12u30, 13:30-18:00', 'gesloten', '9-12 op afspraak'.

    Raises HoursFault or InvalidHours; the latter says what cannot be read.
    """
    name = str(catalogue(language)["weekdays"][weekday])
    if not typed.strip():
        raise HoursFault("empty_day", {"day": name})
    times = _APPOINTMENT.sub(" ", typed).strip(" ,;")
    by_appointment = times != typed.strip(" ,;")
    if by_appointment and not times:
        return DayHours("by_appointment")
    hours = _read(times, name)
    if by_appointment and hours.kind == "open":
        return DayHours("by_appointment", () if hours.ranges == (WHOLE_DAY,) else hours.ranges)
    return hours


def _read(times: str, name: str) -> DayHours:
    if ";" in times or "|" in times:
        raise HoursFault("one_day_only", {"day": name})
    try:
        rules = read(f"Mo {times}")
    except InvalidHours as error:
        suggestion = error.suggestion.removeprefix("Mo ") if error.suggestion else None
        raise InvalidHours(error.key, max(0, error.position - 3), suggestion, error.values) from error
    if any(rule.weekdays != "Mo" or rule.dates or rule.holidays for rule in rules):
        raise HoursFault("one_day_only", {"day": name})
    hours = day_of(tuple(rule._replace(weekdays="") for rule in rules))
    if hours is None:
        raise HoursFault("one_day_only", {"day": name})
    spans = [span for rule in rules for span in rule.times]
    found = [each for span in spans for each in (day_of((Rule(times=(span,)),)) or CLOSED).ranges]
    if overlapping(found):
        first, second = _clash(found)
        raise HoursFault("overlap", {"first": span_text(first), "second": span_text(second)})
    return hours


def date_of(typed: str) -> date:
    """A day as a date field gives it, '2026-07-20', or as people write it, '20/7/2026'. Raises HoursFault."""
    text = typed.strip()
    if not text:
        raise HoursFault("no_date")
    found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text, re.ASCII)
    iso = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text
    try:
        return date.fromisoformat(iso)
    except ValueError:
        raise HoursFault("no_such_date", {"what": text[:20]}) from None


def comment_of(typed: str) -> str:
    """One line that OSM can hold. Raises HoursFault where it is too long for a door."""
    text = spoken(typed)
    if len(text) > LONGEST_COMMENT:
        raise HoursFault("comment_too_long", {"most": str(LONGEST_COMMENT)})
    return text


def spell_of(first: date, last: date, hours: DayHours, today: date) -> Spell:
    """Raises HoursFault for days that are over, too far ahead, too many or backwards."""
    if last < first:
        raise HoursFault("backwards")
    if last < today:
        raise HoursFault("past")
    if first > today + FARTHEST:
        raise HoursFault("too_far")
    if (last - first).days >= LONGEST_LEAVE:
        raise HoursFault("too_long")
    return Spell(first, last, hours)
