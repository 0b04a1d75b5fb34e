"""Strict rules on the wall clock of one place, by opening-hours-py, corrected where that engine differs from OSM.

The engine is asked in naive local time only, so that no clock change can confuse it. What we do ourselves:
- holidays: PH and SH become dates of our own calendar, only those the asked window needs; 'PH Mo-Fr' means
  holidays that fall on a weekday (the engine reads 'or');
- sun: sunrise, sunset, dawn and dusk become clock times by date (the engine takes fixed hours);
- comments: each rule with a meaning of its own is tagged through the engine's comment, because a rule with only
  a comment counts as open there;
- nights: see hours_nights.py; fallbacks: '||' fills every closed moment, not only days without a rule;
- open ends: see hours_stretches.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property, lru_cache
from typing import NamedTuple

import opening_hours as engine

from twin.domain.calendar import Calendar
from twin.domain.hours_comments import is_appointment
from twin.domain.hours_error import InvalidHours
from twin.domain.hours_holidays import holidays_between
from twin.domain.hours_nights import evening_part, night_part, passes_midnight
from twin.domain.hours_rules import Rule, canonical
from twin.domain.hours_stretches import (
    CLOSED,
    DAY,
    OPEN,
    Meaning,
    Stretch,
    clipped,
    merged,
    moved,
    overlaid,
    with_open_ends,
)
from twin.domain.hours_sun import span_by_the_sun
from twin.domain.hours_words import MONTHS
from twin.domain.place import Place

_OPEN = engine.State.OPEN
_TAG = 0xE000  # private use area: no comment that people write starts with it


class _Tag(NamedTuple):
    """What one rule says, and whether it names hours: 'off' with hours ends a night, a day off does not."""

    meaning: Meaning
    by_the_hour: bool


def check_supported(rules: tuple[Rule, ...]) -> None:
    """Raises InvalidHours where the engine does not know a form that our grammar let through."""
    if not engine.validate(canonical(rules)):
        raise InvalidHours("unsupported")


@dataclass(frozen=True)
class EngineSchedule:
    """The answers for rules of any form."""

    rules: tuple[Rule, ...]
    calendar: Calendar
    place: Place

    def changes(self, start: datetime, end: datetime) -> list[tuple[datetime, Meaning]]:
        """What holds in the naive local time [start, end), as (end, what held until then), in order."""
        only = self._groups[0]
        if len(self._groups) == 1 and only.is_simple:
            return only.changes(start, end)
        return [(stretch.end, stretch.meaning) for stretch in self._stretches(start, end)]

    def _stretches(self, start: datetime, end: datetime) -> list[Stretch]:
        found = self._groups[0].stretches(start, end)
        for group in self._groups[1:]:
            found = [piece for stretch in found for piece in _filled(stretch, group)]
        return merged(found)

    @cached_property
    def _groups(self) -> tuple["_Group", ...]:
        groups: list[list[Rule]] = [[]]
        for rule in self.rules:
            if rule.separator == "||":
                groups.append([])
            elif rule.separator == ";":
                for earlier in groups[:-1]:
                    earlier.append(_clearing(rule))
            groups[-1].append(rule)
        return tuple(_Group(tuple(rules), self.calendar, self.place) for rules in groups)


def _clearing(rule: Rule) -> Rule:
    """What a rule after a fallback does to the rules before it: 'Mo-Fr 9-12 || "op afspraak"; PH off' is off on PH."""
    times = rule.times if rule.modifier == "off" else ()
    return rule._replace(times=times, modifier="off", comment=None)


def _filled(stretch: Stretch, group: "_Group") -> list[Stretch]:
    return group.stretches(stretch.start, stretch.end) if stretch.meaning.kind == "closed" else [stretch]


@dataclass(frozen=True)
class _Group:
    """Rules joined by ';' and ','."""

    rules: tuple[Rule, ...]
    calendar: Calendar
    place: Place

    @cached_property
    def is_simple(self) -> bool:
        """True where the engine's answer needs no more work."""
        return not self._has_night and not any(rule.has_open_end for rule in self.rules)

    @cached_property
    def _has_night(self) -> bool:
        return any(rule.has_sun or passes_midnight(rule) for rule in self.rules)

    @cached_property
    def _evening(self) -> "_Expression":
        return _Expression(self.rules, self.calendar, self.place, evening_part if self._has_night else _whole)

    @cached_property
    def _night(self) -> "_Expression":
        return _Expression(self.rules, self.calendar, self.place, night_part)

    def changes(self, start: datetime, end: datetime) -> list[tuple[datetime, Meaning]]:
        return [(until, tag.meaning) for _, until, tag in self._evening.pieces(start, end)]

    def stretches(self, start: datetime, end: datetime) -> list[Stretch]:
        if not any(rule.has_open_end for rule in self.rules):
            return self._by_rules(start, end)
        return list(clipped(with_open_ends(self._by_rules(start - DAY, end)), start))

    def _by_rules(self, start: datetime, end: datetime) -> list[Stretch]:
        found = [Stretch(*piece[:2], *piece[2]) for piece in self._evening.pieces(start, end)]
        if not self._has_night:
            return found
        before = [Stretch(*piece[:2], *piece[2]) for piece in self._night.pieces(start - DAY, end - DAY)]
        return overlaid(found, moved(before, DAY))


_SILENCE, _PLAINLY_OPEN = _Tag(CLOSED, False), _Tag(OPEN, True)


def _whole(rule: Rule) -> Rule | None:
    return rule


