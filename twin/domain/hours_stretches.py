"""Pieces of wall-clock time and what holds in them: laid over each other, moved, joined, with open ends."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Literal, NamedTuple

Kind = Literal["open", "closed", "by_appointment", "unknown"]

# '11:00+' is open until midnight with an unknown end; after midnight nobody knows until five, the hour at which
# Belgian law lets shops open again (act of 10 November 2006, art. 6); then it is closed.
OPEN_END_UNTIL = time(5)
DAY = timedelta(1)


class Meaning(NamedTuple):
    """What holds, apart from when."""

    kind: Kind
    comment: str | None = None
    open_end: bool = False


OPEN, CLOSED, UNKNOWN = Meaning("open"), Meaning("closed"), Meaning("unknown")


Span = tuple[int, int, Meaning]  # [start, end) in epoch seconds and what holds


class Stretch(NamedTuple):
    """[start, end) in naive local time. ``by_the_hour`` is False for silence and for whole days off."""

    start: datetime
    end: datetime
    meaning: Meaning
    by_the_hour: bool = False


def merged(stretches: list[Stretch]) -> list[Stretch]:
    """Neighbours that say the same become one."""
    found: list[Stretch] = []
    for stretch in stretches:
        if found and found[-1][2:] == stretch[2:]:
            found[-1] = found[-1]._replace(end=stretch.end)
        else:
            found.append(stretch)
    return found


def moved(stretches: list[Stretch], by: timedelta) -> list[Stretch]:
    return [stretch._replace(start=stretch.start + by, end=stretch.end + by) for stretch in stretches]


def overlaid(day: list[Stretch], night_before: list[Stretch]) -> list[Stretch]:
    """What is left of the night before fills where the day says nothing, or only that it is a day off."""
    found: list[Stretch] = []
    index = 0
    for stretch in day:
        at = stretch.start
        while at < stretch.end:
            night = night_before[index]
            end = min(stretch.end, night.end)
            found.append(_upper(stretch, night)._replace(start=at, end=end))
            index += night.end == end
            at = end
    return merged(found)


def _upper(day: Stretch, night: Stretch) -> Stretch:
    if night.meaning.kind == "closed":  # '24/7; Fr 22:00-02:00 off' is closed until two, a silent night is not
        return night if night.by_the_hour else day
    return night if day.meaning.kind == "closed" and not day.by_the_hour else day


def with_open_ends(stretches: list[Stretch]) -> list[Stretch]:
    """Each open end followed by 'unknown' up to five, as far as no hours say otherwise."""
    found: list[Stretch] = []
    doubtful_until = datetime.min
    for stretch in stretches:
        if stretch.meaning.open_end:
            doubtful_until = _next_five(stretch.end)
        elif stretch.by_the_hour:
            doubtful_until = datetime.min
        elif stretch.start < doubtful_until:
            border = min(stretch.end, doubtful_until)
            found.append(Stretch(stretch.start, border, UNKNOWN, True))
            if border == stretch.end:
                continue
            stretch = stretch._replace(start=border)
        found.append(stretch)
    return found


def _next_five(moment: datetime) -> datetime:
    five = datetime.combine(moment.date(), OPEN_END_UNTIL)
    return five if moment < five else five + DAY


def clipped(stretches: list[Stretch], start: datetime) -> Iterator[Stretch]:
    """What is left of the stretches from ``start`` on."""
    for stretch in stretches:
        if stretch.end > start:
            yield stretch if stretch.start >= start else stretch._replace(start=start)
