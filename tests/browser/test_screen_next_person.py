"""Whatever somebody asked of the screen, the next person finds nothing of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen_visit import begin, choose, open_screen, press, shown, state, type_words
from tests.browser.test_screen import BOOKSHOP, context

__all__ = ["context"]  # the screen's own context stands in for the desktop's
pytestmark = pytest.mark.browser


def test_the_large_code_waits_three_minutes_for_a_phone_and_then_everything_is_as_for_the_first(page: Page) -> None:
    open_screen(page)
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    begin(page)
    first, history = shown(page), page.evaluate("history.length")
    for asked in ("large", "low", "contrast"):
        press(page, f"[data-view=browse] [data-comfort={asked}]")
    type_words(page, "boek")
    choose(page, BOOKSHOP)
    press(page, "[data-step-free]")
    press(page, ".tab-code")
    expect(page.locator("[data-code-large] [data-code-close]")).to_be_focused()
    page.clock.run_for(100_000)
    assert state(page) == "result", "whoever scans looks at a phone"
    page.locator("[data-code-large]").dispatch_event("pointermove")  # a finger that drags is a person too
    page.clock.run_for(170_000)
    assert state(page) == "result"
    page.clock.run_for(15_000)
    assert state(page) == "warning"
    page.clock.run_for(35_000)
    assert state(page) == "attract"
    expect(page.locator("[data-code-large]")).to_be_hidden()
    assert page.locator("html[data-large], html[data-low], html[data-contrast=high], html[data-narrowed]").count() == 0
    assert (
        page.evaluate("document.activeElement.checkVisibility() && document.activeElement !== document.body") is False
    )
    assert page.evaluate("history.length") == history
    begin(page)
    assert shown(page) == first
    choose(page, BOOKSHOP)
    expect(page.locator("[data-step-free]")).to_have_attribute("aria-pressed", "false")
