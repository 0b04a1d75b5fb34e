"""On paper: black on white at any hour, the words and no buttons, and no shop lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import open_core

pytestmark = pytest.mark.browser
AT_NIGHT = "op=2026-11-27T22:40"
SCREEN_ONLY = (
    ".languages",
    ".skip",
    ".scripted",
    ".map",
    ".skyline",
    ".shop-actions",
    ".shop-back",
    ".facade",
    ".search",
)


@pytest.mark.parametrize("path", ["/herzele/", "/herzele/winkels/", "/herzele/winkels/bakkerij-de-korenaar"])
def test_paper_gets_black_on_white_and_nothing_to_press(page: Page, path: str) -> None:
    page.goto(f"{path}?{AT_NIGHT}")
    page.emulate_media(media="print")
    style = "getComputedStyle(document.documentElement)"
    assert page.evaluate(f"[{style}.backgroundColor, {style}.color]") == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    for part in SCREEN_ONLY:
        assert [each for each in page.locator(part).all() if each.is_visible()] == [], part
    expect(page.get_by_text("vrijdag 27 november", exact=False).first).to_be_visible()


def test_the_printed_list_holds_every_shop_of_the_page(page: Page) -> None:
    page.goto(f"/herzele/winkels/?{AT_NIGHT}")
    page.emulate_media(media="print")
    rows = page.locator("[data-shop]")
    assert rows.count() > 70
    assert rows.evaluate_all("rows => rows.every((row) => row.checkVisibility({ contentVisibilityAuto: true }))")


def test_high_contrast_is_for_the_screen_not_for_paper(page: Page) -> None:
    open_core(page)
    page.locator("[data-module=pin_light]").select_option("contrast")
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
