"""The preview in a real browser: the real map, page and screen, with what waits, and without a trace."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.test_map import PATIENCE, on_map
from tests.browser.window import PHONE, Window, window
from tests.pages.test_keeper_listing import change
from tests.people import Visit

pytestmark = pytest.mark.browser
PREVIEW = "/dorp/mijn-zaak/bakkerij-lies/voorbeeld"
NEW = "Bakkerij Lies en Jan"


@pytest.fixture(scope="module")
def phone(browser: Browser, keeping: str) -> Iterator[Window]:
    """Also with what would keep something on it."""
    with window(browser, keeping, PHONE, has_touch=True, service_workers="allow") as opened:
        yield opened


@pytest.fixture
def page(phone: Window, as_lies: Visit) -> Iterator[Page]:
    with phone.of(as_lies) as page:
        yield page


@pytest.fixture
def posted(page: Page, as_lies: Visit) -> Iterator[list[str]]:
    """Opens the preview of a shop whose new name and text wait; gives the addresses that it posts to."""
    found: list[str] = []

    def note(asked: Request) -> None:
        if asked.method == "POST":
            found.append(asked.url)

    change(as_lies, names__nl=NEW, texts__nl="Zuurdesem.")
    page.on("request", note)
    page.goto(PREVIEW)
    yield found
    page.remove_listener("request", note)


def test_map_page_and_screen_are_the_real_ones_with_what_waits(page: Page, posted: list[str]) -> None:
    page.locator("#kaart[data-map-ready]").wait_for(timeout=PATIENCE)
    expect(page.locator(".preview-list")).to_contain_text(NEW)
    assert on_map(page, "await twin.idle(); return twin.map.getZoom()") > 15
    expect(page.frame_locator(".preview-page").get_by_role("heading", level=1)).to_have_text(NEW)
    page.locator(".preview-screen").scroll_into_view_if_needed()
    screen = page.frame_locator(".preview-screen")
    expect(screen.locator("html")).to_have_attribute("data-ready", "true", timeout=PATIENCE)
    expect(screen.locator("[data-result-name]")).to_have_text(NEW)
    expect(screen.locator("[data-result-text]")).to_have_text("Zuurdesem.")
    expect(screen.locator(".code-drawing path")).to_have_attribute("d", re.compile("^M"))
    expect(screen.locator("[data-map]")).to_have_attribute("data-map-state", "ready", timeout=PATIENCE)
    # and it can be touched as the one in the street
    screen.get_by_role("button", name="FR").click()
    expect(screen.locator("[data-restart]").first).to_be_attached()
    expect(screen.locator("html")).to_have_attribute("lang", "fr")
    assert posted == []


def test_it_leaves_nothing_behind_and_the_way_back_is_free(page: Page, posted: list[str]) -> None:
    steps = page.evaluate("history.length")
    page.locator(".preview-screen").scroll_into_view_if_needed()
    screen = page.frame_locator(".preview-screen")
    expect(screen.locator("html")).to_have_attribute("data-ready", "true", timeout=PATIENCE)
    screen.get_by_role("button", name="Terug naar de lijst").click()
    expect(screen.locator("html")).to_have_attribute("data-screen-state", "browse")
    assert page.evaluate("history.length") == steps, "going back leads out of the preview"
    kept = "(async () => [(await navigator.serviceWorker?.getRegistrations() ?? []).length, await caches.keys()])()"
    assert page.evaluate(kept) == [0, []]
    assert posted == []


@pytest.mark.usefixtures("posted")
def test_the_screen_takes_nobodys_place_on_the_page(page: Page) -> None:
    page.locator(".keeper-back").focus()
    page.locator(".preview-screen").scroll_into_view_if_needed()
    screen = page.frame_locator(".preview-screen")
    expect(screen.locator("[data-result-name]")).to_have_text(NEW, timeout=PATIENCE)
    expect(page.locator(".keeper-back")).to_be_focused()
