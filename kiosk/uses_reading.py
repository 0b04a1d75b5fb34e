"""What a machine counted, checked: only days that were, and things that the town has."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from twin.domain.category import GROUPS
from twin.domain.core import Core
from twin.domain.screen_use import USE_KINDS
from twin.domain.town import LANGUAGES
from twin.errors import Invalid
from twin.services.devices import Count

BATCH = re.compile(r"[0-9a-f]{16}")
MOST = 100_000  # of one kind on one day
OLDEST = timedelta(days=60)  # a machine that was so long without network tells no older days
CLOCK_OFF = timedelta(days=1)  # then nobody knows which days it speaks of
TOTALS = ("touches", "routes", "codes")
KNOWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {"searches": frozenset(group.id for group in GROUPS), "languages": frozenset(LANGUAGES)}
)


def uses_of(told: Any, core: Core, clock: datetime, now: datetime) -> dict[Count, int]:
    """(day, kind, what) -> times. ``clock``: the machine's own. Raises Invalid for another shape, or for a day later
    than its own clock; days that are too old, and things that the town does not have, are left out."""
    if told is None:
        return {}
    if not isinstance(told, dict):
        raise Invalid("uses are counts by day")
    zone = core.town.place.zone
    today, its_day = now.astimezone(zone).date(), clock.astimezone(zone).date()
    counted: Counter[Count] = Counter()
    for text, kinds in told.items():
        day = _day(text, its_day)
        for kind, what, times in _of_day(kinds, core):
            if today - OLDEST <= day <= today + timedelta(1):
                counted[day, kind, what] += times
    return dict(counted) if abs(clock - now) < CLOCK_OFF else {}


def batch_of(told: Any) -> str:
    """The name of what a machine counted, under which it tells it again until it is answered; "" where it gives none,
    as older ones do. Raises Invalid."""
    if told in (None, ""):
        return ""
    if not isinstance(told, str) or not BATCH.fullmatch(told):
        raise Invalid("uses_batch is 16 hexadecimal digits")
    return told


def taps_in(counted: Mapping[Count, int]) -> dict[tuple[date, str], int]:
    """(day, shop's id) -> times."""
    return {(day, what): times for (day, kind, what), times in counted.items() if kind == "taps"}


def _day(text: str, its_day: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Invalid("a day is written as 2026-11-21") from error
    if day > its_day + timedelta(1):
        raise Invalid("what is still to come cannot be counted")
    return day


def _of_day(kinds: Any, core: Core) -> list[tuple[str, str, int]]:
    if not isinstance(kinds, dict):
        raise Invalid("uses of a day are counts by kind")
    found: list[tuple[str, str, int]] = []
    for kind in USE_KINDS:
        value = kinds.get(kind, 0 if kind in TOTALS else {})
        if kind in TOTALS:
            value = {"": value}
        if not isinstance(value, dict) or not all(_is_count(times) for times in value.values()):
            raise Invalid(f"{kind} are small whole numbers")
        found += [(kind, _known(kind, what, core), times) for what, times in value.items() if times]
    return [each for each in found if each[1] or each[0] in TOTALS]


def _known(kind: str, what: str, core: Core) -> str:
    """The name under which it is counted; '' for what the town does not have."""
    if kind == "taps":
        shop = core.by_slug.get(what)
        return shop.id if shop else ""
    return what if what in KNOWN.get(kind, ()) else ""


def _is_count(times: Any) -> bool:
    return type(times) is int and 0 <= times <= MOST
