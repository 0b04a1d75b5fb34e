"""Search and filters in a real browser: they answer while one types, and the address carries them."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import FOUND, found, open_core, states
from tests.browser.window import Window

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visitor: Window) -> Iterator[Page]:
    with visitor.of(None) as page:
        yield page


@pytest.mark.parametrize("words", ["brood", "pain", "bread", "bakr", "Bäckerei"])
def test_a_baker_is_found_in_every_language_and_with_a_slip(page: Page, words: str) -> None:
    open_core(page)
    page.locator("[name=q]").press_sequentially(words)
    assert {"bakkerij-de-korenaar", "bakkerij-t-zonnetje"} <= set(found(page))
    assert len(found(page)) < 20
    expect(page).to_have_url(re.compile(rf"\?q={quote(words)}$"))
    open_core(page, page.url)
    expect(page.locator("[name=q]")).to_have_value(words)
    assert "bakkerij-de-korenaar" in found(page)


def test_filters_narrow_the_list_and_the_back_button_widens_it(page: Page) -> None:
    open_core(page)
    page.locator("label.chip[data-group=horeca]").click()
    assert set(page.locator(FOUND).evaluate_all("rows => rows.map((row) => row.dataset.group)")) == {"horeca"}
    page.locator("label.chip:has([name=open])").click()
    assert set(states(page)) == {"open"}
    expect(page).to_have_url("/herzele/?soort=horeca&open=1")
    page.go_back()
    expect(page.locator("[name=open]")).not_to_be_checked()
    page.locator("[data-all]").click()
    expect(page).to_have_url("/herzele/")


def test_only_shops_that_a_wheelchair_enters_are_left(page: Page) -> None:
    open_core(page)
    page.locator("label.chip:has([name=rolstoel])").click()
    assert set(page.locator(FOUND).evaluate_all("rows => rows.map((row) => row.dataset.wheelchair)")) == {"yes"}


def test_how_many_were_found_is_said_once_the_typing_stops(page: Page) -> None:
    open_core(page)
    status = page.locator("[role=status]")
    page.locator("[name=q]").press_sequentially("apotheek")
    expect(status).to_have_text("2 zaken gevonden, 2 open")


def test_nothing_found_says_so_and_offers_a_way_on(page: Page) -> None:
    open_core(page)
    page.locator("[name=q]").fill("zwembad")
    expect(page.locator("[data-empty]")).to_be_visible()
    expect(page.locator("[role=status]")).to_have_text("Geen zaak gevonden")
    page.locator("[data-empty] a").click()
    expect(page.locator("[data-empty]")).to_be_hidden()
    expect(page.locator("[name=q]")).to_have_value("")
    expect(page).to_have_url("/herzele/")


def test_no_text_breaks_the_page(page: Page) -> None:
    open_core(page)
    field = page.locator("[name=q]")
    for words in ("<img src=x onerror=alert(1)>", "(.*[", "🍞" * 50, "مخبز", "'" * 300, "a" * 300, "%00%"):
        field.fill(words)
        field.fill("")
        assert len(found(page)) == page.locator("[data-shop]").count(), words


def test_enter_stays_on_the_page(page: Page) -> None:
    open_core(page)
    page.evaluate("document.documentElement.dataset.same = ''")
    page.locator("[name=q]").fill("brood")
    page.keyboard.press("Enter")
    expect(page.locator("html[data-same]")).to_have_count(1)
    expect(page).to_have_url("/herzele/?q=brood")
