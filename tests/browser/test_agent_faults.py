"""A real browser that its agent minds: it crashes, its page hangs or eats all memory, and somebody is back at once."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Playwright

from tests.agent.conftest import free_port, pair
from tests.agent.device import Device, device
from tests.agent.faults import fault
from tests.agent.town_server import PAGE, TownServer, files_of, town_server
from tests.browser.conftest import CHROMIUM_FLAGS

pytestmark = pytest.mark.browser
SILENCE = 61.0  # seconds, see kiosk.agent.browser
BEATS = """
const told = JSON.stringify({ drawing: "none", state: { view: "attract" } });
setInterval(() => {
  fetch("/agent/hart", { method: "POST", body: told });
  fetch("/agent/stand");
}, 200);
"""
HANG = "setTimeout(() => { for (;;); }, 0)"
EAT = "setTimeout(() => { const all = []; for (;;) all.push(new Array(100_000).fill(all.length)); }, 0)"


class Minded:
    """``screen`` and the browser that it started. ``debug``: the port by which a test looks into that."""

    def __init__(self, screen: Device, town: TownServer, playwright: Playwright, debug: int) -> None:
        self.screen, self.town, self._playwright, self._debug = screen, town, playwright, debug

    def browser(self) -> int:
        """The process that the agent started last; 0 where there is none."""
        assert self.screen.process
        pid = self.screen.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return max(map(int, children), default=0)

    def in_page(self, script: str) -> None:
        """Runs it in the page that is shown, and lets go."""
        browser = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{self._debug}")
        browser.contexts[0].pages[0].evaluate(script)
        browser.close()

    def address(self) -> str:
        """Of the page that is shown; '' while there is none to ask."""
        try:
            browser = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{self._debug}")
            found = [page.url for page in browser.contexts[0].pages]
            browser.close()
        except Error:
            return ""
        return found[0] if found else ""

    def until_well(self) -> None:
        """Until a page beats; what was heard before does not count."""
        beats = len(self.town.beats)
        self.screen.until(lambda: any(self._is_well(beat) for beat in self.town.beats[beats + 1 :]))

    def until_another_than(self, before: int) -> None:
        self.screen.until(lambda: self.browser() not in (0, before))
        self.until_well()

    def _is_well(self, beat: dict[str, object]) -> bool:
        return beat["page"] is not None and beat["page_age"] is not None


@pytest.fixture(scope="module")
def minded(playwright: Playwright, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Minded]:
    folder, debug = tmp_path_factory.mktemp("minded"), free_port()
    own = ["--headless=new", f"--remote-debugging-port={debug}", f"--user-data-dir={folder / 'profile'}"]
    command = [chromium, *CHROMIUM_FLAGS, *own, "--js-flags=--max-old-space-size=64", "{address}"]
    with town_server() as town, device(folder, free_port(), server=town.url, browser=command) as screen:
        town.files = {**files_of("one"), "/static/one/main.js": BEATS.encode()}
        screen.skew.write_text('{"wall": 0, "steady": 0}')
        screen.start()
        pair(town, screen)
        found = Minded(screen, town, playwright, debug)
        screen.until(lambda: found.address().endswith(PAGE))
        found.until_well()
        yield found


@fault("the browser crashes", "Another one shows the page again, within seconds.")
def test_a_browser_that_crashes_is_there_again(minded: Minded) -> None:
    before = minded.browser()
    os.killpg(before, signal.SIGKILL)
    minded.until_another_than(before)
    minded.screen.until(lambda: minded.address().endswith(PAGE))


@fault("the page hangs, in a real browser", "Silent for 60 seconds: a new browser shows the page.")
def test_a_page_that_hangs_is_there_again(minded: Minded) -> None:
    before = minded.browser()
    minded.in_page(HANG)
    minded.screen.let_time_pass(SILENCE)
    minded.until_another_than(before)


@fault("the renderer is out of memory, in a real browser", "Silent for 60 seconds: a new browser shows the page.")
def test_a_page_that_eats_all_memory_is_there_again(minded: Minded) -> None:
    before = minded.browser()
    minded.in_page(EAT)
    minded.screen.let_time_pass(SILENCE)
    minded.until_another_than(before)


@fault("an emergency while the page hangs, in a real browser", "The agent's own page shows it, until it is over.")
def test_an_emergency_reaches_a_glass_whose_page_hangs(minded: Minded) -> None:
    before, now = minded.browser(), int(time.time())
    minded.in_page(HANG)
    words = {"nl": {"title": "Grote brand", "text": "", "instruction": "Blijf binnen."}}
    alert = {"id": "1", "test": False, "severity": "severe", "from": now - 60, "until": now + 3600, "sender": "Dorp"}
    minded.town.alerts = [{**alert, "texts": words}]
    minded.screen.until(lambda: minded.browser() not in (0, before))
    minded.screen.until(lambda: minded.address().endswith("/agent/nood"))
    minded.town.alerts = []
    minded.screen.until(lambda: minded.address().endswith(PAGE))
