"""What holds when, by the rules of one shop, on the wall clock of its place."""

from datetime import datetime, timedelta

from twin.domain.calendar import Calendar
from twin.domain.hours_engine import EngineSchedule, check_supported
from twin.domain.hours_rules import Rule
from twin.domain.hours_stretches import Meaning, Span
from twin.domain.hours_weekly import EPOCH, WeeklySchedule, is_weekly, seconds
from twin.domain.place import Place


class Schedule:
    """Rules that hold in one place. Immutable. Weekly ones are computed, others are asked of the engine.

    Raises InvalidHours for rules that neither can answer.
    """

    __slots__ = ("_answers", "calendar", "place", "rules")

    def __init__(self, rules: tuple[Rule, ...], calendar: Calendar, place: Place) -> None:
        self.rules, self.calendar, self.place = rules, calendar, place
        self._answers: WeeklySchedule | EngineSchedule
        if is_weekly(rules):
            self._answers = WeeklySchedule(rules, calendar)
        else:
            check_supported(rules)
            self._answers = EngineSchedule(rules, calendar, place)

    @property
    def is_every_week_the_same(self) -> bool:
        return not any(rule.dates or rule.holidays or rule.has_sun or "[" in rule.weekdays for rule in self.rules)

    def changes(self, start: datetime, end: datetime) -> list[tuple[datetime, Meaning]]:
        """What holds in the naive local time [start, end), as (end, what held until then), in order."""
        return self._answers.changes(start, end)

    def spans(self, start: datetime, end: datetime, offset: timedelta) -> list[Span]:
        """What holds in the naive local time [start, end), whole seconds that are ``offset`` ahead of UTC."""
        ahead = seconds(offset)
        since = first = seconds(start - EPOCH) - ahead
        if isinstance(self._answers, WeeklySchedule):
            return self._answers.spans(first, first + seconds(end - start), ahead)
        found: list[Span] = []
        for local, meaning in self._answers.changes(start, end):
            if found and found[-1][2] == meaning:
                since = found.pop()[0]
            until = first + seconds(local - start)
            found.append((since, until, meaning))
            since = until
        return found
