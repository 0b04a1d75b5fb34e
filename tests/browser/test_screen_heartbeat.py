"""A real screen page tells that it lives; once it is silent the officer reads so on the desk."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser.conftest import CHROMIUM_FLAGS
from tests.browser.screen_visit import READY_MS, open_screen
from tests.people import PeopledTown
from twin.domain.heartbeat import Heartbeat
from twin.storage.heartbeats import heard
from twin.web.sessions import COOKIE

pytestmark = pytest.mark.browser

SCREEN = "/dorp/scherm/schepenhuis"
GLASS = {"width": 1080, "height": 1920}
EACH = 181_000  # ms, see static/js/kiosk/heartbeat.js
TITLE = "Schermen met een probleem"


@contextmanager
def screen(
    browser: Browser, url: str, town: PeopledTown, size: dict[str, int] = GLASS, address: str = SCREEN
) -> Iterator[Page]:
    """A page in the street, whose clock stands at that of the town."""
    context = browser.new_context(base_url=url, viewport=size)  # type: ignore[arg-type]  # a ViewportSize
    context.clock.install(time=town.watch())
    page = context.new_page()
    open_screen(page, address)
    yield page
    context.close()


def tells(page: Page, town: PeopledTown) -> Heartbeat:
    """Time goes by until the page told something, and the server has it; what it then knows."""
    town.watch.go_on(minutes=1)  # a slow page may have told something already, just now
    with page.expect_event("requestfinished", lambda request: request.url.endswith("/hartslag"), timeout=READY_MS):
        page.clock.fast_forward(EACH)
    found = known(town)
    assert found
    assert found.last_seen == town.watch()
    return found


def known(town: PeopledTown) -> Heartbeat | None:
    with town.house.engine.connect() as connection:
        return heard(connection, "dorp").get("schepenhuis")


@pytest.fixture
def desk(browser: Browser, peopled: PeopledTown, url: str) -> Iterator[BrowserContext]:
    """Tom's browser, signed in."""
    context = browser.new_context(base_url=url, locale="nl-BE", viewport={"width": 1440, "height": 900})
    cookie = peopled.visit("tom").client.get_cookie(COOKIE)
    assert cookie is not None
    context.add_cookies([{"name": COOKIE, "value": cookie.value, "url": url}])
    yield context
    context.close()


def test_a_screen_lives_falls_silent_and_comes_back(
    browser: Browser, peopled: PeopledTown, url: str, desk: BrowserContext
) -> None:
    today = desk.new_page()
    with screen(browser, url, peopled) as page:
        page.locator("[data-map][data-map-state=ready]").wait_for(timeout=READY_MS)
        found = tells(page, peopled)
        served = peopled.live.editions["dorp"]["nl"].version
        assert (found.version, found.drawing, found.is_dated, found.errors) == (served, "map", False, 0)
        today.goto("/dorp/beheer/")
        expect(today.get_by_role("heading", name=TITLE)).to_have_count(0)

        peopled.watch.go_on(minutes=20)  # the network is gone, say
        today.reload()
        expect(today.get_by_role("heading", name=TITLE)).to_be_visible()
        expect(today.get_by_text("Zwijgt sinds za 21 nov 10:31.")).to_be_visible()

        tells(page, peopled)
        peopled.watch.go_on(minutes=2)
        today.reload()
        expect(today.get_by_text("is net terug")).to_be_visible()


def test_what_failed_on_the_page_is_counted(browser: Browser, peopled: PeopledTown, url: str) -> None:
    with screen(browser, url, peopled) as page:
        page.evaluate("for (let i = 0; i < 2; i += 1) queueMicrotask(() => { throw new Error('broken'); })")
        page.evaluate("void Promise.reject(new Error('refused'))")
        assert tells(page, peopled).errors == 3


def test_a_screen_without_webgl_says_that_it_draws_from_above(
    playwright: Playwright, engine_of_chromium: str, peopled: PeopledTown, url: str
) -> None:
    flags = [flag for flag in CHROMIUM_FLAGS if "swiftshader" not in flag and "gpu" not in flag]
    with (
        playwright.chromium.launch(executable_path=engine_of_chromium, args=[*flags, "--disable-3d-apis"]) as plain,
        screen(plain, url, peopled) as page,
    ):
        page.locator("[data-map][data-map-state=missing]").wait_for(state="attached", timeout=READY_MS)
        assert tells(page, peopled).drawing == "flat"


@pytest.mark.parametrize(
    ("size", "address"),
    [({"width": 1440, "height": 900}, SCREEN), (GLASS, f"{SCREEN}?op=2026-11-21T10:30")],
    ids=["on a desk", "at a moment of somebody's choice"],
)
def test_a_page_that_is_no_screen_in_the_street_tells_nothing(
    browser: Browser, peopled: PeopledTown, url: str, size: dict[str, int], address: str
) -> None:
    told: list[str] = []
    with screen(browser, url, peopled, size, address) as page:
        page.on("request", lambda request: told.append(request.url) if "hartslag" in request.url else None)
        page.clock.fast_forward(EACH)
        page.evaluate("fetch('/healthz')")  # whatever was sent before has left by then
    assert told == []
    assert known(peopled) is None


def test_a_map_whose_graphics_card_gave_up_is_told(browser: Browser, peopled: PeopledTown, url: str) -> None:
    with screen(browser, url, peopled) as page:
        page.locator("[data-map][data-map-state=ready]").wait_for(timeout=READY_MS)
        lose = "canvas => canvas.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()"
        page.locator("[data-map] canvas").first.evaluate(lose)
        assert tells(page, peopled).drawing == "flat"
