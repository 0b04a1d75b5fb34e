"""The days on which a rule's PH or SH falls."""

from datetime import date
from functools import lru_cache

from twin.domain.calendar import Calendar


@lru_cache(maxsize=4096)
def holidays_between(calendar: Calendar, name: str, offset: int, first: int, last: int) -> tuple[date, ...]:
    """The days from ordinal ``first`` to ``last`` that lie ``offset`` days after a holiday called PH or SH."""
    ordinals = range(max(first, 1, 1 + offset), min(last, date.max.toordinal(), date.max.toordinal() + offset) + 1)
    holiday = calendar.public_holiday if name == "PH" else calendar.school_holiday
    return tuple(date.fromordinal(n) for n in ordinals if holiday(date.fromordinal(n - offset)))
