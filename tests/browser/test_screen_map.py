"""The screen with its map, and without one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser.conftest import CHROMIUM_FLAGS, Server
from tests.browser.screen_visit import READY_MS, begin, choose, open_screen, press
from tests.browser.test_screen import BOOKSHOP

pytestmark = pytest.mark.browser


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 1080, "height": 1920}, base_url=server.url, service_workers="block"
    )
    context.clock.install(time=server.live.clock())
    yield context
    context.close()


def test_the_map_follows_without_holding_up_the_list(page: Page) -> None:
    open_screen(page)
    begin(page)
    choose(page, BOOKSHOP)
    expect(page.locator("[data-result-name]")).to_have_text("Boekhandel De Bladwijzer")
    page.locator("[data-map][data-map-state=ready]").wait_for(timeout=READY_MS)
    expect(page.locator("[data-map] canvas")).to_have_count(1)


def test_without_webgl_list_and_sheet_do_everything(playwright: Playwright, chromium: str, server: Server) -> None:
    flags = [flag for flag in CHROMIUM_FLAGS if "swiftshader" not in flag and "gpu" not in flag]
    with playwright.chromium.launch(executable_path=chromium, args=[*flags, "--disable-3d-apis"]) as plain:
        page = plain.new_page(viewport={"width": 1080, "height": 1920}, base_url=server.url)
        open_screen(page)
        page.locator("[data-map][data-map-state=missing]").wait_for(state="attached", timeout=READY_MS)
        begin(page)
        choose(page, BOOKSHOP)
        expect(page.locator(".step-words").last).to_be_visible()
        press(page, "[data-back]")
        expect(page.locator("[data-rows]")).to_be_visible()
