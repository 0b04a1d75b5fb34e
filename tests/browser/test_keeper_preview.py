"""The preview in a real browser: the real map, page and screen, with what waits, and without a trace."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_keeper_hours import phone
from tests.browser.test_keeper_listing import url  # noqa: F401 - a fixture
from tests.browser.test_map import PATIENCE, on_map
from tests.pages.test_keeper_listing import change
from tests.people import PeopledTown, Visit

pytestmark = pytest.mark.browser
PREVIEW = "/dorp/mijn-zaak/bakkerij-lies/voorbeeld"
NEW = "Bakkerij Lies en Jan"


@dataclass
class Watched:
    """A page, what went wrong on it and in its frames, and the addresses that they posted to."""

    page: Page
    failures: list[str] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)


@pytest.fixture
def watched(browser: Browser, peopled: PeopledTown, as_lies: Visit, url: str) -> Iterator[Watched]:  # noqa: F811 - the fixture
    """The preview of a shop whose new name and text wait."""
    change(as_lies, names__nl=NEW, texts__nl="Zuurdesem.")
    context = phone(browser, peopled, url)
    found = Watched(context.new_page())
    found.page.on("pageerror", lambda error: found.failures.append(str(error)))
    found.page.on("console", lambda message: found.failures.append(message.text) if message.type == "error" else None)
    found.page.on("request", lambda asked: found.posted.append(asked.url) if asked.method == "POST" else None)
    found.page.goto(PREVIEW)
    yield found
    context.close()
    assert found.failures == []


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page


def test_map_page_and_screen_are_the_real_ones_with_what_waits(page: Page) -> None:
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


def test_it_leaves_nothing_behind_and_the_way_back_is_free(page: Page, watched: Watched) -> None:
    steps = page.evaluate("history.length")
    page.locator(".preview-screen").scroll_into_view_if_needed()
    screen = page.frame_locator(".preview-screen")
    expect(screen.locator("html")).to_have_attribute("data-ready", "true", timeout=PATIENCE)
    screen.get_by_role("button", name="Terug naar de lijst").click()
    expect(screen.locator("html")).to_have_attribute("data-screen-state", "browse")
    assert page.evaluate("history.length") == steps, "going back leads out of the preview"
    kept = "(async () => [(await navigator.serviceWorker?.getRegistrations() ?? []).length, await caches.keys()])()"
    assert page.evaluate(kept) == [0, []]
    assert watched.posted == []


def test_the_screen_takes_nobodys_place_on_the_page(page: Page) -> None:
    page.locator(".keeper-back").focus()
    page.locator(".preview-screen").scroll_into_view_if_needed()
    screen = page.frame_locator(".preview-screen")
    expect(screen.locator("[data-result-name]")).to_have_text(NEW, timeout=PATIENCE)
    expect(page.locator(".keeper-back")).to_be_focused()
