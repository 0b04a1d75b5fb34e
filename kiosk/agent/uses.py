"""How much the screen is used: counts per day, kept until the server has them. Who, and which words: never.

What is said to the server is a batch with a name, the same one until the server answered: an answer that is lost makes
it hear the batch again, and by its name it counts it once.
"""

import re
import secrets
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.agent.disk import read_json, write_json
from kiosk.agent.errors import NoRoom

NUMBERS = ("touches", "routes", "codes")
TABLES = ("searches", "taps", "languages")
MOST = 10_000  # in one message
MOST_NAMES = 600  # of one table
MOST_DAYS = 40
NAME = re.compile(r"[a-z0-9_-]{1,80}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
HEX = re.compile(r"[0-9a-f]{16}")
Day = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Batch:
    """``days``: day -> counts. Nobody changes them once it has its ``name``; without days it has none."""

    name: str
    days: dict[str, Day]


NOTHING = Batch("", {})


class Uses:
    def __init__(self, folder: Path) -> None:
        self._path = folder / "uses.json"
        self._lock = threading.Lock()
        found = read_json(self._path)
        self._days, self._batch = _days(found), _batch(found.get("batch") if isinstance(found, dict) else None)

    def add(self, day: str, told: Any) -> bool:
        """Adds what the page counted on ``day`` (YYYY-MM-DD); False where it is rubbish, which counts nothing."""
        sound = _sound(told)
        if sound is None:
            return False
        with self._lock:
            _add(self._days.setdefault(day, {}), sound)
            for old in sorted(self._days)[:-MOST_DAYS]:
                del self._days[old]
            self._write()
        return True

    def batch(self) -> Batch:
        """What the server does not have yet: what it did not answer for, else all that was counted since."""
        with self._lock:
            if self._batch is NOTHING and self._days:
                self._batch, self._days = Batch(secrets.token_hex(8), self._days), {}
                self._write()
            return self._batch

    def told(self, what: Batch) -> None:
        """The server has ``what``; what was counted meanwhile stays."""
        with self._lock:
            if what is self._batch and what is not NOTHING:
                self._batch = NOTHING
                self._write()

    def forget(self) -> None:
        """What was counted for a town that the screen is no longer of."""
        with self._lock:
            self._days, self._batch = {}, NOTHING
            self._write()

    def _write(self) -> None:
        said = {"name": self._batch.name, "days": self._batch.days}
        try:
            write_json(self._path, self._days if self._batch is NOTHING else {**self._days, "batch": said})
        except (OSError, NoRoom):
            return  # counts are not worth a screen: they go on in memory


def _days(found: Any) -> dict[str, Day]:
    days = found.items() if isinstance(found, dict) else ()
    return {day: told for day, each in days if DAY.fullmatch(day) and (told := _sound(each))}


def _batch(found: Any) -> Batch:
    if not isinstance(found, dict) or not isinstance(name := found.get("name"), str) or not HEX.fullmatch(name):
        return NOTHING
    days = _days(found.get("days"))
    return Batch(name, days) if days else NOTHING


def _add(into: Day, other: Day) -> None:
    for name, value in other.items():
        if isinstance(value, dict):
            _add(into.setdefault(name, {}), value)
        elif len(into) < MOST_NAMES or name in into:
            into[name] = into.get(name, 0) + value


def _sound(told: Any) -> Day | None:
    """``told`` without what is zero, or None where it is not counts by known names."""
    if not isinstance(told, dict) or not set(told) <= {*NUMBERS, *TABLES}:
        return None
    found: Day = {}
    for name, value in told.items():
        counts = value if name in TABLES else {name: value}
        if not isinstance(counts, dict) or len(counts) > MOST_NAMES:
            return None
        if not all(NAME.fullmatch(each) and type(n) is int and 0 <= n <= MOST for each, n in counts.items()):
            return None
        some = {each: n for each, n in counts.items() if n}
        found |= ({name: some} if some else {}) if name in TABLES else some
    return found
