"""What holds when, by the rules of one shop, on the wall clock of its place."""

from datetime import datetime, timedelta

from twin.domain.calendar import Calendar
from twin.domain.hours_engine import EngineSchedule, check_supported
from twin.domain.hours_rules import Rule
from twin.domain.hours_stretches import Meaning, Span
from twin.domain.hours_weekly import EPOCH, WeeklySchedule, is_weekly, seconds
from twin.domain.place import Place


class Schedule:
    """Rules that hold in one place. Immutable. Weekly ones are computed, others are asked of the engine."""

    __slots__ = ("_answers", "calendar", "place", "rules")

    def __init__(self, rules: tuple[Rule, ...], calendar: Calendar, place: Place) -> None:
        self.rules, self.calendar, self.place = rules, calendar, place
        self._answers: WeeklySchedule | EngineSchedule = (
            WeeklySchedule(rules, calendar) if is_weekly(rules) else EngineSchedule(rules, calendar, place)
        )

    @property
    def is_every_week_the_same(self) -> bool:
        return not any(rule.dates or rule.holidays or rule.has_sun or "[" in rule.weekdays for rule in self.rules)

    def changes(self, start: datetime, end: datetime) -> list[tuple[datetime, Meaning]]:
        """What holds in the naive local time [start, end), as (end, what held until then), in order."""
        return self._answers.changes(start, end)

    def spans(self, start: datetime, end: datetime, offset: timedelta) -> list[Span]:
        """What holds in the naive local time [start, end), whole seconds that are ``offset`` ahead of UTC."""
        first, last, ahead = seconds(start - EPOCH - offset), seconds(end - EPOCH - offset), seconds(offset)
        if isinstance(self._answers, WeeklySchedule):
            return self._answers.spans(first, last, ahead)
        found: list[Span] = []
        for local, meaning in self._answers.changes(start, end):
            until = seconds(local - EPOCH - offset)
            if found and found[-1][2] == meaning:
                first = found.pop()[0]
            found.append((first, until, meaning))
            first = until
        return found


def check_readable(rules: tuple[Rule, ...]) -> None:
    """Raises InvalidHours for rules that nobody here can answer."""
    if not is_weekly(rules):
        check_supported(rules)
