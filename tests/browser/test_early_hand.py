"""On a slow network somebody chooses before the scripts are there: what was chosen holds."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.visit import found
from tests.browser.window import without_map

pytestmark = pytest.mark.browser


def hold_scripts(page: Page) -> list[Route]:
    """Keeps the page's scripts on their way until ``let_go``."""
    held: list[Route] = []
    page.route("**/js/main.js", lambda route: held.append(route))
    return held


def let_go(held: list[Route]) -> None:
    for route in held:
        route.continue_()


def test_a_light_chosen_before_the_scripts_came_holds(page: Page) -> None:
    held = hold_scripts(page)
    page.goto("/herzele/winkels/", wait_until="commit")
    choice = page.locator("[data-module=pin_light]")
    choice.evaluate("(select) => { select.value = 'night'; }")
    let_go(held)
    expect(page.locator("html")).to_have_attribute("data-light", "night")
    expect(choice).to_have_value("night")


def test_words_typed_before_the_scripts_came_are_searched(page: Page) -> None:
    without_map(page)
    held = hold_scripts(page)
    page.goto("/herzele/", wait_until="commit")
    field = page.get_by_role("searchbox")
    field.fill("korenaar")
    let_go(held)
    page.locator("html[data-alive]").wait_for()
    expect(field).to_have_value("korenaar")
    expect(page.locator("[data-shop]:not([hidden])")).to_have_count(1)
    assert found(page) == ["bakkerij-de-korenaar"]


SLOW_PICTURE = """
    addEventListener("readystatechange", () => {
      if (document.readyState === "interactive") document.body.append(Object.assign(new Image(), { src: "/slow.png" }));
    }, true);
"""


def test_a_touch_before_the_page_is_whole_asks_for_the_map(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    held: list[Route] = []
    page.route("**/slow.png", lambda route: held.append(route))
    page.add_init_script(SLOW_PICTURE)
    page.goto("/herzele/", wait_until="commit")
    page.locator("html[data-alive]").wait_for()
    assert page.evaluate("document.readyState") == "interactive"
    page.keyboard.press("Shift")
    with page.expect_request("**/js/map/map.js"):
        held.pop().fulfill(status=404)
