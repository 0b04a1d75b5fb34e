"""A minute without a touch, half a minute of warning, and a clean start for the next person."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.screen_visit import begin, choose, open_screen, press, shown, state, type_words
from tests.browser.test_screen import BOOKSHOP, context

__all__ = ["context"]  # the screen's own context stands in for the desktop's
pytestmark = pytest.mark.browser


@pytest.fixture
def browsing(page: Page) -> Page:
    open_screen(page)
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    begin(page)
    return page


def test_after_a_minute_it_asks_whether_anybody_is_there(browsing: Page) -> None:
    browsing.clock.run_for(59_000)
    assert state(browsing) == "browse"
    browsing.clock.run_for(1_500)
    assert state(browsing) == "warning"
    expect(browsing.locator("[data-stay]")).to_be_focused()
    expect(browsing.locator("[data-warning-count]")).to_contain_text("seconden")


def test_one_touch_stays(browsing: Page) -> None:
    before = shown(browsing)
    browsing.clock.run_for(80_000)
    press(browsing, "[data-stay]")
    assert state(browsing) == "browse"
    browsing.clock.run_for(50_000)
    assert state(browsing) == "browse"
    assert shown(browsing) == before


def test_a_touch_in_the_minute_begins_it_again(browsing: Page) -> None:
    browsing.clock.run_for(50_000)
    browsing.locator("[data-panel]").dispatch_event("pointerdown")
    browsing.clock.run_for(50_000)
    assert state(browsing) == "browse"


def test_nobody_there_gives_a_clean_start(browsing: Page) -> None:
    type_words(browsing, "boek")
    press(browsing, "[data-view=browse] [data-comfort=contrast]")
    press(browsing, "[data-view=browse] [data-language=de]")
    choose(browsing, BOOKSHOP)
    browsing.clock.run_for(91_000)
    assert state(browsing) == "attract"
    html = browsing.locator("html")
    assert html.get_attribute("lang") == "nl"
    assert html.get_attribute("data-contrast") == "normal"
    assert html.get_attribute("data-keyboard") == "closed"
    begin(browsing)
    expect(browsing.locator("[data-search-words]")).to_have_text("")
    expect(browsing.locator("[data-groups] [aria-pressed=true]")).to_have_count(0)
    expect(browsing.locator("[data-now]")).to_have_attribute("aria-pressed", "true")


def test_at_rest_there_is_nothing_to_warn_of(page: Page) -> None:
    open_screen(page)
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    page.clock.run_for(300_000)
    assert state(page) == "attract"


def test_the_warning_counts_down_in_the_language_of_the_visit(browsing: Page, context: BrowserContext) -> None:
    press(browsing, "[data-view=browse] [data-language=en]")
    browsing.clock.run_for(61_000)
    expect(browsing.locator("[data-warning]")).to_contain_text("Are you still there?")
