"""The skyline of the time bar: how many shops are open at each quarter of an hour of a day, under that day's sky.

static/js/skyline.js draws the same for another day; both follow the measures of docs/contract.md and look.md.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from twin.domain.place import Place
from twin.domain.sun import sun_position, sunrise_sunset

FIRST = 5 * 60  # the bar starts at 05:00; at 00:00 where the moment itself is earlier
LAST = 24 * 60
QUARTER = 15
HEIGHT, TALLEST = 40, 32
# colour of the sky by the sun's altitude in degrees, linear in between (look.md, scene; lighter by day, as a backdrop)
SKY = ((-8.5, (0x0B, 0x14, 0x25)), (-3.6, (0x38, 0x46, 0x7C)), (2.0, (0xA9, 0xB6, 0xCC)), (10.0, (0xAF, 0xCE, 0xE6)))
BARS_DARK_BELOW = 2.0  # degrees: from here on windows are brighter than the sky


@dataclass(frozen=True, slots=True)
class Band:
    """A run of quarters under one colour of sky; ``x`` and ``width`` in quarters from the bar's start."""

    x: int
    width: int
    colour: str


@dataclass(frozen=True, slots=True)
class Sun:
    """Sunrise or sunset; ``percent`` along the bar."""

    event: str
    at: datetime
    percent: float


@dataclass(frozen=True, slots=True)
class Tick:
    percent: float
    text: str
    anchor: str
    is_minor: bool


@dataclass(frozen=True, slots=True)
class Skyline:
    """What components/skyline.html draws. ``first`` and ``minute`` are minutes of the local day.

    ``count`` shops are open at the minute; None where nobody knows yet.
    """

    first: int
    minute: int
    count: int | None
    bands: tuple[Band, ...]
    day_bars: str
    dark_bars: str
    suns: tuple[Sun, ...]
    ticks: tuple[Tick, ...]

    @property
    def quarters(self) -> int:
        return (LAST - self.first) // QUARTER

    @property
    def percent(self) -> float:
        return _percent(self.minute, self.first)

    @property
    def bubble_shift(self) -> int:
        """Pixels that keep the bubble inside the bar near its two ends."""
        return 26 if self.percent < 8 else -26 if self.percent > 92 else 0


def skyline(shops: Iterable[Mapping[str, Any]], at: datetime, place: Place, count: int | None) -> Skyline:
    """The skyline of the local day of ``at`` (aware, in the place's zone) from the snapshot's ``shops``."""
    minute = at.hour * 60 + at.minute
    first = FIRST if minute >= FIRST else 0
    moments = [_wall(at.date(), each, place) for each in range(first, LAST, QUARTER)]
    altitudes = [sun_position(each, place).altitude_deg for each in moments]
    heights = _heights(_open_counts(shops, moments))
    is_dark = [altitude < BARS_DARK_BELOW for altitude in altitudes]
    return Skyline(
        first=first,
        minute=minute,
        count=count,
        bands=tuple(_bands(altitudes)),
        day_bars=_path(0 if dark else height for height, dark in zip(heights, is_dark, strict=True)),
        dark_bars=_path(height if dark else 0 for height, dark in zip(heights, is_dark, strict=True)),
        suns=tuple(_suns(at.date(), place, first)),
        ticks=tuple(_ticks(first)),
    )


def sky_colour(altitude_deg: float) -> str:
    """'#rrggbb' of the bar's sky at this altitude of the sun."""
    altitude = min(max(altitude_deg, SKY[0][0]), SKY[-1][0])
    upper = next(index for index in range(1, len(SKY)) if altitude <= SKY[index][0])
    (low, dark), (high, bright) = SKY[upper - 1], SKY[upper]
    share = (altitude - low) / (high - low)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(dark, bright, strict=True))


def _wall(day: date, minute: int, place: Place) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), place.zone)


def _open_counts(shops: Iterable[Mapping[str, Any]], moments: Sequence[datetime]) -> list[int]:
    spans = [span for shop in shops for span in shop["hours"]["intervals"] if span[2] in "oe"]
    starts, ends = sorted(span[0] for span in spans), sorted(span[1] for span in spans)
    seconds = [each.timestamp() for each in moments]
    return [bisect_right(starts, each) - bisect_right(ends, each) for each in seconds]


def _heights(counts: Sequence[int]) -> list[float]:
    most = max(counts, default=0) or 1
    return [round(TALLEST * count / most, 1) for count in counts]


def _path(heights: Iterable[float]) -> str:
    return "".join(f"M{x} {HEIGHT}v-{height:g}h.84v{height:g}z" for x, height in enumerate(heights) if height)


def _bands(altitudes: Sequence[float]) -> Iterable[Band]:
    x = 0
    for colour, run in groupby(altitudes, sky_colour):
        width = len(list(run))
        yield Band(x, width, colour)
        x += width


def _suns(day: date, place: Place, first: int) -> Iterable[Sun]:
    for event, at in zip(("sunrise", "sunset"), sunrise_sunset(day, place), strict=True):
        if at is not None and (at.hour * 60 + at.minute) >= first:
            yield Sun(event, at, _percent(at.hour * 60 + at.minute, first))


def _ticks(first: int) -> Iterable[Tick]:
    for hour in range(-(-first // 180) * 3, 25, 3):
        anchor = "end" if hour == 24 else "start" if hour == 0 else "middle"
        yield Tick(_percent(hour * 60, first), f"{hour}:00", anchor, hour % 6 != 0)


def _percent(minute: int, first: int) -> float:
    return round(100 * (minute - first) / (LAST - first), 2)
