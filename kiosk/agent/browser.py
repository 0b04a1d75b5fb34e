"""Minds the browser: starts it, and starts it anew where it ended, or where its page fell silent.

Three silences in a row that a new browser did not end: the machine is asked to start anew, where the policy allows it.
"""

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress

from kiosk.agent.config import Config
from kiosk.agent.disk import read_json, write_json
from kiosk.agent.errors import NoRoom
from kiosk.agent.page_life import PageLife
from kiosk.agent.troubles import Troubles

SILENCE = 60.0  # seconds without a beat of the page
FIRST_BEAT = 120.0  # for a weak machine that starts cold
THRICE = 3
REBOOT_EACH = 6 * 3600.0  # seconds of the machine's clock: a fault that a start does not mend must not become a loop
LONGEST_PAUSE = 30.0
GENTLE = 5.0  # seconds that it has to end by itself
ALERT_PATIENCE = 8.0  # seconds that a page has to ask about an emergency


class Browser:
    """``tick`` is called about each second, from one thread."""

    def __init__(
        self, config: Config, page: PageLife, troubles: Troubles, steady: Callable[[], float], wall: Callable[[], float]
    ) -> None:
        self._config, self._page, self._troubles = config, page, troubles
        self._steady, self._wall = steady, wall
        self._process: subprocess.Popen[bytes] | None = None
        self._started = steady()
        self._starts_at = float("-inf")
        self._pause = 1.0
        self._silences = 0
        self._noted = config.data / "reboot.json"
        self.may_reboot = False  # the town's policy, from its bundle
        self._is_off = False
        self._wanted = False  # that it begins anew, by somebody's word
        self.commands: list[subprocess.Popen[bytes]] = []  # that still run
        self.has_failed = False  # the last browser was ended because its page did not answer

    @property
    def is_minded(self) -> bool:
        return bool(self._config.browser or self._config.restart_browser)

    def again(self) -> None:
        """From any thread: a fresh browser at the next tick."""
        self._wanted = True

    def turn_off(self) -> None:
        """From any thread: no browser from the next tick on."""
        self._is_off = True

    def tick(self, alert_since: float | None) -> None:
        """``alert_since``: on the steady clock, since when an emergency holds that the page should know of."""
        if not self.is_minded:
            return None
        if self._is_off:
            return self.stop()
        if self._config.browser and not self._is_running():
            return self._start()
        if self._wanted:
            self._wanted = False
            return self._restart()
        if self._is_silent():
            self._troubles.report("page_silent")
            self.has_failed = True
            self._silences += 1
            return self._restart() if self._silences < THRICE or not self._reboot() else None
        if alert_since is not None and self._misses(alert_since):
            self._troubles.report("page_misses_alert")
            self.has_failed = True
            return self._restart()
        silent_for = self._page.silent_for()
        if silent_for is not None and silent_for < SILENCE < self._steady() - self._started:
            self._silences, self._pause, self.has_failed = 0, 1.0, False
        return None

    def stop(self) -> None:
        """Ends it with all that it started."""
        process, self._process = self._process, None
        if process is None:
            return
        for way in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, way)
            with suppress(subprocess.TimeoutExpired):
                process.wait(GENTLE)
        return

    def _is_running(self) -> bool:
        if self._process is None:
            return False
        if self._process.poll() is None:
            return True
        self._troubles.report("browser_ended", self._process.returncode)
        self.stop()
        self._troubles.restarts += 1
        self._starts_at = self._steady() + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        return False

    def _start(self) -> None:
        if self._steady() < self._starts_at:
            return
        self._begin()
        command = [word.replace("{address}", self._config.address) for word in self._config.browser]
        try:
            # a group of its own, so that nothing of it stays behind
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - the technician's own command
        except OSError as error:
            self._troubles.report("browser_missing", error)
            self._starts_at = self._steady() + LONGEST_PAUSE

    def _restart(self) -> None:
        self._troubles.restarts += 1
        if self._config.browser:
            self.stop()
            return self._start()
        self._begin()
        return self._run(self._config.restart_browser)

    def _begin(self) -> None:
        self._started = self._steady()
        self._page.beat_at = self._page.asked_at = None

    def _is_silent(self) -> bool:
        silent_for = self._page.silent_for()
        if silent_for is None:
            return self._steady() - self._started > FIRST_BEAT
        return silent_for > SILENCE

    def _misses(self, alert_since: float) -> bool:
        """Whether an emergency holds that a running page does not ask about."""
        now = self._steady()
        if now - max(alert_since, self._started) < ALERT_PATIENCE or self._page.asked_at is None:
            return False  # a browser that only just begins shows it by itself, from its first page on
        return now - self._page.asked_at > ALERT_PATIENCE

    def _reboot(self) -> bool:
        """Asks the machine to start anew; False where that is not for us to do, or was done not long ago."""
        self._silences = 0
        last = read_json(self._noted)
        recently = isinstance(last, int | float) and 0 <= self._wall() - last < REBOOT_EACH
        if not self.may_reboot or not self._config.reboot or recently:
            return False
        with suppress(OSError, NoRoom):
            write_json(self._noted, round(self._wall()))
        self._troubles.report("reboot")
        self._run(self._config.reboot)
        return True

    def _run(self, command: tuple[str, ...]) -> None:
        self.commands = [each for each in self.commands if each.poll() is None]
        if started := run(command, self._troubles):
            self.commands.append(started)


def run(command: tuple[str, ...], troubles: Troubles) -> "subprocess.Popen[bytes] | None":
    """Starts one of the technician's commands; what it does takes its own time."""
    if not command:
        return None
    try:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - the technician's own command
    except OSError as error:
        troubles.report("command_failed", error)
        return None
