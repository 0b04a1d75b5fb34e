"""A rule of opening hours in words: 'april tot en met september, zondag: 10 tot 12 uur'."""

import re
from typing import Any

from twin.domain.hours_comments import is_appointment
from twin.domain.hours_form_day import MIDNIGHT, DayHours
from twin.domain.hours_rules import Rule
from twin.domain.hours_words import MONTHS, WEEKDAYS
from twin.domain.phrase_book import catalogue

_NTH = re.compile(r"(\w\w)\[([-\d,]+)\]")
_POINT = re.compile(r"\((\w+)([+-])(\d\d):(\d\d)\)|(\d\d):(\d\d)|([a-z]+)")


def rule_in_words(rule: Rule, language: str) -> str:
    """One sentence without a full stop."""
    words = _Words(language)
    text = f"{words.days(rule)}: {words.said(rule)}"
    key = {"||": "or_else", ",": "also"}.get(rule.separator)
    if rule.separator == "||" and not rule.selects:
        text = words.said(rule)
    return words.rule[key].format(text=text) if key else text[:1].upper() + text[1:]


def rules_in_words(rules: tuple[Rule, ...], language: str) -> str:
    """What some rules without days say: '11 uur, einde open'."""
    return ", ".join(_Words(language).said(rule) for rule in rules)


def day_in_words(hours: DayHours, language: str) -> str:
    """'9 tot 12.30 uur en 13.30 tot 18 uur', 'gesloten', '9 tot 12 uur op afspraak'."""
    return _Words(language).day(hours)


def clock_in_words(minutes: int, language: str) -> str:
    """'9.30'; 24 at midnight, 1.30 in the night after."""
    return _Words(language).clock(minutes)


class _Words:
    def __init__(self, language: str) -> None:
        texts = catalogue(language)
        self.rule: dict[str, Any] = catalogue(language, "hours_form")["rule"]
        self.aloud, self.weekdays, self.months = texts["aloud"], texts["weekdays"], texts["months"]

    # -- which days

    def days(self, rule: Rule) -> str:
        holidays = self._listed([self._holiday(name, by) for name, by in rule.holidays])
        weekdays = self._listed([self._weekday(part) for part in _split(rule.weekdays)])
        if rule.within:
            weekly = self.rule["within"].format(holidays=holidays, weekdays=weekdays)
        else:
            weekly = self._listed([part for part in (weekdays, holidays) if part])
        parts = [part for part in (self._dates(rule.dates), weekly) if part]
        return ", ".join(parts) or str(self.rule["all_days"])

    def _dates(self, dates: str) -> str:
        dates, _, weeks = dates.partition("week ")
        parts = [self._date(part.strip()) for part in dates.split(",") if part.strip()]
        if weeks:
            parts.append(self.rule["week"].format(numbers=weeks))
        return self._listed(parts)

    def _date(self, text: str) -> str:
        if text.endswith("+") and text[:-1].isdigit():
            return str(self.rule["from_year"].format(year=text[:-1]))
        first, _, last = text.partition("-") if not text.startswith("easter -") else (text, "", "")
        said = self._point(first)
        return self.rule["to"].format(first=said, last=self._point(last, first)) if last else said

    def _point(self, text: str, before: str = "") -> str:
        """'2026 Jul 20' as '20 juli 2026'; '25' after 'Dec 24' as '25 december'."""
        if text.startswith("easter"):
            by = text.removeprefix("easter").strip().split(" ")[0]
            return str(self.rule["easter_off"].format(days=by) if by else self.rule["easter"])
        parts = text.split()
        month = next((part for part in parts if part in MONTHS), None)
        if month is None and len(text) == 2:  # a day in the month of the one before
            month = next((part for part in before.split() if part in MONTHS), None)
        day = next((str(int(part)) for part in parts if len(part) == 2 and part.isdigit()), "")
        year = next((part for part in parts if len(part) == 4 and part.isdigit()), "")
        return " ".join(part for part in (day, self.months[MONTHS.index(month)] if month else "", year) if part)

    def _holiday(self, name: str, by: int) -> str:
        said = str(self.rule[name])
        if not by:
            return said
        return str(self.rule["offset_after" if by > 0 else "offset_before"].format(count=abs(by), what=said))

    def _weekday(self, part: str) -> str:
        nth = _NTH.match(part)
        if nth:
            return self._listed([self._nth(nth[1], number) for number in nth[2].split(",")])
        names = [str(self.weekdays[WEEKDAYS.index(day)]) for day in part.split("-") if day in WEEKDAYS]
        return str(self.rule["to"].format(first=names[0], last=names[1])) if names[1:] else "".join(names)

    def _nth(self, day: str, number: str) -> str:
        weekday = self.weekdays[WEEKDAYS.index(day)]
        nth = self.rule["nth"].get(number)
        key = "nth_of" if nth else "nth_other"
        return str(self.rule[key].format(nth=nth or number, weekday=weekday))

    # -- what holds

    def day(self, hours: DayHours) -> str:
        if hours.is_closed:
            return str(self.rule["off"])
        said = [self._range(each.start, each.end) for each in hours.ranges]
        return self._by_appointment(said) if hours.kind == "by_appointment" else self._listed(said)

    def said(self, rule: Rule) -> str:
        spans = [self._span(span) for span in rule.times]
        comment = rule.comment or ""
        if comment and is_appointment(comment):
            return " · ".join(part for part in (self._listed(spans), comment) if part)
        modifier = rule.modifier or ("" if spans or comment else "open")
        held = str(self.rule["all_day"] if modifier == "open" else self.rule[modifier] if modifier else "")
        return " · ".join(part for part in (self._listed(spans), held, comment) if part)

    def _by_appointment(self, said: list[str]) -> str:
        return str(self.aloud["appointment"].format(hours=self._listed(said))).strip()

    def _range(self, start: int, end: int) -> str:
        if (start, end) == (0, MIDNIGHT):
            return str(self.aloud["all_day"])
        return str(self.aloud["span"].format(start=self.clock(start), end=self.clock(end)))

    def clock(self, minutes: int) -> str:
        hour, minute = divmod(minutes if minutes <= MIDNIGHT else minutes - MIDNIGHT, 60)
        return str(self.aloud["minute" if minute else "hour"].format(h=hour, mm=f"{minute:02}"))

    def _span(self, span: str) -> str:
        points = [self._moment(found) for found in _POINT.finditer(span)]
        if len(points) == 1 or span.endswith("+"):
            return str(self.rule["open_end"].format(start=points[0]))
        if span == "00:00-24:00":
            return str(self.aloud["all_day"])
        by_the_sun = any(character.islower() for character in span)
        words = self.rule["span"] if by_the_sun else self.aloud["span"]
        return str(words.format(start=points[0], end=points[1]))

    def _moment(self, found: re.Match[str]) -> str:
        event, sign, hours, minutes, hour, minute, plain = found.groups()
        if hour:
            return self.clock(int(hour) * 60 + int(minute))
        if plain:
            return str(self.rule["sun"][plain])
        key = "after" if sign == "+" else "before"
        return str(self.rule[key].format(time=f"{int(hours)}:{minutes}", event=self.rule["sun"][event]))

    def _listed(self, parts: list[str]) -> str:
        return self.rule["and"].join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _split(weekdays: str) -> list[str]:
    """'Mo-Fr,Su[1,3]' in its parts; the commas inside brackets stay."""
    return [part for part in re.split(r",(?![^\[]*\])", weekdays) if part]
