"""How a shop's weeks go: the week at hand, what is usual, and which of the coming days differ from that."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from twin.domain.hours import Interval, OpeningHours
from twin.domain.special_days import regular_week

AHEAD = timedelta(days=70)  # ten weeks: enough to tell a habit from an exception
USUAL_SHARE = 0.5  # of the same weekdays; below it there is no habit to differ from
SHOWN = frozenset({"open", "by_appointment"})


class Piece(NamedTuple):
    """A stretch of one day in minutes since its midnight; past 1440 it runs into the night after.

    ``kind`` is 'open' or 'by_appointment'; with ``open_end`` nobody knows when it ends.
    """

    start: int
    end: int
    kind: str = "open"
    open_end: bool = False


Pieces = tuple[Piece, ...]


class Day(NamedTuple):
    """One local day: what happens in it, the comment that goes with it, and the public holiday's names or None."""

    date: date
    pieces: Pieces
    comment: str | None = None
    holiday: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Exception_:
    """Days from ``first`` to ``last`` that differ from the habit in the same way. No ``pieces`` means closed."""

    first: date
    last: date
    pieces: Pieces
    comment: str | None
    holiday: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``usual`` holds seven entries from Monday; None where a weekday has no habit."""

    usual: tuple[Pieces | None, ...]
    exceptions: tuple[Exception_, ...]


@lru_cache(maxsize=4096)
def week_of(hours: OpeningHours, day: date) -> tuple[Day, ...]:
    """The seven days of the week of ``day``, Monday first."""
    return days(hours, day - timedelta(days=day.weekday()), 7)


def shared_comment(week: Sequence[Day]) -> str | None:
    """The comment that goes with every day of the week, to be said once; None where they differ."""
    comments = {day.comment for day in week}
    return comments.pop() if len(comments) == 1 else None


@lru_cache(maxsize=4096)
def rhythm(hours: OpeningHours, today: date) -> Rhythm:
    """The habit in the ten weeks from ``today``, and every day in them that differs.

    The habit is what the rules without holidays, leave and other dates say most often for a weekday.
    """
    ahead = days(hours, today, AHEAD.days)
    undisturbed = days(regular_week(hours) or hours, today, AHEAD.days)
    usual = tuple(_usual([day for day in undisturbed if day.date.weekday() == weekday]) for weekday in range(7))
    differing = [day for day in ahead if (habit := usual[day.date.weekday()]) is not None and day.pieces != habit]
    return Rhythm(usual, tuple(_joined(differing, {day.date: day for day in ahead})))


def days(hours: OpeningHours, first: date, count: int) -> tuple[Day, ...]:
    """``count`` local days from ``first``. What runs past midnight belongs to the day on which it began."""
    zone = hours.place.zone
    start = datetime.combine(first - timedelta(days=1), time(), zone)
    end = datetime.combine(first + timedelta(days=count + 1), time(), zone)
    wanted = [first + timedelta(days=step) for step in range(count)]
    pieces: dict[date, list[Piece]] = {day: [] for day in wanted}
    comments: dict[date, str] = {}
    for interval in hours.intervals(start, end):
        for day, piece in _cut(interval):
            if day in pieces and interval.kind in SHOWN:
                pieces[day].append(piece)
            if interval.comment:
                comments.setdefault(day, interval.comment)
    return tuple(Day(day, tuple(pieces[day]), comments.get(day), _holiday(hours, day)) for day in wanted)


def _holiday(hours: OpeningHours, day: date) -> Mapping[str, str] | None:
    found = hours.calendar.public_holiday(day)
    return found.names if found else None


def _cut(interval: Interval) -> Iterator[tuple[date, Piece]]:
    """The interval day by day; one that ends before noon of the next day stays whole."""
    day, begin = interval.start.date(), _minutes(interval.start)
    while True:
        end = (interval.end.date() - day).days * 1440 + _minutes(interval.end)
        is_last = end <= 1440 or (begin > 0 and end <= 2160)
        yield day, Piece(begin, end if is_last else 1440, interval.kind, interval.open_end and is_last)
        if is_last:
            return
        day, begin = day + timedelta(days=1), 0


def _minutes(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _usual(same_weekdays: Sequence[Day]) -> Pieces | None:
    pieces, count = Counter(day.pieces for day in same_weekdays).most_common(1)[0]
    return pieces if count / len(same_weekdays) > USUAL_SHARE else None


def _joined(differing: Iterable[Day], ahead: Mapping[date, Day]) -> Iterator[Exception_]:
    """Closed days that follow each other for the same reason become one exception; days that are always closed do
    not break it. Christmas stays apart from the leave that comes after it."""
    held: Exception_ | None = None
    for day in differing:
        if held and _goes_on(held, day) and _closed_between(held.last, day.date, ahead):
            held = Exception_(held.first, day.date, (), held.comment, None)
            continue
        if held:
            yield held
        held = Exception_(day.date, day.date, day.pieces, day.comment, day.holiday)
    if held:
        yield held


def _goes_on(held: Exception_, day: Day) -> bool:
    if day.pieces or held.pieces or day.comment != held.comment:
        return False
    return bool(day.comment) or (day.holiday is None and held.holiday is None)


def _closed_between(last: date, then: date, ahead: Mapping[date, Day]) -> bool:
    between = (last + timedelta(days=step) for step in range(1, (then - last).days))
    return all(not ahead[day].pieces for day in between)
