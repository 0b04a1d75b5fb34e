"""The screen with its map, and without one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.conftest import CHROMIUM_FLAGS, Server
from tests.browser.screen_visit import READY_MS, SCREEN, begin, choose, open_screen, press, state
from tests.browser.test_screen import BOOKSHOP
from tests.frames import COUNT_FRAMES

pytestmark = pytest.mark.browser

HORECA = "[data-groups] [data-group=horeca]"
READY = "[data-map][data-map-state=ready]"
FIRST_ROW = "[data-rows] li:first-child button"


@pytest.fixture(scope="module")
def street(browser: Browser, server: Server) -> Iterator[Page]:
    """One screen for all that is asked of its map; its time stands still, else it turns at each whole minute."""
    # the same page at a quarter of the pixels: the map is drawn by the processor here
    context = browser.new_context(viewport={"width": 540, "height": 960}, base_url=server.url, service_workers="block")
    context.clock.install(time=server.live.clock())
    page = context.new_page()
    page.add_init_script(COUNT_FRAMES)
    open_screen(page, f"{SCREEN}?op=2026-11-21T10:30")
    yield page
    context.close()


def test_the_map_follows_without_holding_up_the_list(street: Page) -> None:
    begin(street)
    choose(street, BOOKSHOP)
    expect(street.locator("[data-result-name]")).to_have_text("Boekhandel De Bladwijzer")
    street.locator(READY).wait_for(timeout=READY_MS)
    expect(street.locator("[data-map] canvas")).to_have_count(1)


@pytest.fixture(scope="module")
def halted(street: Page) -> Page:
    """With its map drawn, and a clock that only moves when it is told."""
    street.locator(READY).wait_for(timeout=READY_MS)
    street.clock.pause_at(street.evaluate("Date.now()") / 1000 + 1)
    return street


@pytest.fixture
def at_rest(halted: Page) -> Page:
    """Left by somebody who is done, and nothing left to draw."""
    if state(halted) != "attract":
        press(halted, "[data-view]:not([hidden]) [data-restart]")
    halted.clock.run_for(5_000)
    return halted


def drawn(page: Page) -> int:
    count: int = page.evaluate("window.framesDrawn")
    return count


def test_without_a_graphics_card_the_map_waits_until_the_touches_rest(at_rest: Page) -> None:
    before = drawn(at_rest)
    for selector in ("[data-touch]", HORECA, FIRST_ROW, "[data-back]", HORECA):
        press(at_rest, selector)
        at_rest.clock.run_for(500)
    assert drawn(at_rest) == before
    at_rest.clock.run_for(2_000)
    assert drawn(at_rest) > before


def test_a_map_on_which_nothing_changes_is_not_drawn(at_rest: Page) -> None:
    before = drawn(at_rest)
    at_rest.clock.run_for(20_000)
    assert drawn(at_rest) == before


def test_the_map_keeps_its_size_from_view_to_view(at_rest: Page) -> None:
    def box() -> object:
        return at_rest.locator("[data-map]").evaluate("map => [map.clientWidth, map.clientHeight]")

    first = box()
    begin(at_rest)
    at_rest.clock.run_for(2_000)
    assert box() == first


def test_visits_leave_no_element_and_no_listener_behind(at_rest: Page) -> None:
    several_visits(at_rest, 5)  # rows and keys are made when they are first needed
    before = kept(at_rest)
    several_visits(at_rest, 30)
    left = [0, 0]
    for _ in range(20):  # the browser tidies in steps of its own
        left = [now - then for now, then in zip(kept(at_rest), before, strict=True)]
        if max(left) < 30:
            break
    assert max(left) < 30, "less than one element or listener a visit; words that come and go make a few"


def several_visits(page: Page, count: int) -> None:
    for _ in range(count):
        begin(page)
        for selector in (HORECA, FIRST_ROW, "[data-view=result] [data-restart]"):
            press(page, selector)
    page.clock.run_for(5_000)


def kept(page: Page) -> list[int]:
    """What the page holds after a tidy: nodes and listeners."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    counters: dict[str, int] = session.send("Memory.getDOMCounters")
    session.detach()
    return [counters["nodes"], counters["jsEventListeners"]]


def test_without_webgl_list_and_sheet_do_everything(
    playwright: Playwright, engine_of_chromium: str, server: Server
) -> None:
    flags = [flag for flag in CHROMIUM_FLAGS if "swiftshader" not in flag and "gpu" not in flag]
    with playwright.chromium.launch(executable_path=engine_of_chromium, args=[*flags, "--disable-3d-apis"]) as plain:
        page = plain.new_page(viewport={"width": 1080, "height": 1920}, base_url=server.url)
        open_screen(page)
        page.locator("[data-map][data-map-state=missing]").wait_for(state="attached", timeout=READY_MS)
        begin(page)
        choose(page, BOOKSHOP)
        expect(page.locator(".step-words").last).to_be_visible()
        press(page, "[data-back]")
        expect(page.locator("[data-rows]")).to_be_visible()
