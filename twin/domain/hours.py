"""Opening hours of one shop: what holds at a moment, since when and until when."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple, Self

from twin.domain.calendar import BELGIUM, Calendar
from twin.domain.hours_error import InvalidHours
from twin.domain.hours_grammar import read
from twin.domain.hours_rules import canonical
from twin.domain.hours_schedule import Schedule
from twin.domain.hours_stretches import Kind, Meaning, Span
from twin.domain.place import Place
from twin.domain.wall_clock import pieces
from twin.errors import Invalid

__all__ = ["Day", "Interval", "InvalidHours", "Kind", "Meaning", "OpeningHours", "Span", "State"]

EARLIEST, LATEST = datetime(1900, 1, 3), datetime(9999, 12, 29)  # what the engine knows, less the zones' reach
BEYOND = datetime(9999, 12, 30)
REACHES = tuple(timedelta(days) for days in (2, 8, 60, 400, 3700))
WEEKLY_REACHES = REACHES[:2]  # what does not change in eight days of a plain week never does


@dataclass(frozen=True, slots=True)
class State:
    """What holds at a moment. ``since`` and ``until`` are aware, in the place's zone.

    None means no change in sight (24/7), or, for ``until`` of an open shop, an end that nobody knows ('11:00+').
    ``then`` is the kind that follows at ``until``, where known.
    """

    kind: Kind
    since: datetime | None
    until: datetime | None
    comment: str | None = None
    then: Kind | None = field(default=None, compare=False)


class Interval(NamedTuple):
    """[start, end) in the place's zone. With ``open_end`` the shop may close before or after ``end``."""

    start: datetime
    end: datetime
    kind: Kind
    comment: str | None = None
    open_end: bool = False


class Day(NamedTuple):
    """One local calendar day and what happens in it."""

    date: date
    intervals: tuple[Interval, ...]


