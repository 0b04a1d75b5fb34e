"""Weak machines: the town is drawn from straight above until, or instead of, what the graphics card would draw."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.agent.faults import fault
from tests.browser.conftest import Server
from tests.browser.screen_visit import READY_MS, SCREEN, begin, choose, open_screen, press
from tests.browser.test_screen import BOOKSHOP

pytestmark = pytest.mark.browser
LOSE = """canvas => new Promise((resolve) => {
  const context = window.lost = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
  // asked right after the page's own ear for it: before any picture without a town could be painted
  canvas.addEventListener('webglcontextlost',
    () => resolve(document.querySelectorAll('[data-drawing-sheet]:not([hidden]) .sign').length), { once: true });
  context.loseContext();
})"""


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 540, "height": 960}, base_url=server.url, service_workers="block")
    context.clock.install(time=server.live.clock())
    yield context.new_page()
    context.close()


AGENT = {"paired": True, "bundle": "one", "stage": None, "online": True, "alerts": [], "clock_trusted": True}


def beside_an_agent(page: Page) -> None:
    """The screen's page as an agent gives it out, which says that nothing is new."""

    def with_agent(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('"agent": null', '"agent": "/agent"'))

    page.route(f"**{SCREEN}", with_agent)
    page.route("**/agent/hart", lambda route: route.fulfill(status=204))
    page.route("**/agent/stand", lambda route: route.fulfill(json=AGENT))


@fault(
    "WebGL context lost for good",
    "The drawing from above stands; at rest the page begins anew for its map, at most once in six hours.",
)
@fault("WebGL context lost", "The drawing from above stands at once, before any empty picture; the map comes back.")
def test_the_glass_is_never_without_a_town_while_the_map_comes_goes_and_comes_back(page: Page) -> None:
    sheet = page.locator("[data-drawing-sheet]")
    beside_an_agent(page)
    open_screen(page)
    canvas = page.locator("[data-map] canvas")
    page.locator("[data-map][data-map-state=ready]").wait_for(timeout=READY_MS)
    expect(sheet).to_be_hidden(timeout=READY_MS)
    assert page.locator("[data-map]").get_attribute("data-kind") == "still", "no graphics card here: in steps"
    assert canvas.evaluate(LOSE) > 3
    page.evaluate("window.lost.restoreContext()")
    expect(sheet).to_be_hidden(timeout=READY_MS)
    page.route(re.compile("127.0.0.1:[0-9]+/$"), lambda route: route.fulfill(body="begins anew"))
    canvas.evaluate(LOSE)
    for _ in range(2):  # when it asks for the second time, it has seen the loss at the first
        with page.expect_response("**/agent/stand", timeout=READY_MS):
            page.clock.fast_forward(3_000)
    page.clock.fast_forward(61_000)
    expect(page.locator("body")).to_have_text("begins anew", timeout=READY_MS)


def test_without_a_map_the_drawing_follows_moment_choice_and_way(page: Page, server: Server) -> None:
    page.route("**/js/map/twin_map.js", lambda route: route.abort())
    open_screen(page)
    sheet = page.locator("[data-drawing-sheet]")
    page.locator("[data-map][data-map-state=missing]").wait_for(state="attached")
    lit = sheet.locator(".front[data-open=true]")
    expect(lit).to_have_count(server.live.editions["herzele"]["nl"].moment(server.live.clock()).open_count)
    begin(page)
    press(page, "[data-groups] [data-group=horeca]")
    others = sheet.locator(".sign:not([style*='#AD651C'])")
    expect(others).to_have_count(0)
    press(page, "[data-groups] [data-group=horeca]")
    choose(page, BOOKSHOP)
    expect(sheet.locator(".sign")).to_have_count(1)
    expect(sheet.locator(".way-line")).to_have_attribute("d", re.compile(r"^M.+L"))
    press(page, "[data-view=result] [data-restart]")
    expect(sheet.locator(".way-line")).to_have_attribute("d", "")
