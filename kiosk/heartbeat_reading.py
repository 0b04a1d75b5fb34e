"""A machine's heartbeat, checked to the last field before anything of it is believed: see docs/screen-protocol.md."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from twin.domain.device import PageBeat, Report
from twin.errors import Invalid

WORD = re.compile(r"[0-9A-Za-z._+-]{1,32}")
HEX = re.compile(r"[0-9a-f]{8,32}")
VERSION = re.compile(r"[0-9a-f]{16}")
DRAWING = re.compile(r"[a-z_]{1,16}")
EARLIEST, LATEST = datetime(2020, 1, 1, tzinfo=UTC).timestamp(), datetime(2100, 1, 1, tzinfo=UTC).timestamp()
AHEAD = 120  # seconds that a touch may be later than the clock: two clocks of one machine
STATE = ("view", "language", "contrast", "large", "low", "chosen", "group")
MOST_ERRORS, LONGEST = 10, 200
LARGE = 1_000_000_000  # seconds, MB: more no machine has


def report_of(told: Any) -> Report:
    """Raises Invalid, in words. Fields that it does not know are passed over: the machine may be newer."""
    if not isinstance(told, dict):
        raise Invalid("a heartbeat is an object")
    clock = _number(told, "clock", EARLIEST, LATEST)
    assert clock is not None
    touched = _number(told, "last_touch", 0, clock + AHEAD, may_miss=True)
    age = _number(told, "page_age", 0, LARGE, may_miss=True)
    return Report(
        agent=_like(told, "agent", WORD),
        boot=_like(told, "boot", HEX),
        bundle=None if told.get("bundle") is None else _like(told, "bundle", VERSION),
        clock=_instant(clock),
        uptime=timedelta(seconds=_number(told, "uptime", 0, LARGE) or 0),
        page=None if told.get("page") is None else _page(told["page"]),
        page_age=None if age is None else timedelta(seconds=age),
        temperature=_number(told, "temperature", -100, 200, may_miss=True),
        disk_free=_whole(told, "disk_free", may_miss=True),
        memory_free=_whole(told, "memory_free", may_miss=True),
        last_touch=None if touched is None else _instant(touched),
        errors=_errors(told.get("errors", [])),
        restarts=_whole(told, "restarts", may_miss=True) or 0,
    )


def _page(told: Any) -> PageBeat:
    if not isinstance(told, dict):
        raise Invalid("page is an object, or null")
    is_dated = told.get("dated", False)
    if not isinstance(is_dated, bool):
        raise Invalid("dated is true or false")
    version = told.get("version") or ""
    if not isinstance(version, str) or not _is_short(version):
        raise Invalid("version is a short word")
    errors = _whole(told, "errors", may_miss=True) or 0
    return PageBeat(version, _like(told, "drawing", DRAWING), is_dated, errors, _state(told.get("state")))


def _state(told: Any) -> Mapping[str, Any]:
    if told is not None and not isinstance(told, dict):
        raise Invalid("state is an object")
    said = told or {}
    found = {name: said[name] for name in STATE if name in said}
    for name, value in found.items():
        if not (value is None or isinstance(value, bool) or (isinstance(value, str) and _is_short(value))):
            raise Invalid(f"{name} of the page's state is a word, true, false or null")
    return found


def _errors(told: Any) -> tuple[str, ...]:
    if not isinstance(told, list) or len(told) > MOST_ERRORS or not all(_is_short(each) for each in told):
        raise Invalid(f"errors are at most {MOST_ERRORS} short words")
    return tuple(told)


def _is_short(word: Any) -> bool:
    return isinstance(word, str) and len(word) <= LONGEST and word.isprintable()


def _like(told: Mapping[str, Any], name: str, form: re.Pattern[str]) -> str:
    value = told.get(name)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise Invalid(f"{name} is not as a machine tells it")
    return value


def _number(told: Mapping[str, Any], name: str, least: float, most: float, *, may_miss: bool = False) -> float | None:
    """Written so that what is no number at all (NaN) is refused too."""
    value = told.get(name)
    if value is None and may_miss:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise Invalid(f"{name} is no number that a machine can have")
    return float(value)


def _whole(told: Mapping[str, Any], name: str, *, may_miss: bool = False) -> int | None:
    value = _number(told, name, 0, LARGE, may_miss=may_miss)
    return None if value is None else int(value)


def _instant(epoch: float) -> datetime:
    return datetime.fromtimestamp(epoch, UTC)
