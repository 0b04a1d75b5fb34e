"""High contrast: one wish for page and map, kept on the device, on every page, and taken from the system too."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server
from tests.browser.test_map import on_map, open_map
from tests.browser.visit import open_core

pytestmark = pytest.mark.browser
PAGES = ("/herzele/", "/herzele/winkels/", "/herzele/winkels/bakkerij-de-korenaar", "/herzele/licht/", "/herzele/over")
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"


def colours(page: Page) -> tuple[str, str]:
    """Ground and ink of the page."""
    ground, ink = page.evaluate(
        "(({backgroundColor, color}) => [backgroundColor, color])(getComputedStyle(document.documentElement))"
    )
    return ground, ink


def test_the_button_on_the_map_gives_the_page_high_contrast_too_and_the_next_page(page: Page) -> None:
    open_map(page)
    button = page.locator("[data-control=contrast]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert colours(page) == (BLACK, WHITE)
    expect(page.locator("[data-module=pin_light]")).to_have_value("contrast")
    for path in PAGES[1:]:
        page.goto(path)
        assert colours(page) == (BLACK, WHITE), path
    open_map(page)
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(page.locator("html")).to_have_attribute("data-light", "dusk")
    assert colours(page) != (BLACK, WHITE)


def test_the_choice_of_light_reaches_the_map(page: Page) -> None:
    open_map(page)
    page.locator("[data-module=pin_light]").select_option("contrast")
    expect(page.locator("[data-control=contrast]")).to_have_attribute("aria-pressed", "true")
    on_map(page, "await twin.idle()")
    assert on_map(page, "return twin.map.getPaintProperty('ground', 'background-color')") == "#000000"


def test_a_pinned_light_is_there_before_any_module_ran(page: Page) -> None:
    open_core(page)
    page.locator("[data-module=pin_light]").select_option("contrast")
    page.route("**/js/main.js", lambda route: route.abort())
    page.goto("/herzele/winkels/")
    assert colours(page) == (BLACK, WHITE)


def test_who_asks_the_system_for_more_contrast_gets_it_unless_another_light_is_pinned(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(base_url=server.url, contrast="more", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto("/herzele/winkels/")
    assert colours(page) == (BLACK, WHITE)
    page.locator("[data-module=pin_light]").select_option("day")
    expect(page.locator("html")).to_have_attribute("data-light", "day")
    assert colours(page)[0] == WHITE
    context.close()


def test_in_forced_colours_an_open_window_is_full_and_a_closed_one_empty(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.url, forced_colors="active")
    page = context.new_page()
    page.goto("/herzele/winkels/?op=2026-11-21T10:30")
    pane = "window => getComputedStyle(window).getPropertyValue('--top').trim()"
    lit = page.locator("[data-badge=open] .window").first.evaluate(pane)
    dark = page.locator("[data-badge=closed] .window").first.evaluate(pane)
    assert (lit, dark) == ("CanvasText", "transparent")
    context.close()
