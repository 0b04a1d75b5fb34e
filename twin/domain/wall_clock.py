"""Wall-clock time and real instants: pieces of time in which a zone keeps one offset from UTC."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

STEP = timedelta(7)  # no zone changes its clock there and back within a week


class Piece(NamedTuple):
    """[start, end) in naive local time; the instant of ``local`` is ``local - offset`` in UTC.

    Up to ``repeated_until`` the wall clock shows times that it has shown before.
    """

    start: datetime
    end: datetime
    offset: timedelta
    repeated_until: datetime

    def aware(self, local: datetime, zone: ZoneInfo) -> datetime:
        """``local`` as an instant of this piece. Its end may belong to the next piece, so ask there first."""
        return local.replace(tzinfo=zone, fold=1 if local < self.repeated_until else 0)


@lru_cache(maxsize=256)
def pieces(start: datetime, end: datetime, zone: ZoneInfo) -> tuple[Piece, ...]:
    """The pieces of the UTC-naive instants [start, end). At a clock change the next piece starts later or earlier
    on the wall clock: the skipped hour is in no piece, the repeated one in two."""
    found: list[Piece] = []
    since, at, offset = start, start, _offset(start, zone)
    repeated_until = _repeated_until(start, offset, zone)
    while at < end:
        upcoming = at + min(STEP, end - at)
        if _offset(upcoming, zone) != offset:
            change = _change(at, upcoming, zone)
            found.append(Piece(since + offset, change + offset, offset, repeated_until))
            repeated_until = change + offset
            since, upcoming, offset = change, change, _offset(change, zone)
        at = upcoming
    if since < end:
        found.append(Piece(since + offset, end + offset, offset, repeated_until))
    return tuple(found)


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.replace(tzinfo=UTC).astimezone(zone).utcoffset() or timedelta(0)


def _repeated_until(start: datetime, offset: timedelta, zone: ZoneInfo) -> datetime:
    """Where a window starts in an hour that the clock shows for the second time: the end of that hour."""
    if (start + offset).replace(tzinfo=zone).utcoffset() != offset:
        before = _offset(start - timedelta(days=1), zone)
        return _change(start - timedelta(days=1), start, zone) + before
    return datetime.min


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The first whole second at which the offset differs from the one at ``before``."""
    old = _offset(before, zone)
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(before + timedelta(seconds=middle), zone) == old else (low, middle)
    return before + timedelta(seconds=high)
