"""The times of a rule: spans by the clock or by the sun."""

import re
from itertools import pairwise

from twin.domain.hours_clock import END_OF_DAY, NOON, Clock, doubt_about, likely_span, read_clock, strict_span
from twin.domain.hours_stream import CLOCKS, TIMES, Stream
from twin.domain.hours_tokens import Token

NO_TIMES: tuple[str, ...] = ()
_BY_THE_SUN = ("sun", "left")
_BETWEEN = ("comma", "slash", "plus")
_BARE_DIGIT = re.compile(r"\d(?!\d)")  # '1:00' after '8:00-12:00' is one o'clock in the afternoon, '01:00' is not


def read_times(stream: Stream) -> tuple[str, ...]:
    """The spans that come next, () where there are none. Raises InvalidHours."""
    spans: list[str] = []
    while stream.kind in TIMES and not (stream.kind == "number" and stream.at_day_of_month()):
        here = stream.peek()
        spans.append(_span(stream))
        if len(spans) > 1 and _BARE_DIGIT.match(here.text) and _begin(spans[-1]) < _begin(spans[-2]):
            stream.wonder("morning_or_evening", here)
        if stream.kind in _BETWEEN and stream.at(*TIMES, ahead=1) and not stream.at_day_of_month(ahead=1):
            stream.next()
    return tuple(spans)


def overlap(spans: tuple[str, ...]) -> bool:
    """True if clock spans in one rule run into each other: a sign that a guess went wrong."""
    ends = [(_begin(span), _begin(span[6:])) for span in sorted(spans)]
    return any(0 <= after < end for (_, end), (after, _) in pairwise(ends))


def _begin(span: str) -> int:
    match = re.match(r"(\d\d):(\d\d)", span)
    return int(match[1]) * 60 + int(match[2]) if match else -1


def _span(stream: Stream) -> str:
    if stream.kind == "span":
        sure = stream.next().value
        stream.is_24_hours = stream.is_24_hours or sure[6:] >= "13:00"
        return sure
    if stream.kind in _BY_THE_SUN or (stream.at("dash", ahead=1) and stream.at(*_BY_THE_SUN, ahead=2)):
        return _sun_span(stream)
    first = stream.next()
    start = read_clock(first)
    if start.minutes >= END_OF_DAY:
        raise stream.refusal("no_such_time", first)
    if first.kind == stream.kind == "clock":
        stream.wonder("single_time", first)
    elif stream.kind != "dash":
        return _open_ended(stream, first, start)
    else:
        stream.next()
    if stream.kind not in CLOCKS and not (stream.kind == "year" and len(first.text) == 4 and first.kind == "number"):
        stream.need("number", key="single_time")
        stream.move_to(stream.index - 1)
    return _clock_span(stream, first, start, read_clock(stream.next()))


def _open_ended(stream: Stream, first: Token, start: Clock) -> str:
    if not stream.take("plus"):
        raise stream.refusal("single_time", first)
    if start.bare or start.dotted:
        stream.wonder("morning_or_evening" if start.bare else "date_or_time", first)
    return f"{start.text}+"


def _clock_span(stream: Stream, first: Token, start: Clock, end: Clock) -> str:
    if start.bare and end.digits == "00":  # '8-00' is one time, not two
        raise stream.refusal("single_time", first)
    if start.minutes == end.minutes:
        raise stream.refusal("empty_span", first)
    if doubt := doubt_about(start, end):
        stream.wonder(doubt, first)
        return likely_span(start, end)
    if start.bare and end.bare and start.minutes <= end.minutes <= NOON:
        stream.bare_morning = stream.bare_morning or first
    elif not end.half and max(start.minutes, end.minutes) > NOON + 59:
        stream.is_24_hours = True
    return strict_span(start, end, stream.kind == "plus" and _open_end(stream))


def _open_end(stream: Stream) -> bool:
    """True past the '+' that comes next. Before another time a '+' stands for 'and', unless it hangs on to this one."""
    if not stream.at(*TIMES, ahead=1):
        stream.take("plus")
        return True
    before, plus = stream.peek(-1), stream.peek()
    if plus.position == before.position + len(before.text):
        raise stream.refusal("unexpected", plus)
    return False


def _sun_span(stream: Stream) -> str:
    start = _sun_point(stream)
    if stream.take("plus"):
        return f"{start}+"
    stream.need("dash", key="single_time")
    return f"{start}-{_sun_point(stream)}{'+' if stream.take('plus') else ''}"


def _sun_point(stream: Stream) -> str:
    if event := stream.take("sun"):
        return event.value
    if stream.take("left"):
        name, sign = stream.need("sun"), stream.need("plus", "dash")
        shift = read_clock(stream.need("clock"))
        stream.need("right")
        return f"({name.value}{sign.value}{shift.text})"
    token = stream.need("clock")
    clock = read_clock(token)
    if clock.dotted:
        stream.wonder("date_or_time", token)
    return clock.text
