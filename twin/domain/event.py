"""Events and notices of a town: what takes place, when it comes back, and what is said meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from dateutil.rrule import rrule, rrulestr

from twin.domain.place import Place
from twin.domain.town import Words
from twin.errors import Invalid

MOST_OCCURRENCES = 1000  # of one event that are looked at: more is no town's calendar
LONGEST = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event takes place: [start, end), aware, in the town's zone."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Event:
    """``start`` and ``end`` are the first time; ``recurrence`` is an RRULE (RFC 5545) in the town's wall time or ''.

    ``place`` is the id of a public place, or ''; ``where`` says it in words; ``at`` is (lon, lat) or None. ``without``
    holds the days on which it does not take place.
    """

    id: int
    titles: Words
    start: datetime
    end: datetime
    zone_of: Place
    texts: Words = field(default_factory=dict)
    place: str = ""
    where: Words = field(default_factory=dict)
    at: tuple[float, float] | None = None
    recurrence: str = ""
    without: frozenset[date] = frozenset()
    on_map: bool = True
    on_site: bool = True
    on_screens: bool = True
    photo: int | None = None

    def occurrences(self, start: datetime, end: datetime) -> Iterator[Occurrence]:
        """Those that touch [start, end), in order. Wall-clock times stay the same through a clock change."""
        zone, length = self.zone_of.zone, self._local_end - self._local_start
        low = start.astimezone(zone).replace(tzinfo=None) - length - timedelta(hours=1)
        for at in self._starts(low):
            if at.date() in self.without:
                continue
            occurrence = Occurrence(_aware(at, self.zone_of), _aware(at + length, self.zone_of))
            if occurrence.start >= end:
                return
            if occurrence.end > start:
                yield occurrence

    @cached_property
    def _local_start(self) -> datetime:
        return self.start.astimezone(self.zone_of.zone).replace(tzinfo=None)

    @cached_property
    def _local_end(self) -> datetime:
        return self.end.astimezone(self.zone_of.zone).replace(tzinfo=None)

    def _starts(self, low: datetime) -> Iterator[datetime]:
        if not self.recurrence:
            yield self._local_start
            return
        found: rrule = read_recurrence(self.recurrence, self._local_start)
        for count, at in enumerate(found.xafter(low, inc=True)):
            if count >= MOST_OCCURRENCES:
                return
            yield at


@dataclass(frozen=True)
class Notice:
    """What the town tells everybody from ``start`` until ``end`` (aware)."""

    id: int
    titles: Words
    texts: Words
    start: datetime
    end: datetime
    on_site: bool = True
    on_screens: bool = True
    photo: int | None = None

    def holds_at(self, at: datetime) -> bool:
        return self.start <= at < self.end


def read_recurrence(text: str, start: datetime) -> rrule:
    """The rule in ``text`` from the naive wall time ``start`` on.

    Raises Invalid for what is no RRULE, and for one that comes back more often than every hour.
    """
    if "DTSTART" in text.upper() or "\n" in text:
        raise Invalid("a recurrence is one RRULE, such as FREQ=WEEKLY;BYDAY=WE")
    try:
        found = rrulestr(_in_wall_time(text), dtstart=start)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Invalid(f"'{text}' is no recurrence: {error}. Write for example FREQ=WEEKLY;BYDAY=WE") from error
    if not isinstance(found, rrule) or any(each in text.upper() for each in ("SECONDLY", "MINUTELY", "HOURLY")):
        raise Invalid("an event comes back each day at the most")
    return found


def _in_wall_time(text: str) -> str:
    """UNTIL in UTC ('...Z') is for a start with a zone; ours is wall time."""
    parts = [part[:-1] if part.upper().startswith("UNTIL=") and part[-1:] in "zZ" else part for part in text.split(";")]
    return ";".join(parts)


def _aware(local: datetime, place: Place) -> datetime:
    # through UTC: a wall time that the clock skips becomes the one an hour later
    return local.replace(tzinfo=place.zone).astimezone(UTC).astimezone(place.zone)
