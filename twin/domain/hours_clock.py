"""Clock times inside a rule ('9u', '09.00', '9 am') and what makes a span of them doubtful."""

import re
from typing import NamedTuple

from twin.domain.hours_error import InvalidHours
from twin.domain.hours_tokens import Token

_PARTS = re.compile(r"(\d{1,2})\D*?(\d\d)?\D*$")
_DOTTED = re.compile(r"\d+\.\d\d")
NOON = 12 * 60
END_OF_DAY = 24 * 60
LATEST = 48 * 60  # OSM's extended hours: 26:00 is two at night
CLOCK_TEXTS = tuple(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in range(LATEST + 1))


class Clock(NamedTuple):
    """A written time: minutes after midnight, and how sure its spelling makes us.

    ``half`` is 'a' or 'p' for am and pm, ``digits`` the hour as written ('9', '09'), ``bare`` True for a number
    without unit or minutes, ``dotted`` True for '9.05', whose minutes could be a month.
    """

    minutes: int
    half: str
    digits: str
    bare: bool
    dotted: bool

    @property
    def text(self) -> str:
        return CLOCK_TEXTS[self.minutes]


def read_clock(token: Token) -> Clock:
    """The time a 'clock', 'hour', 'half', 'number' or 'year' token says. InvalidHours where no clock shows it."""
    kind, text = token.kind, token.text
    match = _PARTS.match(text)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (LATEST, 0)
    half = text.lower().lstrip("0123456789:. ")[0] if kind == "half" else ""
    if match is None or minute > 59 or hour * 60 + minute > LATEST or (half and not 1 <= hour <= 12):
        raise InvalidHours("no_such_time", token.position, values={"what": text})
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    dotted = "." in text and 1 <= minute <= 12 and _DOTTED.fullmatch(text) is not None
    return Clock(hour * 60 + minute, half, match[1], kind == "number" and not match[2], dotted)


def doubt_about(start: Clock, end: Clock) -> str | None:
    """The key of what makes this span readable in two ways, or None where it can mean only one thing.

    Two digits ('09:00') and hours past noon are a 24-hour clock; '7:30-5:00' may well end in the afternoon.
    """
    if start.dotted or end.dotted:
        return "date_or_time"
    if bool(start.half) != bool(end.half):
        return "one_half_of_day"
    if "0" in (start.digits[0], end.digits[0]):
        return None
    backwards = end.minutes <= start.minutes < 13 * 60 and end.minutes > 0
    if backwards and end.minutes >= 10 * 60:  # '11:00-10:00' would be closed for one hour only
        return "morning_or_evening"
    if start.half or (len(start.digits) == len(end.digits) == 2 and not start.bare and not end.bare):
        return None
    bare_night = start.bare and 0 < end.minutes <= start.minutes < 13 * 60
    early = 0 < start.minutes < 6 * 60 and end.minutes <= NOON
    return "morning_or_evening" if backwards or bare_night or early else None


def likely_span(start: Clock, end: Clock) -> str:
    """What a doubtful span probably means: open by day, the shortest way round."""
    first, last = start.minutes, end.minutes
    if end.half and not start.half and first < 13 * 60:
        first = first % NOON + last // NOON * NOON
        first = (first - NOON if first >= last else first) % END_OF_DAY
    elif start.half and not end.half and last < 13 * 60:
        last = last % NOON + first // NOON * NOON
        last = last + NOON if last <= first else last
    elif not start.half and last <= NOON and (last <= first or first < 6 * 60):
        last += NOON
        first += NOON if first < 6 * 60 else 0
    return f"{CLOCK_TEXTS[first]}-{CLOCK_TEXTS[last]}"


def strict_span(start: Clock, end: Clock, open_end: bool) -> str:
    """OSM text of a clear span. Midnight as an end is 24:00."""
    last = END_OF_DAY if end.minutes == 0 < start.minutes else end.minutes
    return f"{CLOCK_TEXTS[start.minutes]}-{CLOCK_TEXTS[last]}{'+' if open_end else ''}"
