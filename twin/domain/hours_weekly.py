"""Hours that only weekdays and public holidays decide, by arithmetic: what nearly every shop writes.

No engine is asked. Each kind of day has a tile, the seconds after its midnight at which the shop opens and closes in
turn; a window is the tiles of its days, one after the other. Time here is in whole seconds since 1970.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle
from operator import lt

from twin.domain.calendar import Calendar
from twin.domain.hours_holidays import holidays_between
from twin.domain.hours_rules import Rule
from twin.domain.hours_stretches import CLOSED, OPEN, Meaning, Span
from twin.domain.hours_weekly_rule import (
    EVERY_DAY,
    HOLIDAY,
    IS_OPEN,
    SILENT,
    Part,
    WeeklyRule,
    is_weekly_rule,
    weekly_rule,
)

DAY = 86400
EPOCH = datetime(1970, 1, 1)
FIRST_ORDINAL, FIRST_WEEKDAY = EPOCH.toordinal(), EPOCH.weekday()
_OPEN_FIRST, _CLOSED_FIRST = (OPEN, CLOSED), (CLOSED, OPEN)

Tile = tuple[int, ...]


def seconds(span: timedelta) -> int:
    """The whole seconds of ``span``, rounded down."""
    return span.days * DAY + span.seconds


def is_weekly(rules: Sequence[Rule]) -> bool:
    """True for rules that a `WeeklySchedule` can answer."""
    return all(map(is_weekly_rule, rules))


class WeeklySchedule:
    """The answers for rules of which `is_weekly` holds: those of the engine, many times faster."""

    __slots__ = ("_calendar", "_may_meet_midnight", "_rules", "_week")

    def __init__(self, rules: Sequence[Rule], calendar: Calendar) -> None:
        self._calendar = calendar
        weekly = list(map(weekly_rule, rules))
        self._week = _week(weekly)
        self._rules = weekly if any(rule.holidays for rule in rules) else []
        self._may_meet_midnight = bool(self._rules) or any(DAY in tile for tile in set(self._week))

    def spans(self, start: int, end: int, offset: int) -> list[Span]:
        """What holds in [start, end), in epoch seconds of a place that is ``offset`` seconds ahead of UTC."""
        turns = self._turns((start + offset) // DAY, -(-(end + offset) // DAY), offset)
        begin, stop = bisect_right(turns, start), bisect_left(turns, end)
        edges = [*turns[begin:stop], end]
        return list(zip([start, *edges], edges, cycle(_OPEN_FIRST if begin % 2 else _CLOSED_FIRST), strict=False))

    def changes(self, start: datetime, end: datetime) -> list[tuple[datetime, Meaning]]:
        """What holds in the naive local time [start, end), as (end, what held until then), in order."""
        spans = self.spans(seconds(start - EPOCH), -seconds(EPOCH - end), 0)
        found = [(EPOCH + timedelta(0, until), meaning) for _, until, meaning in spans]
        found[-1] = (end, found[-1][1])
        return found

    def _turns(self, first: int, last: int, offset: int) -> list[int]:
        """When the shop opens and closes in turn on the days from ``first`` until before ``last``."""
        days = zip(range(first * DAY - offset, last * DAY - offset, DAY), self._tiles(first, last), strict=False)
        turns = [midnight + second for midnight, tile in days for second in tile]
        return _without_pairs(turns) if self._may_meet_midnight else turns

    def _tiles(self, first: int, last: int) -> list[Tile]:
        """The tiles of the days from ``first``, at least until ``last``."""
        weekday = (first + FIRST_WEEKDAY) % 7
        tiles = (self._week[weekday:] + self._week[:weekday]) * ((last - first) // 7 + 1)
        holidays = self._holidays(first - 1, last) if self._rules else set()
        for day in sorted(holidays | {holiday + 1 for holiday in holidays}):
            if first <= day < last:
                kinds = [(each + FIRST_WEEKDAY) % 7 + HOLIDAY * (each in holidays) for each in (day - 1, day)]
                tiles[day - first] = _tile(self._rules, *kinds)
        return tiles

    def _holidays(self, first: int, last: int) -> set[int]:
        found = holidays_between(self._calendar, "PH", 0, first + FIRST_ORDINAL, last + FIRST_ORDINAL)
        return {day.toordinal() - FIRST_ORDINAL for day in found}


def _week(rules: list[WeeklyRule]) -> list[Tile]:
    """The tiles from Monday to Sunday of a week without holidays."""
    if all(len(rule.days) == len(EVERY_DAY) for rule in rules):
        return [_tile(rules, 0, 0)] * 7
    known: dict[tuple[bool, ...], Tile] = {}
    found = []
    for today in range(7):
        before = (today - 1) % 7
        which = tuple([day in rule.days for rule in rules for day in (before, today)])
        if which not in known:
            known[which] = _tile(rules, before, today)
        found.append(known[which])
    return found


def _tile(rules: list[WeeklyRule], before: int, today: int) -> Tile:
    """The tile of a day of the kind ``today`` after one of the kind ``before``."""
    evening: tuple[Part, ...] = ()
    night: tuple[Part, ...] = ()
    for rule in rules:
        if today in rule.days:
            evening = rule.evening if rule.clears else evening + rule.evening
        if before in rule.days:
            night = rule.night if rule.clears else night + rule.night
    return _turns_of(evening, night)


def _turns_of(day: Sequence[Part], night_before: Sequence[Part]) -> Tile:
    """The seconds at which a day goes open and closed in turn."""
    if not night_before and all(state == IS_OPEN for _, _, state in day):
        edges = [edge * 60 for part in day for edge in part[:2]]
        if len(day) == 1 or all(map(lt, edges, edges[1:])):
            return tuple(edges)
    found: list[int] = []
    was_open = False
    for minute in sorted({edge for part in (*day, *night_before) for edge in part[:2]}):
        state = _at(minute, day)
        if night_before:
            state = max(state, _at(minute, night_before))
        if (state == IS_OPEN) != was_open:
            found.append(minute * 60)
            was_open = not was_open
    return tuple(found)


def _at(minute: int, parts: Sequence[Part]) -> int:
    """What the last part that speaks of ``minute`` makes of it."""
    state = SILENT
    for start, end, said in parts:
        if start <= minute < end:
            state = said
    return state


def _without_pairs(turns: list[int]) -> list[int]:
    """Without those that come twice: who closes at midnight and opens at midnight stays open."""
    found: list[int] = []
    for turn in turns:
        if found and found[-1] == turn:
            found.pop()
        else:
            found.append(turn)
    return found
