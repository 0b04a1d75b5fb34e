"""What a listing brought: views of its page, taps on screens, routes asked for, codes scanned. Counts, never persons.

Counted in memory and written now and then: a process that is killed loses at most the counts of the last minute, which
harms nobody.
"""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from twin.services.house import House
from twin.storage.uses import Key, add_uses, uses_of

log = logging.getLogger(__name__)
Kind = Literal["view", "screen_tap", "route", "qr"]
KINDS: tuple[Kind, ...] = ("view", "screen_tap", "route", "qr")
FEWEST = 5  # below this number a week's count is not told: so few could be somebody we know
MOST_AT_ONCE = 200  # of one kind for one shop in one message of a screen


class UseCounter:
    """Counts of this process that are not yet in the database."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._counted: Counter[Key] = Counter()
        self._lock = threading.Lock()
        self._end = threading.Event()

    def count(self, town: str, shop: str, kind: Kind, at: datetime, times: int = 1) -> None:
        """``at`` is aware, in the town's zone: it decides the week."""
        monday = at.date() - timedelta(days=at.weekday())
        with self._lock:
            self._counted[town, shop, kind, monday] += min(times, MOST_AT_ONCE)

    def write(self) -> int:
        """Moves what was counted to the database; returns how many counts that were."""
        with self._lock:
            counted, self._counted = self._counted, Counter()
        if not counted:
            return 0
        try:
            add_uses(self._house.engine, counted)
        except Exception:
            with self._lock:
                self._counted += counted  # for the next time
            raise
        return counted.total()

    def keep_writing(self, seconds: float) -> None:
        """Writes every ``seconds`` in a thread of its own, and once more when the process ends."""
        atexit.register(self._write_or_log)
        threading.Thread(target=self._write_for_ever, args=(seconds,), name="uses", daemon=True).start()

    def _write_for_ever(self, seconds: float) -> None:
        while not self._end.wait(seconds):
            self._write_or_log()

    def _write_or_log(self) -> None:
        try:
            self.write()
        except Exception:  # counts are worth a line in the log, not a server
            log.exception("counts of use could not be written; trying again")


@dataclass(frozen=True, slots=True)
class Week:
    """Kind -> times in the week from ``monday``; None where it was fewer than five, but not nothing."""

    monday: date
    times: Mapping[Kind, int | None]


def weeks_of_use(house: House, town: str, shop: str, today: date, weeks: int = 8) -> list[Week]:
    """The last ``weeks`` whole or begun weeks, newest first."""
    this_monday = today - timedelta(days=today.weekday())
    mondays = [this_monday - timedelta(weeks=step) for step in range(weeks)]
    found = uses_of(house.engine, town, shop, mondays[-1])
    return [Week(monday, {kind: _told(found.get((monday, kind), 0)) for kind in KINDS}) for monday in mondays]


def _told(times: int) -> int | None:
    return times if times == 0 or times >= FEWEST else None
