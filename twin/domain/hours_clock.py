"""Clock times and spans inside a rule: '9-18u', '09.00-12.00', '22:00-02:00', '11:00+', '(sunrise+01:00)-sunset'."""

import re
from dataclasses import dataclass

from twin.domain.hours_error import InvalidHours
from twin.domain.hours_tokens import Token

_PARTS = re.compile(r"(\d{1,2})\D*?(\d\d)?\D*$")
END_OF_DAY = 24 * 60
LATEST = 48 * 60  # OSM's extended hours: 26:00 is two at night


@dataclass(frozen=True, slots=True)
class Clock:
    """A written time: minutes after midnight and how sure its spelling makes us.

    ``half`` is 'a' or 'p' for am and pm, ``padded`` True for '09:00' (certainly a 24-hour clock), ``bare`` True
    for a number without unit or minutes, ``dotted`` True for '9.05' whose minutes could be a month.
    """

    minutes: int
    half: str
    padded: bool
    bare: bool
    dotted: bool
    position: int

    @property
    def text(self) -> str:
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"


def read_clock(token: Token) -> Clock:
    """The time a 'clock', 'hour', 'half' or bare 'number' token says. InvalidHours where no clock shows it."""
    match = _PARTS.match(token.text)
    half = "".join(re.findall("[ap](?=\\.?m)", token.text.lower())) if token.kind == "half" else ""
    if match is None:
        raise InvalidHours("no_such_time", token.position, values={"what": token.text})
    hour, minute = int(match[1]), int(match[2] or 0)
    if minute > 59 or hour * 60 + minute > LATEST or (half and not 1 <= hour <= 12):
        raise InvalidHours("no_such_time", token.position, values={"what": token.text})
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    dotted = token.kind == "clock" and "." in token.text.rstrip(".") and 1 <= minute <= 12
    padded = token.kind != "number" and len(match[1]) == 2 and match[1][0] == "0"
    return Clock(hour * 60 + minute, half, padded, token.kind == "number", dotted, token.position)


def doubt_about(start: Clock, end: Clock) -> str | None:
    """The key of what makes this span readable in two ways, or None where it can mean only one thing."""
    if start.dotted or end.dotted:
        return "date_or_time"
    if bool(start.half) != bool(end.half):
        return "one_half_of_day"
    if start.half or start.padded or end.padded:
        return None
    backwards = end.minutes <= start.minutes
    if backwards and start.minutes <= 12 * 60 + 59 and not (end.minutes == 0 and not end.bare):
        return "morning_or_evening"
    if backwards and start.bare:
        return "morning_or_evening"
    early = start.minutes < 6 * 60 and end.minutes <= 12 * 60 and start.minutes != 0
    return "morning_or_evening" if early else None


def likely_span(start: Clock, end: Clock) -> str:
    """What was probably meant by a doubtful span: the afternoon for an end that lies before its start."""
    first, last = start.minutes, end.minutes
    if start.half != end.half and not start.half and end.half == "p" and first > last - END_OF_DAY // 2:
        first %= END_OF_DAY
    if not end.half and last <= first and last <= 12 * 60:
        last += 12 * 60
    if not start.half and not end.half and first < 6 * 60 and last <= 12 * 60:
        first, last = first + 12 * 60, last + 12 * 60
    return f"{_text(first)}-{_text(last)}"


def strict_span(start: Clock, end: Clock, open_end: bool) -> str:
    """OSM text of a clear span. Midnight as an end is 24:00; an am/pm end before its start is past midnight."""
    last = end.minutes
    if last == 0 and start.minutes > 0:
        last = END_OF_DAY
    return f"{start.text}-{_text(last)}{'+' if open_end else ''}"


def _text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
