"""The list in a real browser: it follows the moment without a request, and says what the server says."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.visit import found, open_core
from tests.browser.window import Window

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visitor: Window) -> Iterator[Page]:
    with visitor.of(None) as page:
        yield page


def said_by(page: Page) -> dict[str, list[str]]:
    """Shop id -> what its row says."""
    found: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-shop]")].map((row) => [row.dataset.shop,
            [row.dataset.state, row.dataset.badge, row.querySelector("[data-title]").textContent.trim(),
             row.querySelector("[data-detail]").textContent.trim(), String(row.hidden)]]))"""
    )
    return found


@pytest.mark.parametrize(
    "address",
    [
        "/herzele/",
        "/herzele/?op=2026-11-22T08:00",
        "/herzele/?op=2026-11-25T23:50&soort=horeca",
        "/herzele/?op=2027-03-01T10:00&q=brood",
        "/herzele/?van=schepenhuis&open=1",
        "/fr/herzele/?op=2026-11-21T12:15",
        "/en/herzele/?op=2026-11-21T12:15",
        "/de/herzele/?op=2026-11-21T12:15",
    ],
)
def test_scripts_say_of_every_shop_what_the_server_said(page: Page, address: str) -> None:
    page.route("**/js/main.js", lambda route: route.abort())
    page.goto(address)
    by_server, order = said_by(page), found(page)
    count = page.locator("[data-count]").inner_text()
    page.unroute("**/js/main.js")
    open_core(page, address)
    assert said_by(page) == by_server
    assert found(page) == order
    assert page.locator("[data-count]").inner_text() == count


def test_the_first_tap_on_a_row_chooses_and_the_second_opens_the_page(page: Page) -> None:
    open_core(page)
    link = page.locator("[data-choose=bakkerij-de-korenaar]")
    link.click()
    expect(page).to_have_url("/herzele/?zaak=bakkerij-de-korenaar")
    expect(page.locator("[data-shop][data-chosen]")).to_have_count(1)
    expect(link).to_have_attribute("aria-current", "true")
    link.click()
    expect(page).to_have_url("/herzele/winkels/bakkerij-de-korenaar")


def test_escape_lets_go_and_the_back_button_undoes_one_choice_at_a_time(page: Page) -> None:
    open_core(page)
    chosen = page.locator("[data-chosen] [data-choose]")
    page.locator("[data-choose=bakkerij-de-korenaar]").click()
    page.locator("[data-choose=cafe-de-graaf]").click()
    page.keyboard.press("Escape")
    expect(page).to_have_url("/herzele/")
    page.go_back()
    expect(chosen).to_have_attribute("data-choose", "cafe-de-graaf")
    page.go_back()
    expect(chosen).to_have_attribute("data-choose", "bakkerij-de-korenaar")


def test_a_shop_chosen_on_the_map_comes_into_sight(page: Page) -> None:
    open_core(page)
    last = found(page)[-1]
    page.evaluate(
        """async (slug) => {
            const main = document.querySelector("script[src*='/js/main.js']").src;
            (await import(main.replace("main.js", "view.js"))).view.set({ chosen: slug });
        }""",
        last,
    )
    expect(page.locator(f"[data-choose={last}]")).to_be_in_viewport()


def test_the_row_with_the_focus_keeps_it_while_the_order_changes(page: Page) -> None:
    open_core(page)
    link = page.locator("[data-choose=bakkerij-de-korenaar]")
    link.focus()
    before = found(page).index("bakkerij-de-korenaar")
    page.evaluate("document.querySelector('[data-at=tonight]').click()")
    assert found(page).index("bakkerij-de-korenaar") > before
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


def test_one_behaviour_that_breaks_leaves_the_others_standing(own_page: Page) -> None:
    page = own_page
    page.route("**/js/timebar.js", lambda route: route.fulfill(body="nonsense (", content_type="text/javascript"))
    open_core(page)
    page.locator("[name=q]").fill("bakr")
    assert "bakkerij-de-korenaar" in found(page)
    assert len(found(page)) < 10


def test_now_follows_the_clock(page: Page) -> None:
    open_core(page)
    row = page.locator("[data-shop]:has([data-choose=bakkerij-de-korenaar])")
    expect(row).to_have_attribute("data-badge", "open")
    page.clock.fast_forward("07:15:00")
    expect(row).to_have_attribute("data-badge", "closing")
    page.clock.fast_forward("00:20:00")
    expect(row).to_have_attribute("data-badge", "closed")
    expect(page).to_have_url("/herzele/")


def test_who_pins_the_night_keeps_it_on_the_next_page(page: Page) -> None:
    open_core(page)
    light = page.locator("html")
    expect(light).to_have_attribute("data-light", "day")
    page.locator("[data-module=pin_light]").select_option("night")
    expect(light).to_have_attribute("data-light", "night")
    page.goto("/herzele/winkels/")
    expect(light).to_have_attribute("data-light", "night")


def test_a_shop_that_opened_since_gets_its_row_without_a_reload(page: Page) -> None:
    page.goto("/herzele/")
    whole = page.content()
    row = page.locator("[data-shop]:has([data-choose=cafe-de-graaf])").evaluate("row => row.outerHTML")
    made_before: list[bool] = []

    def before_the_opening(route: Route) -> None:
        route.fulfill(body=whole.replace(row, ""), content_type="text/html") if not made_before else route.fallback()
        made_before.append(True)

    page.route("**/herzele/", before_the_opening)
    open_core(page)
    expect(page.locator("[data-shop]:not([hidden]) [data-choose=cafe-de-graaf]")).to_be_visible()
