"""How much the screen is used: counts per day, kept until the server has them. Who, and which words: never."""

import re
import threading
from copy import deepcopy
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
Day = dict[str, Any]


class Uses:
    def __init__(self, folder: Path) -> None:
        self._path = folder / "uses.json"
        self._lock = threading.Lock()
        found = read_json(self._path)
        days = found.items() if isinstance(found, dict) else ()
        self._days: dict[str, Day] = {day: told for day, each in days if DAY.fullmatch(day) and (told := _sound(each))}

    def add(self, day: str, told: Any) -> bool:
        """Adds what the page counted on ``day`` (YYYY-MM-DD); False where it is rubbish, which counts nothing."""
        sound = _sound(told)
        if sound is None:
            return False
        with self._lock:
            _combine(self._days.setdefault(day, {}), sound, 1)
            for old in sorted(self._days)[:-MOST_DAYS]:
                del self._days[old]
            self._write()
        return True

    def waiting(self) -> dict[str, Day]:
        """What the server does not have yet."""
        with self._lock:
            return deepcopy(self._days)

    def told(self, what: dict[str, Day]) -> None:
        """The server has ``what``; what was counted meanwhile stays."""
        if not what:
            return
        with self._lock:
            for day, counts in what.items():
                _combine(self._days.get(day, {}), counts, -1)
            self._days = {day: counts for day, counts in self._days.items() if counts}
            self._write()

    def _write(self) -> None:
        try:
            write_json(self._path, self._days)
        except (OSError, NoRoom):
            return  # counts are not worth a screen: they go on in memory


def _combine(into: Day, other: Day, sign: int) -> None:
    for name, value in other.items():
        if isinstance(value, dict):
            _combine(into.setdefault(name, {}), value, sign)
        elif len(into) < MOST_NAMES or name in into:
            into[name] = into.get(name, 0) + sign * value
        if not into.get(name):
            into.pop(name, None)


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
