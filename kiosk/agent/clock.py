"""What time it is, and whether that can be believed: a screen that opens shops by a wrong clock is worse than none."""

import time
from collections.abc import Callable
from pathlib import Path

from kiosk.agent import BUILT
from kiosk.agent.disk import read_json, write_json
from kiosk.agent.errors import NoRoom

BACKWARDS = 300.0  # seconds that a clock may be put back without being wrong
OFF = 120.0  # seconds beside the server
NOTED_EACH = 600.0
SYNCED = Path("run/systemd/timesync/synchronized")
HARDWARE = Path("sys/class/rtc/rtc0")


class Clock:
    """The machine's own: ``wall`` in epoch seconds, ``steady`` in seconds that never jump."""

    def wall(self) -> float:
        return time.time()

    def steady(self) -> float:
        return time.monotonic()


class ClockSense:
    """Judges a clock by the day that the agent was built, the last time it saw (kept in ``folder``), and the server."""

    def __init__(self, clock: Clock, folder: Path, root: Path, needs_sync: bool | None) -> None:
        self._clock, self._path, self._root, self._needs_sync = clock, folder / "clock.json", root, needs_sync
        noted = read_json(self._path)
        self._last = float(noted) if isinstance(noted, int | float) and not isinstance(noted, bool) else 0.0
        self._server: tuple[float, float] | None = None  # its time, and when on the steady clock it said so
        self._noted_at = float("-inf")

    def hear(self, server_time: float) -> None:
        """What our server says, by a signed answer."""
        self._server = server_time, self._clock.steady()
        if self.is_trusted:
            self._last = self._clock.wall()  # what was noted may have been a wrong clock's future

    @property
    def now(self) -> float:
        """The best that is known: the server's time going on where there is one, or the machine's."""
        if self._server is None or abs(self._offset()) <= OFF:
            return self._clock.wall()
        said, at = self._server
        return said + self._clock.steady() - at

    @property
    def is_trusted(self) -> bool:
        if self._server is not None:
            return abs(self._offset()) <= OFF
        wall = self._clock.wall()
        return wall >= BUILT and wall >= self._last - BACKWARDS and not self._waits_for_sync()

    def note(self, report: Callable[[str], None]) -> None:
        """Keeps the time now and then, so that a clock which starts in the past is found out."""
        steady, wall = self._clock.steady(), self._clock.wall()
        if not self.is_trusted or wall < self._last or steady - self._noted_at < NOTED_EACH:
            return
        self._noted_at, self._last = steady, wall
        try:
            write_json(self._path, round(wall))
        except (OSError, NoRoom):
            report("disk")

    def _offset(self) -> float:
        assert self._server is not None
        said, at = self._server
        return self._clock.wall() - (said + self._clock.steady() - at)

    def _waits_for_sync(self) -> bool:
        """Without a battery a clock goes on from where the power left it, which nobody can see by looking at it."""
        needs = self._needs_sync if self._needs_sync is not None else not (self._root / HARDWARE).exists()
        return needs and not (self._root / SYNCED).exists()
