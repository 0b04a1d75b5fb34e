"""The time bar drives list, counts and address at once, by pointer and by keyboard, without a request."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import found, open_core, states
from tests.browser.window import NARROW, PHONE, Window

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visitor: Window) -> Iterator[Page]:
    with visitor.of(None) as page:
        yield page


def test_scrubbing_changes_list_count_and_bubble_together_and_asks_the_server_nothing(own_page: Page) -> None:
    page = own_page
    open_core(page)
    page.locator("html[data-kept]").wait_for()  # the last thing that a page fetches by itself
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    slider = page.locator("[data-slider]")
    slider.focus()
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-time]")).to_have_text("20:30")
    is_open = states(page).count("open")
    expect(page.locator("[data-count]")).to_have_text(f"{is_open} van {len(found(page))} zaken open")
    expect(page.locator("[data-bubble-text]")).to_have_text(f"{is_open} open")
    expect(slider).to_have_attribute("aria-valuetext", f"zaterdag 21 november, 20:30, {is_open} open")
    assert [url for url in asked if not url.endswith("icon.svg")] == []  # Chromium renews the icon of the tab by itself


def test_the_address_keeps_the_moment_and_a_reload_shows_the_same(page: Page) -> None:
    open_core(page)
    page.locator("[data-slider]").focus()
    page.keyboard.press("PageUp")
    expect(page).to_have_url("/herzele/?op=2026-11-21T11:30")
    before = found(page), states(page)
    open_core(page, page.url)
    assert (found(page), states(page)) == before
    expect(page.locator("[data-time]")).to_have_text("11:30")


def test_the_pointer_moves_in_quarters_of_an_hour(page: Page) -> None:
    open_core(page)
    box = page.locator("[data-slider]").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.61, box["y"] + box["height"] / 2)
    minutes = int(page.locator("[data-time]").inner_text()[3:])
    assert minutes % 15 == 0
    assert page.locator("[data-time]").inner_text() != "10:30"


def test_the_small_hours_are_within_reach_of_keyboard_and_pointer(page: Page) -> None:
    open_core(page)
    slider = page.locator("[data-slider]")
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator("[data-time]")).to_have_text("00:00")
    page.keyboard.press("End")
    expect(page.locator("[data-time]")).to_have_text("23:45")
    expect(slider).to_have_attribute("min", "300")
    box = slider.bounding_box()
    assert box
    page.mouse.click(box["x"] + 2, box["y"] + box["height"] / 2)
    expect(slider).to_have_attribute("min", "0")


def test_tonight_and_tomorrow_are_steps_in_the_history_and_now_lets_go(page: Page) -> None:
    open_core(page)
    page.locator("[data-at=tonight]").click()
    expect(page).to_have_url("/herzele/?op=2026-11-21T20:00")
    expect(page.locator("[data-at=tonight]")).to_have_attribute("aria-current", "true")
    expect(page.locator("html")).to_have_attribute("data-light", "night")
    page.locator("[data-at=tomorrow]").click()
    expect(page).to_have_url("/herzele/?op=2026-11-22T10:30")
    page.go_back()
    expect(page.locator("[data-time]")).to_have_text("20:00")
    page.locator("[data-at=now]").click()
    expect(page).to_have_url("/herzele/")
    expect(page.locator("[data-at=now]")).to_have_attribute("aria-current", "true")


def test_another_day_keeps_the_hour(page: Page) -> None:
    open_core(page)
    page.locator("[data-day]").select_option("2026-11-28")
    expect(page).to_have_url("/herzele/?op=2026-11-28T10:30")
    expect(page.locator("[data-date]")).to_have_text("zaterdag 28 november")


def test_past_the_horizon_every_shop_is_unknown_and_the_bar_says_so(page: Page) -> None:
    open_core(page, "/herzele/?op=2027-05-01T10:30")
    assert set(states(page)) == {"unknown"}
    expect(page.locator("[data-bubble-text]")).to_have_text("onbekend")
    expect(page.locator("[data-day]")).to_have_value("2027-05-01")
    expect(page.locator("[data-count]")).to_have_text("Voor dit moment zijn de uren nog niet bekend")


def test_the_bar_that_the_server_drew_is_the_bar_that_the_script_draws(page: Page) -> None:
    picture = """() => [...document.querySelectorAll("[data-skyline] path")].map((path) => path.getAttribute("d"))"""
    page.route("**/js/main.js", lambda route: route.abort())
    page.goto("/herzele/?op=2026-11-27T16:45&soort=vers")
    by_server = page.evaluate(picture)
    page.unroute("**/js/main.js")
    open_core(page, "/herzele/?op=2026-11-27T16:45&soort=vers")
    assert page.evaluate(picture) == by_server


@pytest.mark.parametrize("prefix", ["", "/fr", "/de"])
def test_a_phone_shows_all_three_moments_the_day_and_the_whole_bar(page: Page, prefix: str) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    open_core(page, f"{prefix}/herzele/")
    for width, height in (PHONE, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("scrollTo(0, 0)")
        page.locator("[data-at=now]").click()
        the_bar_is_whole(page, width, height)


def the_bar_is_whole(page: Page, width: int, height: int) -> None:
    for part in ("[data-at=now]", "[data-at=tonight]", "[data-at=tomorrow]", "[data-day]", "[data-slider]"):
        box = page.locator(part).bounding_box()
        assert box, part
        assert box["height"] >= 40, part
        edge = 10 if part == "[data-slider]" else 0  # the thumb reaches past both ends of the bar
        assert box["x"] >= -edge, part
        assert box["x"] + box["width"] <= width + edge, part
        assert box["y"] + box["height"] <= height, part
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("[data-at=tomorrow]").click()
    expect(page.locator("[data-at=tomorrow]")).to_have_attribute("aria-current", "true")
    bubble, chips = (page.locator(each).bounding_box() for each in ("[data-bubble] rect", ".timebar .chips"))
    assert bubble
    assert chips
    assert bubble["y"] >= chips["y"] + chips["height"]
