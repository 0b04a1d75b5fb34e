"""The screen when the server is gone, and when it answers badly."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.screen_server import ScreenServer, serving
from tests.browser.screen_visit import (
    READY_MS,
    SCREEN,
    WITHOUT_3D,
    begin,
    choose,
    open_screen,
    press,
    shown,
    state,
)
from tests.browser.test_screen import BOOKSHOP
from twin.services.live import LiveTowns

pytestmark = pytest.mark.browser
ASKED = (
    "/bundle.json",
    "/editions.json",
    "/worker.js",
    "/nood.json",
    "/hartslag",
)  # what is there now, which nothing that is kept can say


@pytest.fixture
def server(app: Flask, live: LiveTowns) -> Iterator[ScreenServer]:
    with serving(app, live) as running:
        yield running


@pytest.fixture
def context(browser: Browser, server: ScreenServer) -> Iterator[BrowserContext]:
    """A screen that may keep what it was given; its clock stands at the moment of publishing."""
    # the same page at a quarter of the pixels: the map is drawn by the processor here
    context = browser.new_context(viewport={"width": 540, "height": 960}, base_url=server.url)
    context.clock.install(time=server.live.clock())
    yield context
    context.close()


@pytest.fixture
def flat(page: Page) -> Page:
    """A screen on which no map is drawn."""
    page.add_init_script(WITHOUT_3D)
    return page


def keep_all(page: Page) -> None:
    """The screen puts everything away."""
    open_screen(page)
    page.clock.fast_forward(4_000)
    page.locator("html[data-kept]").wait_for(timeout=READY_MS)


@pytest.fixture
def kept(flat: Page) -> Page:
    keep_all(flat)
    return flat


def test_a_running_screen_goes_on_without_a_server(flat: Page, server: ScreenServer) -> None:
    open_screen(flat)
    server.stop()
    begin(flat)
    choose(flat, BOOKSHOP)
    press(flat, "[data-view=result] [data-language=fr]")
    expect(flat.locator("[data-result-walk]")).to_contain_text("à pied")
    assert len(flat.locator(".code-drawing path").get_attribute("d") or "") > 1000


def test_a_map_that_misses_its_icons_leaves_the_list(page: Page, server: ScreenServer) -> None:
    server.broken.append("/vendor/icons.svg")
    open_screen(page)
    page.locator("[data-map][data-map-state=missing]").wait_for(state="attached", timeout=READY_MS)
    begin(page)
    choose(page, BOOKSHOP)
    expect(page.locator("[data-result-walk]")).to_be_visible()


def test_what_a_screen_loads_is_what_it_keeps_and_its_worker_keeps_to_it(page: Page) -> None:
    loaded: set[str] = set()
    page.on("request", lambda request: loaded.add(urlsplit(request.url).path))
    keep_all(page)
    page.locator("[data-map][data-map-state=ready]").wait_for(timeout=READY_MS)  # its map too
    stored = page.evaluate(
        """async () => {
          const names = (await caches.keys()).filter((name) => name.startsWith('screen:'));
          const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
          return all.flat().map((request) => new URL(request.url).pathname);
        }"""
    )
    assert len(loaded) > 50
    assert {path for path in loaded if path.startswith("/") and not path.endswith(ASKED)} - set(stored) == set()
    scope = page.evaluate("async () => (await navigator.serviceWorker.ready).scope")
    assert scope.endswith(SCREEN.rsplit("/", 1)[0] + "/")


def test_half_a_new_edition_never_replaces_a_whole_old_one_from_which_a_screen_starts_without_a_server(
    kept: Page, server: ScreenServer, live: LiveTowns
) -> None:
    old = kept.locator("html").get_attribute("data-kept")
    clock = live.clock
    live.clock = lambda: clock() + timedelta(days=1)
    try:
        live.publish()
        server.broken.append("/fr/herzele/shops.json")
        kept.clock.fast_forward(300_000)
        kept.wait_for_timeout(3_000)
        assert kept.locator("html").get_attribute("data-kept") == old
        server.stop()
        open_screen(kept)
        begin(kept)
        assert shown(kept)
    finally:
        live.clock = clock
        live.publish()


def test_the_edition_of_a_new_day_is_kept_without_a_fresh_start(kept: Page, live: LiveTowns) -> None:
    old = kept.locator("html").get_attribute("data-kept")
    kept.evaluate("window.isTheSame = true")
    clock = live.clock
    live.clock = lambda: clock() + timedelta(days=1)
    try:
        live.publish()
        kept.clock.fast_forward(300_000)
        kept.locator(f"html[data-kept]:not([data-kept='{old}'])").wait_for(timeout=READY_MS)
        assert kept.evaluate("window.isTheSame")
        assert state(kept) == "attract"
    finally:
        live.clock = clock
        live.publish()
