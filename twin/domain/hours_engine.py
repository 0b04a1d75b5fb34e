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
_OPEN = engine.State.OPEN
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


class Meaning(NamedTuple):
    """What holds, apart from when."""

    kind: Kind
    comment: str | None = None
    open_end: bool = False


OPEN, CLOSED = Meaning("open"), Meaning("closed")


def _meaning(rule: Rule) -> Meaning:
    comment = rule.comment or None
    if rule.modifier == "off":
        return Meaning("closed", comment, False)
    if comment and is_appointment(comment):
        return Meaning("by_appointment", comment, False)
    if rule.modifier == "unknown" or (comment and not rule.times and not rule.modifier):
        return Meaning("unknown", comment, False)
    return Meaning("open", comment, rule.has_open_end)


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
        if len(self._groups) == 1 and not self._groups[0].has_open_end:
            return found
        for group in self._groups[1:]:
            found = [piece for stretch in found for piece in _filled(stretch, group)]
        return _merged(found)

    def changes(self, start: datetime, end: datetime) -> list[tuple[datetime, Meaning]]:
        """The same as ``stretches`` for whoever needs it fast: (end, what held until then), in order."""
        only = self._groups[0]
        if len(self._groups) == 1 and not only.has_open_end:
            return only.changes(start, end)
        return [(stretch.end, Meaning(*stretch[2:5])) for stretch in self.stretches(start, end)]

    @cached_property
    def is_weekly(self) -> bool:
        """True where every week is the same."""
        return not any(rule.dates or rule.holidays or rule.has_sun or "[" in rule.weekdays for rule in self.rules)

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
    def meanings(self) -> tuple[Meaning, ...]:
        return tuple(_meaning(rule) for rule in self.rules)

    @cached_property
    def has_open_end(self) -> bool:
        return any(meaning.open_end for meaning in self.meanings)

    @cached_property
    def fixed(self) -> engine.OpeningHours | None:
        """The engine's expression, once for all, where no rule depends on holidays or the sun."""
        if any(rule.holidays or rule.has_sun for rule in self.rules):
            return None
        return _expression(
            _joined([(rule.separator, self._tagged(number, rule)) for number, rule in enumerate(self.rules)])
        )

    def stretches(self, start: datetime, end: datetime) -> list[Stretch]:
        if not self.has_open_end:
            return self._plain(start, end)
        early = start - min(DAY, start - datetime.min)
        return list(_clipped(_with_open_ends(self._plain(early, end)), start))

    def changes(self, start: datetime, end: datetime) -> list[tuple[datetime, Meaning]]:
        expression = self.fixed or self._expanded(start, end)
        if expression is None:
            return [(end, CLOSED)]
        meanings = self.meanings
        return [
            (until, meanings[ord(comment[0]) - _TAG] if comment else OPEN if state is _OPEN else CLOSED)
            for _, until, state, comment in expression.intervals(start, end)
        ]

    def _plain(self, start: datetime, end: datetime) -> list[Stretch]:
        expression = self.fixed or self._expanded(start, end)
        if expression is None:
            return [Stretch(start, end, "closed")]
        found: list[Stretch] = []
        for since, until, state, comment in expression.intervals(start, end):
            if comment:
                found.append(Stretch(since, until, *self.meanings[ord(comment[0]) - _TAG], True))
            else:
                found.append(Stretch(since, until, "open" if state is _OPEN else "closed"))
        return found

    def _tagged(self, number: int, rule: Rule) -> str:
        """Engine text of ``rule`` (rule ``number`` or a part of it), its comment replaced by its meaning's number."""
        meaning = self.meanings[number]
        plain = meaning.comment is None and not meaning.open_end and meaning.kind in ("open", "closed")
        if plain and not (self.has_open_end and meaning.kind == "closed" and rule.times):
            return rule.text
        first = self.meanings.index(meaning)
        return replace(rule, comment=chr(_TAG + first)).text

    @cached_property
    def _steady(self) -> tuple[str, ...]:
        """The engine text of each rule as far as it needs neither holidays nor sun; '' where nothing is left."""
        return tuple(
            self._tagged(number, replace(rule, holidays=()))
            if not rule.has_sun and not (rule.holidays and (rule.within or not rule.weekdays))
            else ""
            for number, rule in enumerate(self.rules)
        )

    def _expanded(self, start: datetime, end: datetime) -> engine.OpeningHours | None:
        first, last = start.date().toordinal() - 2, end.date().toordinal() + 1
        parts: list[tuple[str, str]] = []
        for number, (rule, steady) in enumerate(zip(self.rules, self._steady, strict=True)):
            if steady:
                parts.append((rule.separator, steady))
            if rule.has_sun:
                days = (date.fromordinal(n) for n in range(max(first, 1), min(last, date.max.toordinal()) + 1))
                parts += [
                    (rule.separator, self._on_sunny_day(number, day))
                    for day in days
                    if _matches(rule, day, self.calendar)
                ]
            elif rule.holidays and (found := self._holidays(rule, first, last)):
                on_dates = replace(rule, dates=_dates(found), weekdays="", holidays=(), within=False)
                parts.append((rule.separator, self._tagged(number, on_dates)))
        return _expression(_joined(parts)) if parts else None

    def _holidays(self, rule: Rule, first: int, last: int) -> list[date]:
        days = sorted({day for name, by in rule.holidays for day in _shifted(self.calendar, name, by, first, last)})
        if rule.dates:
            days = [day for day in days if _selects(rule.dates, day)]
        return [day for day in days if _selects(rule.weekdays, day)] if rule.within else days

    def _on_sunny_day(self, number: int, day: date) -> str:
        """A rule with sun times on one day; closed where the sun does not rise or set that day."""
        rule = self.rules[number]
        spans = (span_by_the_sun(span, day, self.place) for span in rule.times)
        known = tuple(span for span in spans if span)
        on_date = replace(rule, dates=_dates([day]), weekdays="", holidays=(), within=False, times=known)
        return self._tagged(number, on_date) if known else f"{on_date.dates} off"


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
    return day in _shifted(calendar, name, offset, day.toordinal(), day.toordinal())


@lru_cache(maxsize=4096)
def _shifted(calendar: Calendar, name: str, offset: int, first: int, last: int) -> tuple[date, ...]:
    """The days from ordinal ``first`` to ``last`` that lie ``offset`` days after a holiday called PH or SH."""
    ordinals = range(max(first, 1, 1 + offset), min(last, date.max.toordinal(), date.max.toordinal() + offset) + 1)
    holiday = calendar.public_holiday if name == "PH" else calendar.school_holiday
    return tuple(date.fromordinal(n) for n in ordinals if holiday(date.fromordinal(n - offset)))


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