@dataclass(frozen=True)
class _Expression:
    """One part of each rule as an expression of the engine; one for each window where holidays or the sun decide."""

    rules: tuple[Rule, ...]
    calendar: Calendar
    place: Place
    part: Callable[[Rule], Rule | None]

    def pieces(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime, _Tag]]:
        """(start, end, tag) that tile the naive local time [start, end)."""
        expression = self._fixed or self._expanded(start, end)
        if expression is None:
            return [(start, end, _SILENCE)]
        tags = self._tags
        return [
            (since, until, tags[ord(comment[0]) - _TAG] if comment else _PLAINLY_OPEN if state is _OPEN else _SILENCE)
            for since, until, state, comment in expression.intervals(start, end)
        ]

    @cached_property
    def _tags(self) -> tuple[_Tag, ...]:
        return tuple(_tag(rule) for rule in self.rules)

    @cached_property
    def _fixed(self) -> engine.OpeningHours | None:
        """The engine's expression, once for all, where no rule depends on holidays or the sun."""
        if any(rule.holidays or rule.has_sun for rule in self.rules):
            return None
        return _expression([each for number, rule in enumerate(self.rules) for each in self._text(number, rule)])

    def _text(self, number: int, rule: Rule) -> list[tuple[str, str]]:
        """(separator, engine text) of ``rule``, which is rule ``number`` or it on fewer days; [] if nothing is left.

        The comment is replaced by the number of what the rule says, unless that is plain open or closed.
        """
        part = self.part(rule)
        if part is None:
            return []
        tag = self._tags[number]
        still_says = bool(part.times) or (part.modifier, part.comment) == (rule.modifier, rule.comment)
        if still_says and tag not in (_SILENCE, _PLAINLY_OPEN):
            part = part._replace(comment=chr(_TAG + self._tags.index(tag)))
        return [(part.separator, part.text)]

    @cached_property
    def _steady(self) -> tuple[list[tuple[str, str]], ...]:
        """The text of each rule as far as it needs neither holidays nor sun."""
        return tuple(
            []
            if rule.has_sun or (rule.holidays and (rule.within or not rule.weekdays))
            else self._text(number, rule._replace(holidays=()))
            for number, rule in enumerate(self.rules)
        )

    def _expanded(self, start: datetime, end: datetime) -> engine.OpeningHours | None:
        first, last = start.date().toordinal() - 2, end.date().toordinal() + 1
        parts: list[tuple[str, str]] = []
        for number, (rule, steady) in enumerate(zip(self.rules, self._steady, strict=True)):
            parts += steady
            if rule.has_sun:
                for day in map(date.fromordinal, range(max(first, 1), min(last, date.max.toordinal()) + 1)):
                    if _matches(rule, day, self.calendar):
                        parts += self._text(number, self._on_sunny_day(rule, day))
            elif rule.holidays and (found := self._holidays(rule, first, last)):
                parts += self._text(number, _on(rule, found))
        return _expression(parts)

    def _holidays(self, rule: Rule, first: int, last: int) -> list[date]:
        days = sorted(
            {day for name, by in rule.holidays for day in holidays_between(self.calendar, name, by, first, last)}
        )
        if rule.dates:
            days = [day for day in days if _selects(rule.dates, day)]
        return [day for day in days if _selects(rule.weekdays, day)] if rule.within else days

    def _on_sunny_day(self, rule: Rule, day: date) -> Rule:
        """A rule with sun times on one day; closed where the sun does not rise or set that day."""
        spans = (span_by_the_sun(span, day, self.place) for span in rule.times)
        known = tuple(span for span in spans if span)
        on_day = _on(rule, [day])._replace(times=known)
        return on_day if known else on_day._replace(modifier="off", comment=None)


def _tag(rule: Rule) -> _Tag:
    comment = rule.comment or None
    if rule.modifier == "off":
        return _Tag(Meaning("closed", comment), bool(rule.times))
    if comment and is_appointment(comment):
        return _Tag(Meaning("by_appointment", comment), True)
    if rule.modifier == "unknown" or (comment and not rule.times and not rule.modifier):
        return _Tag(Meaning("unknown", comment), True)
    return _Tag(Meaning("open", comment, rule.has_open_end), True)


def _expression(parts: list[tuple[str, str]]) -> engine.OpeningHours | None:
    if not parts:
        return None
    return _compiled(
        parts[0][1] + "".join(f"{', ' if separator == ',' else '; '}{text}" for separator, text in parts[1:])
    )


@lru_cache(maxsize=8192)
def _compiled(text: str) -> engine.OpeningHours:
    return engine.OpeningHours(text, auto_country=False, auto_timezone=False)


def _on(rule: Rule, days: list[date]) -> Rule:
    """The rule on these dates only."""
    dates = ",".join(f"{day.year} {MONTHS[day.month - 1]} {day.day:02}" for day in days)
    return rule._replace(dates=dates, weekdays="", holidays=(), within=False)


def _matches(rule: Rule, day: date, calendar: Calendar) -> bool:
    if rule.dates and not _selects(rule.dates, day):
        return False
    on_weekday = bool(rule.weekdays) and _selects(rule.weekdays, day)
    if not rule.holidays:
        return on_weekday or not rule.weekdays
    ordinal = day.toordinal()
    on_holiday = any(holidays_between(calendar, name, by, ordinal, ordinal) for name, by in rule.holidays)
    return on_holiday and on_weekday if rule.within else on_holiday or on_weekday


@lru_cache(maxsize=8192)
def _selects(selector: str, day: date) -> bool:
    return _compiled(f"{selector} 00:00-24:00").is_open(datetime.combine(day, time(12)))
