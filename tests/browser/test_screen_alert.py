"""An emergency takes the glass of a screen in the street, and lets go at its end though the server is gone."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from kiosk.screens import CAPITAL_MM, CAPITAL_OF_EM, TARGET_MM, Glass
from tests.browser.conftest import Quiet
from tests.browser.screen_visit import READY_MS, begin, open_screen
from tests.browser.test_accessibility import violations
from tests.cap import at, cap, info
from tests.people import SATURDAY, LoadedTowns, PeopledTown, Watch, peopled_town
from twin.services import alert_keys
from twin.services.assets import Assets
from twin.web.fast_lane import FastLane

pytestmark = pytest.mark.browser

PX_PER_MM = Glass(46, 1080, 1920, 800).px_per_mm
SCREEN = "/dorp/scherm/schepenhuis"
ASKS_EACH = 10_000  # ms, see static/js/kiosk/alert_news.js
HOSTILE = "&lt;img src=x onerror=document.title='taken'&gt; Gaslek"


@pytest.fixture
def town(loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path) -> Iterator[PeopledTown]:
    yield from peopled_town(loaded_towns, assets, tmp_path, Watch())


@pytest.fixture
def served(town: PeopledTown, assets: Assets) -> Iterator[tuple[str, Callable[[], None]]]:
    """Its address, and what takes the server away."""
    wsgi = FastLane(town.app.wsgi_app, lambda: town.live.bodies, lambda: assets.bodies)
    httpd = make_server("127.0.0.1", 0, wsgi, threaded=True, request_handler=Quiet)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()

    def stop() -> None:
        httpd.shutdown()
        httpd.server_close()

    yield f"http://127.0.0.1:{httpd.server_port}", stop
    stop()


@pytest.fixture
def page(browser: Browser, served: tuple[str, Callable[[], None]]) -> Iterator[Page]:
    context = browser.new_context(base_url=served[0], viewport={"width": 1080, "height": 1920}, locale="nl-BE")
    context.clock.install(time=SATURDAY)
    page = context.new_page()
    page.route("**/map/twin_map.js", lambda route: route.abort())
    open_screen(page, SCREEN)
    yield page
    context.close()


def post(town: PeopledTown, key: str, *messages: bytes) -> None:
    for message in messages:
        answer = town.app.test_client().post(
            "/dorp/noodbericht", data=message, headers={"Authorization": f"Bearer {key}"}
        )
        assert answer.status_code == 200, answer.text


def hears(page: Page) -> None:
    """Ten seconds go by at the screen, and it has its answer."""
    with page.expect_response("**/nood.json", timeout=READY_MS):
        page.clock.fast_forward(ASKS_EACH)


def test_an_emergency_takes_the_glass_and_lets_go_at_its_end_though_the_server_is_gone(
    page: Page, town: PeopledTown, served: tuple[str, Callable[[], None]]
) -> None:
    key = alert_keys.make(town.house, "dorp", "Crisiscentrum", town.people["tom"])
    alert, title = page.locator("[data-alert]"), page.locator("[data-alert-title]")
    aside, strip = page.locator("[data-alert-aside]"), page.locator("[data-alert-strip]")
    until = at(hours=4)
    drill = cap(
        "t",
        status="Exercise",
        infos=[info("nl", "Evacuatiewaarschuwing", expires=until), info("fr", "É", expires=until)],
    )

    begin(page)
    post(town, key, drill)
    hears(page)
    expect(title).to_have_text("Evacuatiewaarschuwing")
    expect(page.locator("[data-alert-exercise]").first).to_have_text("OEFENINGEXERCICEEXERCISEÜBUNG")
    expect(page.locator("[data-alert-severity]")).to_have_text("OEFENING")
    height, line = title.evaluate("one => [one.offsetHeight, parseFloat(getComputedStyle(one).lineHeight)]")
    assert height < line * 1.5, "a long word is written smaller before it is broken"
    aside.click()
    expect(alert).to_be_hidden()
    expect(strip).to_have_text("OEFENING: Evacuatiewaarschuwing")

    post(town, key, cap("a", infos=[info(headline=HOSTILE), info("fr-BE", "Fuite de gaz", instruction="Partez")]))
    hears(page)
    expect(title).to_have_text("<img src=x onerror=document.title='taken'> Gaslek")
    expect(page.locator("[data-alert-severity]")).to_have_text("Extreem gevaar")
    expect(page.locator("[data-alert-exercise]").first).to_be_hidden()
    expect(aside).to_be_hidden()
    said = page.get_by_role("alert").inner_text()
    assert said.index("Ga weg") < said.index("Er ontsnapt"), "what to do comes first"
    page.locator("[data-alert-language=fr]").click()
    expect(page.locator("[data-alert-instruction]")).to_have_text("Partez")
    expect(page.locator("[data-alert-source]")).to_contain_text("depuis 10h30, valable jusqu'à 12h30")

    page.clock.fast_forward(60_000)  # nobody touches: the visit ends, the emergency stays
    page.clock.run_for(32_000)
    expect(page.locator("html[data-screen-state=attract]")).to_be_attached()
    expect(alert).to_be_visible()
    expect(page.locator("[data-alert-instruction]")).to_have_text("Ga weg van de markt. Rook niet.")
    assert page.locator("[data-touch]").evaluate("button => button.closest('[inert]') !== null")
    assert json.loads(page.evaluate("localStorage['alerts:schepenhuis']"))["alerts"], "a fresh start would know of it"
    large, small, target = page.evaluate(
        """() => { const size = (name) => parseFloat(getComputedStyle(document.querySelector(name)).fontSize);
        const button = document.querySelector('[data-alert-language=nl]').getBoundingClientRect();
        return [size('[data-alert-title]'), size('[data-alert-source]'), button.height]; }"""
    )
    assert violations(page) == []
    lifted = "all => all.map((one) => Number(getComputedStyle(one).zIndex) || 0)"
    others = max(page.locator(".stage > :not([data-alert], [data-alert-strip]) *").evaluate_all(lifted))
    assert others < page.locator("[data-alert-strip], [data-alert]").evaluate_all(lifted)[0], "nothing shows through"
    assert large * CAPITAL_OF_EM / PX_PER_MM >= 20, "capitals of the title, in millimetres"
    assert small * CAPITAL_OF_EM / PX_PER_MM >= CAPITAL_MM
    assert target / PX_PER_MM >= TARGET_MM

    served[1]()
    page.clock.fast_forward(2 * 3600 * 1000)
    expect(title).to_have_text("Evacuatiewaarschuwing")  # what is left holds on, the emergency is over
    page.clock.fast_forward(2 * 3600 * 1000)
    expect(alert).to_be_hidden()
    expect(strip).to_be_hidden()
    assert page.locator("[data-touch]").evaluate("button => button.closest('[inert]') === null")
    assert page.title() != "taken"
