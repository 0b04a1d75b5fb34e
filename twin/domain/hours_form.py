"""Opening hours as a shopkeeper fills them in, and back to OSM text: the week, holidays, leave and special days.

A form never rewrites what it was not asked to change: each rule it cannot show in fields stays as it was written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Self

from twin.domain.hours import OpeningHours
from twin.domain.hours_form_dates import Spell, dates_text, spells_of
from twin.domain.hours_form_day import CLOSED, DayHours, Pattern, day_of
from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_week import (
    DAYS,
    holiday_rules,
    is_of_a_week,
    is_of_holidays,
    pattern_of,
    week_rules,
)
from twin.domain.hours_grammar import LONGEST
from twin.domain.hours_rules import Rule, canonical

KEPT_FOR = timedelta(days=366)  # how long past leave stays, so that next year's can be made from it
HolidayKind = Literal["unsaid", "usual", "closed", "hours", "mixed"]


@dataclass(frozen=True, slots=True)
class Holidays:
    """What holds on public holidays in general. 'usual': said to be as on any such weekday; 'mixed': other things on
    other weekdays, which only ``HoursForm.holiday_rules`` can say. ``hours`` for 'closed' and 'hours' only."""

    kind: HolidayKind
    hours: DayHours | None = None


@dataclass(frozen=True)
class HoursForm:
    """``weekly`` are the first rules, as long as they speak of weekdays and holidays; ``rest`` is what follows."""

    weekly: tuple[Rule, ...] = ()
    rest: tuple[Rule, ...] = ()

    @classmethod
    def of(cls, hours: OpeningHours) -> Self:
        rules = hours.rules
        until = next((number for number, rule in enumerate(rules) if not is_of_a_week(rule)), len(rules))
        return cls(rules[:until], rules[until:])

    def text(self) -> str:
        """OSM text; '' where nothing is said. Raises HoursFault where it would be longer than anybody reads."""
        rules = (*self.weekly, *self.rest)
        text = canonical(rules) if rules else ""
        if len(text) > LONGEST:
            raise HoursFault("too_much")
        return text

    # -- the week

    @property
    def week(self) -> tuple[DayHours | None, ...]:
        """Monday to Sunday; None for a day of which the rules say more than a DayHours can. Silence is closed."""
        return tuple(day_of(pattern) if pattern else CLOSED for pattern in self._patterns)

    @property
    def is_silent(self) -> bool:
        """Whether nothing is said yet of what is usual."""
        return not self.weekly and not self.kept

    @property
    def _patterns(self) -> tuple[Pattern, ...]:
        return tuple(pattern_of(self.weekly, day) for day in DAYS)

    def weekday_rules(self, weekday: int) -> tuple[Rule, ...]:
        """The rules of one weekday, without the name of the day."""
        return pattern_of(self.weekly, weekday)

    def with_days(self, days: Mapping[int, DayHours], language: str = "nl") -> Self:
        """Other hours on some weekdays. Raises HoursFault where the shop would never be open again."""
        changed = {day: said for day, said in days.items() if self.week[day] != said}
        if not changed:
            return self
        holidays = self._holidays_of(self.weekly)
        patterns = dict(enumerate(self._patterns)) | {day: (said.rule(language),) for day, said in changed.items()}
        week = week_rules({day: _simplest(pattern, language) for day, pattern in patterns.items()})
        if not self.kept and all(rule.modifier == "off" and not rule.times for rule in week):
            raise HoursFault("empty_week")
        return replace(self, weekly=week + self._holidays_again(holidays, patterns))

    def _holidays_again(self, before: Mapping[int, Pattern], patterns: Mapping[int, Pattern]) -> tuple[Rule, ...]:
        """Holidays as they were, after the week changed; those that are as usual change with it."""
        if not before:
            return ()
        week = {day: pattern or (CLOSED.rule(),) for day, pattern in enumerate(self._patterns)}
        as_usual = before == week and not self._is_closed_on_all({day: day_of(week[day]) for day in DAYS})
        return holiday_rules(patterns if as_usual else before)

    # -- public holidays in general

    @property
    def holidays(self) -> Holidays:
        own = tuple(rule for rule in self.rest if is_of_holidays(rule))
        patterns = self._holidays_of((*self.weekly, *own))
        if not patterns:
            return Holidays("unsaid")
        said = {day: day_of(pattern) for day, pattern in patterns.items()}
        first = said[0]
        if self._is_closed_on_all(said):
            return Holidays("closed", first)
        if own and any(not is_of_holidays(rule) and not spells_of(rule) for rule in self.rest):
            pass  # other rules lie between the week and the holidays: the week alone is not what is usual
        elif all(hours is not None and hours == (self.week[day] or None) for day, hours in said.items()):
            return Holidays("usual")
        same = first is not None and all(hours == first for hours in said.values())
        return Holidays("hours", first) if same else Holidays("mixed")

    @staticmethod
    def _is_closed_on_all(said: Mapping[int, DayHours | None]) -> bool:
        return all(hours is not None and hours.is_closed for hours in said.values())

    @property
    def holiday_rules(self) -> tuple[Rule, ...]:
        """What is said of holidays in general, to be put in words."""
        own = tuple(rule for rule in self.rest if is_of_holidays(rule))
        patterns = self._holidays_of((*self.weekly, *own))
        return holiday_rules(patterns) if patterns else ()

    def with_holidays(self, kind: Literal["unsaid", "usual", "closed", "hours"], hours: DayHours = CLOSED) -> Self:
        """Other hours on public holidays in general; ``hours`` for the kind 'hours'."""
        rest = [rule for rule in self.rest if not is_of_holidays(rule)]
        weekly = (
            week_rules(dict(enumerate(self._patterns))) if any(rule.holidays for rule in self.weekly) else self.weekly
        )
        same = (hours if kind == "hours" else CLOSED).rule()
        patterns = self._patterns if kind == "usual" else ((same,),) * len(DAYS)
        said = () if kind == "unsaid" or (kind == "usual" and not weekly) else holiday_rules(dict(enumerate(patterns)))
        return replace(self, weekly=weekly, rest=_before_dates(rest, said))

    @staticmethod
    def _holidays_of(rules: tuple[Rule, ...]) -> dict[int, Pattern]:
        """Weekday -> what holds on a holiday that falls on it; {} where no rule names holidays."""
        if not any(rule.holidays for rule in rules):
            return {}
        found = {day: pattern_of(rules, day, on_holiday=True) for day in DAYS}
        return {day: pattern or (CLOSED.rule(),) for day, pattern in found.items()}

    # -- days with a date

    @property
    def spells(self) -> tuple[Spell, ...]:
        """Leave, special days and notices, in the order in which they were said: the last word on a day holds."""
        return tuple(spell for number in range(len(self.rest)) for spell in self._spells_at(number))

    def _spells_at(self, number: int) -> tuple[Spell, ...]:
        """Those of a rule; none where the next rule adds to it, for then it says only half."""
        follows = self.rest[number + 1 :][:1]
        return () if follows and follows[0].separator == "," else spells_of(self.rest[number])

    def spell_on(self, day: date) -> Spell | None:
        """What was said last of ``day``."""
        return next((spell for spell in reversed(self.spells) if spell.covers(day)), None)

    def with_spell(self, spell: Spell, language: str = "nl") -> Self:
        """One more; it replaces another for exactly the same days, and is the last word on its days."""
        others = self.without(spell.first, spell.last)
        return replace(others, rest=(*others.rest, spell.rule(language)))

    def without(self, first: date, last: date) -> Self:
        """Without what was said of exactly these days."""
        return self._without(spell for spell in self.spells if (spell.first, spell.last) == (first, last))

    def without_past(self, today: date) -> Self:
        """Without what ended more than a year before ``today``."""
        return self._without(spell for spell in self.spells if spell.last < today - KEPT_FOR)

    def _without(self, dropped: Iterable[Spell]) -> Self:
        gone = set(dropped)
        if not gone:
            return self
        found: list[Rule] = []
        for number, rule in enumerate(self.rest):
            spells = self._spells_at(number)
            left = [spell for spell in spells if spell not in gone]
            if len(left) == len(spells):
                found.append(rule)
            elif left:
                found.append(rule._replace(dates=",".join(dates_text(each.first, each.last) for each in left)))
        return replace(self, rest=tuple(found))

    # -- what has no field

    @property
    def kept(self) -> tuple[Rule, ...]:
        """Rules that the form cannot show in fields: seasons, first Sundays, school holidays, last resorts."""
        return tuple(
            rule for number, rule in enumerate(self.rest) if not is_of_holidays(rule) and not self._spells_at(number)
        )

    def without_kept(self) -> Self:
        """On purpose: only the week, the holidays and the days with a date are left."""
        gone = set(self.kept)
        return replace(self, rest=tuple(rule for rule in self.rest if rule not in gone))


def _simplest(pattern: Pattern, language: str) -> Pattern:
    """A pattern of several rules as one, where one can say it."""
    said = day_of(pattern) if pattern[1:] else None
    return (said.rule(language),) if said else pattern


def _before_dates(rest: list[Rule], said: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """``said`` after everything general, before the days with a date, which outrank it."""
    at = len(rest)
    while at and spells_of(rest[at - 1]):
        at -= 1
    return (*rest[:at], *said, *rest[at:])
