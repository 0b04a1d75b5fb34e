"""axe finds nothing on the street screen: in any of its states, by day and by night, in plain and strong colours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Server
from tests.browser.screen_visit import SCREEN, begin, choose, open_screen, press
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, base_url=server.url)
    context.clock.install(time=server.live.clock())
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("moment", ["2026-11-21T12:15", "2026-11-21T22:30"])
def test_axe_finds_nothing_in_any_state(page: Page, moment: str) -> None:
    open_screen(page, f"{SCREEN}?op={moment}")
    faults = {"attract": violations(page)}
    begin(page)
    faults["browse"] = violations(page)
    press(page, "[data-search-field]")
    faults["keyboard"] = violations(page)
    press(page, "[data-view=browse] [data-comfort=contrast]")
    faults["high contrast"] = violations(page)
    press(page, "[data-groups] [data-group=vers]")
    choose(page, "bakkerij-de-korenaar")
    faults["result"] = violations(page)
    assert {state: found for state, found in faults.items() if found} == {}