class OpeningHours:
    """Opening hours, read once and asked often. Immutable.

    Wall-clock hours hold by the wall clock: in the hour that a clock change repeats, 02:15 reads the same both
    times; the hour that it skips is no time at all. Hours past midnight belong to the evening on which they begin:
    a rule for the next day, 'off' included, does not cut them short.
    """

    __slots__ = ("_schedule", "calendar", "place", "rules", "text")

    def __init__(self, text: str, schedule: Schedule) -> None:
        self.text, self._schedule = text, schedule
        self.rules, self.calendar, self.place = schedule.rules, schedule.calendar, schedule.place

    @classmethod
    def parse(cls, text: str, *, calendar: Calendar = BELGIUM, place: Place) -> Self:
        """Hours from an OSM opening_hours text, or from a sloppy one that can mean only one thing.

        Raises InvalidHours(message, position, suggestion) for everything else.
        """
        return cls(text, _schedule(text, calendar, place))

    @property
    def notes(self) -> tuple[str, ...]:
        """Keys of what a reader should know: 'no_public_holidays' and 'no_school_holidays' where a rule names
        holidays that the calendar does not know, so that it never matches."""
        used = {name for rule in self.rules for name, _ in rule.holidays}
        known = {"PH": self.calendar.knows_public, "SH": self.calendar.knows_school}
        names = {"PH": "no_public_holidays", "SH": "no_school_holidays"}
        return tuple(names[name] for name in ("PH", "SH") if name in used and not known[name])

    def __str__(self) -> str:
        """Strict OSM text; reading it again gives the same hours."""
        return canonical(self.rules)

    def __repr__(self) -> str:
        return f"OpeningHours({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OpeningHours):
            return NotImplemented
        return (self.rules, self.calendar, self.place) == (other.rules, other.calendar, other.place)

    def __hash__(self) -> int:
        return hash((self.rules, self.place))

    def state(self, at: datetime) -> State:
        """What holds at the aware instant ``at``. Raises Invalid without time zone or outside 1900-9999."""
        instant = _utc(at)
        now, after = self._now_and_then(instant)
        until = None if now.open_end or after is None else now.end
        return State(
            now.kind, self._start(instant, now.kind), until, now.comment, after.kind if after and until else None
        )

    def next_change(self, at: datetime) -> datetime | None:
        """The first moment after ``at`` at which another kind begins; None if none within ten years."""
        now, after = self._now_and_then(_utc(at))
        return now.end if after else None

    def next_opening_after(self, at: datetime, within: timedelta = timedelta(400)) -> datetime | None:
        """The first moment after ``at`` at which the shop goes open; None if not ``within`` (400 days)."""
        instant = _utc(at)
        stretches = self._forward(instant, within)
        before = next(stretches)
        for stretch in stretches:
            if stretch.kind == "open" and before.kind != "open":
                return stretch.start
            before = stretch
        return None

    def intervals(self, start: datetime, end: datetime) -> list[Interval]:
        """What happens in [start, end): intervals that tile it, neighbours always different."""
        return list(self._between(_utc(start), _utc(end)))

    def spans(self, start: datetime, end: datetime) -> list[Span]:
        """The same as ``intervals``, in whole epoch seconds: the fast way for whoever publishes thousands."""
        found: list[Span] = []
        for piece in pieces(_whole(_utc(start)), _whole(_utc(end)), self.place.zone):
            spans = self._schedule.spans(piece.start, piece.end, piece.offset)
            if found and found[-1][2] == spans[0][2]:
                spans[0] = (found.pop()[0], *spans[0][1:])
            found += spans
        return found

    def day(self, day: date) -> Day:
        """The local calendar ``day`` from midnight to midnight."""
        zone = self.place.zone
        start = datetime.combine(day, time(), zone)
        end = datetime.combine(day + timedelta(1), time(), zone)
        return Day(day, tuple(self.intervals(start, end)))

    def week(self, monday: date) -> tuple[Day, ...]:
        """Seven days from ``monday`` (or any other first day)."""
        return tuple(self.day(monday + timedelta(step)) for step in range(7))

    # -- real instants from here on: UTC, naive

    def _between(self, start: datetime, end: datetime) -> Iterator[Interval]:
        zone = self.place.zone
        last: datetime | None = None
        held: Meaning | None = None
        begin = since = end
        for piece in pieces(start, end, zone):
            since = piece.aware(piece.start, zone)
            begin = begin if held else since
            for local, meaning in self._schedule.changes(piece.start, piece.end):
                if held and held != meaning:
                    yield Interval(begin, since, *held)
                    begin = since
                held = meaning
                since = last = piece.aware(local, zone)
        if held and last:
            yield Interval(begin, end.replace(tzinfo=UTC).astimezone(zone), *held)

    def _forward(self, instant: datetime, reach: timedelta) -> Iterator[Interval]:
        """What happens from ``instant`` on, computed as far as it is asked for."""
        last = instant + min(reach, BEYOND - instant)
        held: Interval | None = None
        at = instant
        while at < last:
            upcoming = at + min(timedelta(14), last - at)
            for interval in self._between(at, upcoming):
                if held and held[2:] == interval[2:]:
                    held = held._replace(end=interval.end)
                    continue
                if held:
                    yield held
                held = interval
            at = upcoming
        if held:
            yield held

    @property
    def _reaches(self) -> tuple[timedelta, ...]:
        return WEEKLY_REACHES if self._schedule.is_every_week_the_same else REACHES

    def _now_and_then(self, instant: datetime) -> tuple[Interval, Interval | None]:
        """What holds at ``instant``, from there to the next other kind, and what that is if within ten years.

        The comment is that of ``instant``: leave that ends on a closing day is one stretch of being closed.
        """
        for reach in self._reaches:
            coming = self._forward(instant, reach)
            now = next(coming)
            for after in coming:
                if after.kind != now.kind:
                    return now, after
                now = now._replace(end=after.end, open_end=after.open_end)
        return now, None

    def _start(self, instant: datetime, kind: Kind) -> datetime | None:
        """Since when ``kind`` has held."""
        for reach in self._reaches:
            begin = max(instant - reach, EARLIEST)
            past = list(self._between(begin, instant + timedelta(microseconds=1)))
            start = next((each.end for each in reversed(past) if each.kind != kind), None)
            if start is not None:
                return start
        return None


@lru_cache(maxsize=4096)
def _schedule(text: str, calendar: Calendar, place: Place) -> Schedule:
    return Schedule(read(text), calendar, place)


def _whole(instant: datetime) -> datetime:
    return instant.replace(microsecond=0) if instant.microsecond else instant


def _utc(at: datetime) -> datetime:
    """The aware ``at`` as naive UTC."""
    ahead = at.utcoffset()
    if ahead is None:
        raise Invalid("the moment needs a time zone")
    try:
        instant = at.replace(tzinfo=None, fold=0) - ahead
    except OverflowError:
        instant = datetime.min
    if not EARLIEST <= instant <= LATEST:
        raise Invalid(f"the year {at.year} is outside 1900-9999, for which opening hours can be asked")
    return instant
