"""The days of a rule: weekdays, the n-th of a month, public and school holidays."""

import re
from typing import NamedTuple

from twin.domain.hours_dates import read_offset
from twin.domain.hours_stream import DAYS, Stream
from twin.domain.hours_tokens import Token
from twin.domain.hours_words import WEEKDAYS


class Days(NamedTuple):
    """See `Rule`: weekdays in OSM text, holidays with their offsets, and whether the one narrows the other."""

    weekdays: str
    holidays: tuple[tuple[str, int], ...]
    within: bool


NO_DAYS = Days("", (), False)


_BETWEEN = ("comma", "plus", "slash")


def read_days(stream: Stream) -> Days:
    """The days that come next, empty where there are none. Raises InvalidHours."""
    if stream.kind not in DAYS:
        return NO_DAYS
    weekdays: list[str] = []
    holidays: list[tuple[str, int]] = []
    within = False
    while stream.kind in DAYS:
        if stream.kind == "holiday":
            if within:
                raise stream.refusal()
            holidays.append(_holiday(stream))
        else:
            weekdays.append(_weekday(stream))
        if stream.kind in _BETWEEN and stream.at(*DAYS, ahead=1):
            stream.next()
        elif stream.kind == "weekday" and holidays and not weekdays:
            within = True
        elif stream.kind == "holiday" and weekdays and not holidays:  # on Sundays and holidays, or holidays on Sundays
            stream.wonder("days_without_comma", stream.peek())
        else:
            break
    if stream.kind in DAYS:
        raise stream.refusal("days_without_comma")
    return Days(",".join(weekdays), tuple(holidays), within)


def weekday_numbers(weekdays: str) -> set[int]:
    """Numbers (Monday is 0) of the weekdays in strict text such as 'Mo-Fr,Su'."""
    found: set[int] = set()
    for part in filter(None, weekdays.split(",")):
        first, _, last = part.partition("-")
        if first in WEEKDAYS:
            begin = WEEKDAYS.index(first)
            length = (WEEKDAYS.index(last) - begin) % 7 if last else 0
            found.update((begin + step) % 7 for step in range(length + 1))
    return found


def _holiday(stream: Stream) -> tuple[str, int]:
    token = stream.need("holiday")
    offset = read_offset(stream)
    if offset and token.value == "SH":
        raise stream.refusal("unexpected", token)
    return token.value, int(offset.split()[0]) if offset else 0


def _weekday(stream: Stream) -> str:
    first = stream.need("weekday")
    if nth := stream.take("nth"):
        return f"{first.value}{_nth(stream, nth)}{read_offset(stream)}"
    if stream.kind != "dash":
        return first.value
    if not stream.take_both("dash", "weekday"):
        raise stream.refusal("unfinished_range")
    last = stream.need("weekday")
    if stream.at("nth", "dash") or "-" in first.value + last.value:
        raise stream.refusal()
    if last.value == first.value:  # 'Sunday to Sunday': that day, or all week?
        raise stream.refusal("backwards", first)
    return f"{first.value}-{last.value}"


def _nth(stream: Stream, token: Token) -> str:
    found: list[int] = []
    for part in token.text.strip("[]").split(","):
        match = re.fullmatch(r"\s*([1-5])\s*-\s*([1-5])\s*|\s*(-?[1-5])\s*", part)
        if match is None or (match[1] and match[1] >= match[2]):
            raise stream.refusal("no_such_nth", token)
        found += range(int(match[1]), int(match[2]) + 1) if match[1] else [int(match[3])]
    return f"[{','.join(str(number) for number in dict.fromkeys(found))}]"
