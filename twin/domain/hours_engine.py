"""Strict rules on the wall clock of one place, by opening-hours-py, corrected where that engine differs from OSM.

The engine is asked in naive local time only, so that no clock change can confuse it. What we do ourselves:
- holidays: PH and SH become dates of our own calendar, only those the asked window needs; 'PH Mo-Fr' means
  holidays that fall on a weekday (the engine reads 'or');
- sun: sunrise, sunset, dawn and dusk become clock times by date (the engine takes fixed hours);
- comments: each rule with a meaning of its own is tagged through the engine's comment, because a rule with only
  a comment counts as open there;
- fallbacks: '||' fills every closed moment, not only days without a rule;
- open ends: see `OPEN_END_UNTIL`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

import opening_hours as engine

from twin.domain.calendar import Calendar
from twin.domain.hours_comments import is_appointment
from twin.domain.hours_error import InvalidHours
from twin.domain.hours_rules import Rule, canonical
from twin.domain.hours_sun import span_by_the_sun
from twin.domain.hours_words import MONTHS
from twin.domain.place import Place

Kind = Literal["open", "closed", "by_appointment", "unknown"]

# '11:00+' is open until midnight with an unknown end; after midnight nobody knows until five, the hour at which
# Belgian law lets shops open again (act of 10 November 2006, art. 6); then it is closed.
OPEN_END_UNTIL = time(5)
_TAG = 0xE000  # private use area: no comment that people write starts with it
DAY = timedelta(1)


class Stretch(NamedTuple):
    """A piece of wall-clock time [start, end) in which nothing changes. ``by_rule`` is False for mere silence."""

    start: datetime
    end: datetime
    kind: Kind
    comment: str | None = None
    open_end: bool = False
    by_rule: bool = False


class _Meaning(NamedTuple):
    kind: Kind
    comment: str | None
    open_end: bool


def _meaning(rule: Rule) -> _Meaning:
    comment = rule.comment or None
    if rule.modifier == "off":
        return _Meaning("closed", comment, False)
    if comment and is_appointment(comment):
        return _Meaning("by_appointment", comment, False)
    if rule.modifier == "unknown" or (comment and not rule.times and not rule.modifier):
        return _Meaning("unknown", comment, False)
    return _Meaning("open", comment, rule.has_open_end)


def check_supported(rules: tuple[Rule, ...]) -> None:
    """Raises InvalidHours where the engine does not know a form that our grammar let through."""
    if not engine.validate(canonical(rules)):
        raise InvalidHours("unsupported")


@dataclass(frozen=True)
class Schedule:
    """The rules of one shop on the wall clock of its place."""

    rules: tuple[Rule, ...]
    calendar: Calendar
    place: Place

    def stretches(self, start: datetime, end: datetime) -> list[Stretch]:
        """What holds in the naive local time [start, end): neighbours differ, no gap, no overlap."""
        found = self._groups[0].stretches(start, end)
        for group in self._groups[1:]:
            found = [piece for stretch in found for piece in _filled(stretch, group)]
        return _merged(found)

    @cached_property
    def _groups(self) -> tuple["_Group", ...]:
        groups: list[list[Rule]] = [[]]
        for rule in self.rules:
            if rule.separator == "||":
                groups.append([])
            groups[-1].append(rule)
        return tuple(_Group(tuple(rules), self.calendar, self.place) for rules in groups)


def _filled(stretch: Stretch, group: "_Group") -> list[Stretch]:
    return group.stretches(stretch.start, stretch.end) if stretch.kind == "closed" else [stretch]


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for stretch in stretches:
        if found and found[-1][2:5] == stretch[2:5]:
            found[-1] = found[-1]._replace(end=stretch.end)
        else:
            found.append(stretch)
    return found


@dataclass(frozen=True)
class _Group:
    """Rules joined by ';' and ',': one expression for the engine."""

    rules: tuple[Rule, ...]
    calendar: Calendar
    place: Place

    @cached_property
    def meanings(self) -> tuple[_Meaning, ...]:
        return tuple(_meaning(rule) for rule in self.rules)

    @cached_property
    def has_open_end(self) -> bool:
        return any(meaning.open_end for meaning in self.meanings)

    @cached_property
    def fixed(self) -> engine.OpeningHours | None:
        """The engine's expression, once for all, where no rule depends on holidays or the sun."""
        if any(rule.holidays or rule.has_sun for rule in self.rules):
            return None
        return _expression(_joined([(rule.separator, self._tagged(number)) for number, rule in enumerate(self.rules)]))

    def stretches(self, start: datetime, end: datetime) -> list[Stretch]:
        if not self.has_open_end:
            return list(self._plain(start, end))
        early = start - min(DAY, start - datetime.min)
        return list(_clipped(_with_open_ends(list(self._plain(early, end))), start))

    def _plain(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        expression = self.fixed or self._expanded(start, end)
        if expression is None:
            yield Stretch(start, end, "closed")
            return
        for since, until, state, comment in expression.intervals(start, end):
            if comment and 0 <= (number := ord(comment[0]) - _TAG) < len(self.meanings):
                yield Stretch(since, until, *self.meanings[number], True)
            else:
                yield Stretch(since, until, "open" if state is engine.State.OPEN else "closed")

    def _tagged(self, number: int) -> str:
        """The rule's text for the engine, its comment replaced by the number of its meaning."""
        rule, meaning = self.rules[number], self.meanings[number]
        plain = meaning.comment is None and not meaning.open_end and meaning.kind in ("open", "closed")
        if plain and not (self.has_open_end and meaning.kind == "closed" and rule.times):
            return rule.text
        first = self.meanings.index(meaning)
        return replace(rule, comment=chr(_TAG + first)).text

    def _expanded(self, start: datetime, end: datetime) -> engine.OpeningHours | None:
        first = start.date().toordinal()
        days = [date.fromordinal(n) for n in range(max(first - 2, 1), min(end.date().toordinal() + 1, 3652059) + 1)]
        parts: list[tuple[str, str]] = []
        for number, rule in enumerate(self.rules):
            if not rule.holidays and not rule.has_sun:
                parts.append((rule.separator, self._tagged(number)))
                continue
            tag = _tail(self._tagged(number), rule)
            matching = [day for day in days if _matches(rule, day, self.calendar)]
            if not rule.has_sun and matching:
                parts.append((rule.separator, f"{_dates(matching)} {','.join(rule.times)} {tag}"))
            elif rule.has_sun:
                parts += [(rule.separator, self._on_sunny_day(rule, day, tag)) for day in matching]
        return _expression(_joined(parts)) if parts else None

    def _on_sunny_day(self, rule: Rule, day: date, tag: str) -> str:
        spans = [span_by_the_sun(span, day, self.place) for span in rule.times]
        known = [span for span in spans if span]
        return f"{_dates([day])} {','.join(known)} {tag}" if known else f"{_dates([day])} off"


def _tail(text: str, rule: Rule) -> str:
    """What follows the times in a rule's engine text: modifier and tag."""
    plain = replace(rule, modifier="", comment=None).text
    return text[len(plain) :].strip()


def _joined(parts: list[tuple[str, str]]) -> str:
    text = parts[0][1]
    for separator, part in parts[1:]:
        text += f"{', ' if separator == ',' else '; '}{part}"
    return text


@lru_cache(maxsize=8192)
def _expression(text: str) -> engine.OpeningHours:
    return engine.OpeningHours(text, auto_country=False, auto_timezone=False)


def _dates(days: list[date]) -> str:
    return ",".join(f"{day.year} {MONTHS[day.month - 1]} {day.day:02}" for day in days)


def _matches(rule: Rule, day: date, calendar: Calendar) -> bool:
    if rule.dates and not _selects(rule.dates, day):
        return False
    on_weekday = bool(rule.weekdays) and _selects(rule.weekdays, day)
    if not rule.holidays:
        return on_weekday or not rule.weekdays
    on_holiday = any(_is_holiday(name, offset, day, calendar) for name, offset in rule.holidays)
    return on_holiday and on_weekday if rule.within else on_holiday or on_weekday


@lru_cache(maxsize=8192)
def _selects(selector: str, day: date) -> bool:
    return _expression(f"{selector} 00:00-24:00").is_open(datetime.combine(day, time(12)))


def _is_holiday(name: str, offset: int, day: date, calendar: Calendar) -> bool:
    try:
        holiday = day - timedelta(offset)
    except OverflowError:
        return False
    found = calendar.public_holiday(holiday) if name == "PH" else calendar.school_holiday(holiday)
    return found is not None


def _with_open_ends(stretches: list[Stretch]) -> list[Stretch]:
    """Each open end followed by 'unknown' up to five, as far as no rule says otherwise."""
    found: list[Stretch] = []
    doubtful_until = datetime.min
    for stretch in stretches:
        if stretch.open_end:
            doubtful_until = _next_five(stretch.end)
        elif stretch.kind != "closed" or stretch.by_rule:
            doubtful_until = datetime.min
        elif stretch.start < doubtful_until:
            border = min(stretch.end, doubtful_until)
            found.append(Stretch(stretch.start, border, "unknown"))
            if border == stretch.end:
                continue
            stretch = stretch._replace(start=border)
        found.append(stretch)
    return found


def _next_five(moment: datetime) -> datetime:
    five = datetime.combine(moment.date(), OPEN_END_UNTIL)
    return five if moment < five else five + DAY


def _clipped(stretches: list[Stretch], start: datetime) -> Iterator[Stretch]:
    for stretch in stretches:
        if stretch.end > start:
            yield stretch if stretch.start >= start else stretch._replace(start=start)
