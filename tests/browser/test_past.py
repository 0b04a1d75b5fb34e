"""A day that is over, in a real browser: list, counts and map tell that day, and 'now' leads back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import violations
from tests.browser.test_list import said_by

pytestmark = pytest.mark.browser
PAST = "/herzele/?op=2026-11-14T10:30"  # a week before the clock of these tests


def test_scripts_say_of_a_day_that_is_over_what_the_server_said(page: Page) -> None:
    page.route("**/js/main.js", lambda route: route.abort())
    page.goto(PAST)
    by_server, count = said_by(page), page.locator("[data-count]").inner_text()
    page.unroute("**/js/main.js")
    page.goto(PAST)
    page.wait_for_selector("html[data-alive]")
    assert said_by(page) == by_server
    assert "open" in {state for state, *_ in by_server.values()}
    expect(page.locator("[data-count]")).to_have_text(count)
    expect(page.locator(".past")).to_contain_text("Zoals het was op zaterdag 14 november 2026")


def test_another_hour_of_that_day_needs_no_new_page_and_now_leads_back(page: Page) -> None:
    page.goto(PAST)
    page.wait_for_selector("html[data-alive]")
    page.locator("[data-slider]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-time]")).to_have_text("10:45")
    expect(page.locator(".past")).to_be_visible()
    page.locator("[data-at=now]").click()
    expect(page).to_have_url(re.compile(r"/herzele/$"))
    expect(page.locator(".past")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_banner_is_readable_by_everybody(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(PAST)
    page.wait_for_selector("html[data-alive]")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
