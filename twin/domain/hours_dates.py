"""The dates of a rule: years, months, days of a month, weeks, Easter."""

import re
from calendar import monthrange

from twin.domain.hours_stream import DATES, DAYS, HOURS, Stream
from twin.domain.hours_tokens import Token
from twin.domain.hours_words import MONTHS

_LEAP_YEAR = 2024


def read_dates(stream: Stream) -> str:
    """Canonical OSM text of the dates that come next, '' where there are none. Raises InvalidHours."""
    if stream.kind not in DATES and not stream.at_day_of_month():
        return ""
    return " ".join(part for part in (_years_and_dates(stream), _weeks(stream)) if part)


def read_offset(stream: Stream) -> str:
    """' +1 day' or ''."""
    token = stream.take("offset")
    if token is None:
        return ""
    days = int(re.sub(r"[^\d+-]", "", token.text))
    if not 1 <= abs(days) <= 366:
        raise stream.refusal("unexpected", token)
    return f" {days:+d} day{'' if abs(days) == 1 else 's'}"


def _years_and_dates(stream: Stream) -> str:
    if stream.at("year") and not stream.at("month", ahead=1):
        years = _years(stream)
        if stream.at("month", "easter") or stream.at_day_of_month():
            raise stream.refusal("year_list")
        return years
    found: list[str] = []
    dated_year = False
    while stream.at("year", "month", "easter") or stream.at_day_of_month():
        if found and dated_year and not stream.at("year"):
            stream.wonder("year_repeated", stream.peek())
        dated_year = dated_year or stream.at("year")
        found += _date_range(stream)
        another = stream.at("year", "month", "easter", ahead=1) or stream.at_day_of_month(ahead=1)
        if not (another and stream.take("comma")):
            break
    return ",".join(found)


def _years(stream: Stream) -> str:
    found = []
    while True:
        first = stream.need("year")
        text = first.value
        if stream.take("plus"):
            text += "+"
        elif stream.take_both("dash", "year"):
            last = stream.need("year")
            if last.value <= first.value:
                raise stream.refusal("backwards", first)
            text = _stepped(stream, int(first.value), int(last.value))
        found.append(text)
        if not stream.take_both("comma", "year"):
            return ",".join(found)


def _stepped(stream: Stream, first: int, last: int) -> str:
    """'01-53' or '01-53/2'. The end becomes the last that the step reaches: the engine takes '50-51/2' for both."""
    step = stream.need_number(1, 99, "unexpected") if stream.take_both("slash", "number") else 1
    last -= (last - first) % step
    if last == first:
        return f"{first:02}"
    return f"{first:02}-{last:02}{f'/{step}' if step > 1 else ''}"


def _date_range(stream: Stream) -> list[str]:
    """One date or range of dates, or one month with a list of days ('Dec 25,26')."""
    if stream.at("easter"):
        return [_easter(stream)]
    if stream.at("number"):
        return [_day_first(stream)]
    year = stream.take("year")
    month = stream.need("month")
    if stream.at("number"):
        return _days_of(stream, year.value if year else "", month)
    return [f"{year.value + ' ' if year else ''}{_months(stream, month, bool(year))}"]


def _months(stream: Stream, month: Token, with_year: bool) -> str:
    if stream.at("dash") and stream.at("year", ahead=1):
        raise stream.refusal("month_over_years", month)
    if not stream.take_both("dash", "month"):
        return month.value
    last = stream.need("month")
    if stream.at("number"):
        raise stream.refusal("half_date", month)
    if with_year and MONTHS.index(last.value) < MONTHS.index(month.value):
        raise stream.refusal("month_over_years", month)
    return f"{month.value}-{last.value}"


def _day(stream: Stream, token: Token, month: Token) -> int:
    if not 1 <= int(token.value) <= monthrange(_LEAP_YEAR, MONTHS.index(month.value) + 1)[1]:
        raise stream.refusal("no_such_day", token)
    return int(token.value)


def _days_of(stream: Stream, year: str, month: Token) -> list[str]:
    """'Dec 25', 'Dec 24-26', 'Dec 25,26', 'Dec 20-Jan 05', with the year before each."""
    found: list[str] = []
    last = 0
    while True:
        token = stream.need("number")
        day = _day(stream, token, month)
        if day <= last:
            raise stream.refusal("backwards", token)
        text, last = f"{year} {month.value} {day:02}".strip(), day
        if stream.take_both("dash", "number"):
            token = stream.need("number")
            last = _day(stream, token, month)
            if last <= day:
                raise stream.refusal("backwards", token)
            text += f"-{last:02}"
        elif stream.at("dash") and stream.at("month", "year", ahead=1):
            stream.take("dash")
            return [*found, f"{text}-{_range_end(stream, year, month, day)}"]
        found.append(text)
        if stream.at_day_of_month(ahead=1) or not stream.take_both("comma", "number"):
            break
    if len(found) > 1 and not stream.at(*HOURS, *DAYS, "modifier", "comment", "colon", "sun", "left"):
        raise stream.refusal("no_times")
    return found


def _range_end(stream: Stream, year: str, first: Token, day: int) -> str:
    """The end of a range that began on ``first`` ``day``, its year written out: readers differ on the short form."""
    end_year = stream.take("year")
    month = stream.need("month")
    last = _day(stream, stream.need("number"), month)
    if end_year and not year:
        raise stream.refusal("year_list", end_year)
    if not year:
        return f"{month.value} {last:02}"
    wraps = (MONTHS.index(month.value), last) < (MONTHS.index(first.value), day)
    until = end_year.value if end_year else str(int(year) + wraps)
    if (until, MONTHS.index(month.value), last) < (year, MONTHS.index(first.value), day):
        raise stream.refusal("backwards", month)
    return f"{until} {month.value} {last:02}"


def _day_first(stream: Stream) -> str:
    """'25 dec', '24-26 december', '24 dec - 2 jan'."""
    first = stream.need("number")
    until = stream.need("number") if stream.take("dash") else None
    month = stream.need("month")
    text = f"{month.value} {_day(stream, first, month):02}"
    if until is not None:
        if _day(stream, until, month) <= int(first.value):
            raise stream.refusal("backwards", until)
        text += f"-{int(until.value):02}"
    elif stream.at("dash") and stream.at_day_of_month(ahead=1) and stream.at("month", ahead=2):
        stream.take("dash")
        last, end = stream.need("number"), stream.need("month")
        text += f"-{end.value} {_day(stream, last, end):02}"
    if stream.at("year"):
        raise stream.refusal("year_last")
    if stream.at("dash"):
        raise stream.refusal()
    return text


def _easter(stream: Stream) -> str:
    stream.take("easter")
    text = f"easter{read_offset(stream)}"
    if stream.take_both("dash", "easter"):
        stream.take("easter")
        text += f"-easter{read_offset(stream)}"
    return text


def _weeks(stream: Stream) -> str:
    if not stream.take("week"):
        return ""
    found = []
    while True:
        first = stream.need_number(1, 53, "no_such_week")
        text = f"{first:02}"
        if stream.take_both("dash", "number"):
            token = stream.peek()
            last = stream.need_number(1, 53, "no_such_week")
            if last <= first:
                raise stream.refusal("backwards", token)
            text = _stepped(stream, first, last)
        found.append(text)
        if not stream.take_both("comma", "number"):
            return f"week {','.join(found)}"
