"""The agent minds the browser: one that ends or falls silent begins anew, at the third time with the machine."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.agent.browser import ALERT_PATIENCE, FIRST_BEAT, REBOOT_EACH, SILENCE, Browser
from kiosk.agent.config import Config
from kiosk.agent.page_life import PageLife
from kiosk.agent.troubles import Troubles
from tests.agent.faults import fault

SLEEPS = (sys.executable, "-c", "import time; time.sleep(600)")
BEAT: dict[str, Any] = {"drawing": "map", "state": {"view": "attract"}}


class Street:
    """A browser's minder with a clock of its own, on a disk of its own."""

    def __init__(self, folder: Path, **config: Any) -> None:
        self.now = 1_000_000.0
        self.asked = folder / "asked"
        writes = (sys.executable, "-c", f"open({str(self.asked)!r}, 'a').write('x')")
        self.page, self.troubles = PageLife(lambda: self.now), Troubles()
        made = Config("http://127.0.0.1", folder, browser=SLEEPS, reboot=writes, **config)
        self.browser = Browser(made, self.page, self.troubles, lambda: self.now, lambda: self.now)
        self.browser.may_reboot = True

    @property
    def process(self) -> "subprocess.Popen[bytes] | None":
        return self.browser._process

    def pass_time(self, seconds: float, beats: bool, alert_since: float | None = None) -> None:
        for _ in range(round(seconds)):
            self.now += 1
            if beats:
                self.page.hear(BEAT)
                self.page.ask()
            self.browser.tick(alert_since)


@pytest.fixture
def street(tmp_path: Path) -> Iterator[Street]:
    made = Street(tmp_path)
    made.browser.tick(None)
    yield made
    made.browser.stop()
    for child in made.browser.commands:
        child.wait(30)


@fault("the browser ends", "It is started again, after a pause that grows with each time.")
def test_a_browser_that_ends_is_started_again(street: Street) -> None:
    first = street.process
    assert first
    first.kill()
    first.wait()
    street.pass_time(5, beats=False)
    assert street.process is not None
    assert street.process.pid != first.pid
    assert street.troubles.restarts == 1
    assert street.troubles.words() == ["browser_ended"]


@fault("the page hangs", "Silent for 60 seconds: the browser is started anew.")
@fault("the renderer runs out of memory or crashes", "As a page that hangs: it is silent for 60 seconds.")
def test_a_page_that_falls_silent_gets_a_new_browser(street: Street) -> None:
    first = street.process
    street.pass_time(100, beats=True)
    assert street.process is first
    street.pass_time(SILENCE + 2, beats=False)
    assert street.process is not first
    assert street.troubles.words() == ["page_silent"]


@fault("the page stays silent after new browsers", "At the third time the machine starts anew, once in six hours.")
def test_three_silences_ask_for_a_new_start_of_the_machine_and_not_again_soon(street: Street) -> None:
    street.pass_time(3 * FIRST_BEAT + 10, beats=False)
    reboots = street.troubles.words().count("reboot")
    assert reboots == 1
    street.troubles.told(["reboot"])
    street.pass_time(3 * FIRST_BEAT + 10, beats=False)
    assert "reboot" not in street.troubles.words()
    street.now += REBOOT_EACH
    street.pass_time(3 * FIRST_BEAT + 10, beats=False)
    assert "reboot" in street.troubles.words()


def test_a_town_that_does_not_want_it_never_has_its_machine_started_anew(street: Street) -> None:
    street.browser.may_reboot = False
    street.pass_time(4 * FIRST_BEAT, beats=False)
    assert "reboot" not in street.troubles.words()


def test_a_page_that_was_well_for_a_while_begins_to_count_anew(street: Street) -> None:
    for _ in range(4):
        street.pass_time(FIRST_BEAT + 2, beats=False)
        street.pass_time(SILENCE + 10, beats=True)
    assert "reboot" not in street.troubles.words()


@fault("an emergency while the page hangs", "After 8 seconds a new browser shows it by the agent's own page.")
def test_a_page_that_does_not_ask_about_an_emergency_gets_a_new_browser(street: Street) -> None:
    street.pass_time(100, beats=True)
    first, since = street.process, street.now
    street.pass_time(ALERT_PATIENCE + 2, beats=False, alert_since=since)
    assert street.process is not first
    assert street.browser.has_failed


def test_staff_turns_the_browser_off_for_good(street: Street) -> None:
    street.browser.turn_off()
    street.pass_time(5, beats=False)
    assert street.process is None


def test_a_browser_that_somebody_else_keeps_is_asked_for_by_a_command(tmp_path: Path) -> None:
    asked = tmp_path / "restart"
    config = Config("http://127.0.0.1", tmp_path, restart_browser=("touch", str(asked)))
    now = [0.0]
    page = PageLife(lambda: now[0])
    browser = Browser(config, page, Troubles(), lambda: now[0], lambda: now[0])
    now[0] = FIRST_BEAT + 1
    browser.tick(None)
    assert browser.is_minded
    for child in browser.commands:
        child.wait(30)
    assert asked.exists()
