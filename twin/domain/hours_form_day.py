"""What a form says of one day: open, closed or by appointment, and its ranges; and the same as a rule without days."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from twin.domain.hours_comments import is_appointment
from twin.domain.hours_rules import Rule

MIDNIGHT = 24 * 60
LONGEST_COMMENT = 120  # characters: a sentence on a door
APPOINTMENT = {"nl": "op afspraak", "fr": "sur rendez-vous", "en": "by appointment", "de": "nach Vereinbarung"}
DayKind = Literal["open", "closed", "by_appointment"]
Pattern = tuple[Rule, ...]  # rules without days, of which the first clears what stood before

_SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


class Range(NamedTuple):
    """[start, end) in minutes after the day's midnight; past 1440 it runs into the night after."""

    start: int
    end: int


WHOLE_DAY = Range(0, MIDNIGHT)


@dataclass(frozen=True, slots=True)
class DayHours:
    """``ranges`` in order, apart from each other; none where it is closed, or by appointment at any time."""

    kind: DayKind
    ranges: tuple[Range, ...] = ()
    comment: str = ""

    @property
    def hours(self) -> tuple[DayKind, tuple[Range, ...]]:
        """What holds, without what is said about it."""
        return self.kind, self.ranges

    @property
    def is_closed(self) -> bool:
        return self.kind == "closed"

    def with_comment(self, comment: str) -> "DayHours":
        return replace(self, comment=comment)

    def rule(self, language: str = "nl") -> Rule:
        """A rule that says this of whatever days it is given; ``language`` is that of 'by appointment'."""
        comment = spoken(self.comment) or None
        if self.is_closed:
            return Rule(modifier="off", comment=comment)
        if self.kind == "by_appointment" and not (comment and is_appointment(comment)):
            comment = APPOINTMENT.get(language, APPOINTMENT["nl"])
        return Rule(times=tuple(span_text(each) for each in self.ranges), comment=comment)


CLOSED = DayHours("closed")


def spoken(comment: str) -> str:
    """``comment`` as OSM can hold it: one line, without the quotes that would end it."""
    return " ".join(comment.replace('"', "'").split())


def span_text(span: Range) -> str:
    """'09:00-12:30'; '18:00-02:00' where it passes midnight."""
    end = span.end if span.end <= MIDNIGHT else span.end - MIDNIGHT
    return f"{clock_text(span.start)}-{clock_text(end)}"


def clock_text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def day_of(pattern: Pattern) -> DayHours | None:
    """What the rules of a day say as one DayHours; None where that takes more words than a form has."""
    said: DayHours | None = None
    for rule in pattern:
        new = _said(rule)
        if new is None:
            return None
        if rule.separator == "," and said and not said.is_closed and not new.is_closed:
            if (said.kind, said.comment) != (new.kind, new.comment) or not (said.ranges and new.ranges):
                return None
            new = replace(new, ranges=united((*said.ranges, *new.ranges)))
        said = new
    return said


def _said(rule: Rule) -> DayHours | None:
    comment = rule.comment or ""
    if rule.modifier == "off":
        return None if rule.times else DayHours("closed", (), comment)
    spans = [_SPAN.fullmatch(span) for span in rule.times]
    if rule.modifier == "unknown" or not all(spans):
        return None
    ranges = united(_range(*(int(each) for each in span.groups())) for span in spans if span)
    if comment and is_appointment(comment):
        return DayHours("by_appointment", ranges, comment)
    if comment and not rule.times and not rule.modifier:
        return None  # a comment alone: nobody knows
    return DayHours("open", ranges or (WHOLE_DAY,), comment)


def _range(hour: int, minute: int, end_hour: int, end_minute: int) -> Range:
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    return Range(start, end if end > start else end + MIDNIGHT)


def united(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """In order; those that touch or overlap become one."""
    found: list[Range] = []
    for each in sorted(ranges):
        if found and each.start <= found[-1].end:
            found[-1] = Range(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    if len(found) == 1 and found[0].end - found[0].start >= MIDNIGHT:
        return (WHOLE_DAY,) if found[0].start == 0 else tuple(found)
    return tuple(found)


def overlapping(ranges: Sequence[Range]) -> bool:
    """Whether two of them share a minute."""
    return any(after.start < before.end for before, after in pairwise(sorted(ranges)))
