"""The officer's desk in a real browser: by keyboard, on a phone, without scripts, and for everybody's eyes."""

import re
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from werkzeug.serving import make_server

from tests.browser.conftest import Quiet
from tests.pages.desk_visits import offered
from tests.pages.test_desk_doubts import DEPOT
from tests.people import PeopledTown
from twin.domain.business_register import Match, Matches
from twin.domain.heartbeat import Beat
from twin.services.assets import Assets
from twin.services.changing import Author
from twin.services.exchange.kbo import take_numbers
from twin.services.heartbeats import hear
from twin.services.wishes import leave
from twin.web.fast_lane import FastLane
from twin.web.sessions import COOKIE

pytestmark = pytest.mark.browser

DESK = "/dorp/beheer"
SIZES = {"phone": (390, 844), "narrow": (320, 640), "desk": (1440, 900)}


@pytest.fixture
def url(peopled: PeopledTown, assets: Assets) -> Iterator[str]:
    """Dorp on loopback, with a proposal, a wish, a doubtful number and a screen in trouble on the desk."""
    offered(peopled, names={"nl": "Bakkerij Lies en Zoon"}, texts={"nl": "Brood uit de oven."})
    leave(peopled.house, "dorp", "bakkerij-lies", "Meer licht", Author("shopkeeper", peopled.people["lies"]))
    doubt = Match(DEPOT, ("bakkerij-lies", "boeken-tom"), "address", False)
    take_numbers(peopled.house, "dorp", Matches((), (doubt,), (), ()), Author("import"))
    hear(peopled.house, "dorp", "schepenhuis", Beat("a" * 16, "none", is_dated=True, errors=3), is_current=False)
    live = peopled.live
    wsgi = FastLane(peopled.app.wsgi_app, lambda: live.bodies, lambda: assets.bodies)
    httpd = make_server("127.0.0.1", 0, wsgi, threaded=True, request_handler=Quiet)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()


def toms(browser: Browser, town: PeopledTown, url: str, size: str = "desk", **options: object) -> BrowserContext:
    """Tom's browser, signed in."""
    width, height = SIZES[size]
    known = {"viewport": {"width": width, "height": height}, "locale": "nl-BE", "reduced_motion": "reduce", **options}
    context = browser.new_context(base_url=url, **known)  # type: ignore[arg-type]  # options of new_context
    cookie = town.visit("tom").client.get_cookie(COOKIE)
    assert cookie is not None
    context.add_cookies([{"name": COOKIE, "value": cookie.value, "url": url}])
    return context


@pytest.fixture
def page(browser: Browser, peopled: PeopledTown, url: str) -> Iterator[Page]:
    context = toms(browser, peopled, url)
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert failures == []


def test_a_proposal_is_approved_and_undone_by_keyboard(page: Page) -> None:
    page.goto(f"{DESK}/")
    button = page.get_by_role("button", name="Goedkeuren")
    for _key in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Goedgekeurd.")
    expect(page.get_by_role("button", name="Goedkeuren")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Ongedaan gemaakt.")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_proposal_is_sent_back_with_a_reason_on_a_phone(
    browser: Browser, peopled: PeopledTown, url: str, scripts: bool
) -> None:
    context = toms(browser, peopled, url, "phone", java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{DESK}/")
    page.locator("summary", has_text="Terugsturen").click()
    page.get_by_role("button", name="Stuur terug").click()
    expect(page.get_by_text("Schrijf kort waarom")).to_be_visible()
    page.get_by_label("Waarom? De winkelier leest dit.").fill("Zonder reclame graag.")
    page.get_by_role("button", name="Stuur terug").click()
    expect(page.get_by_role("status")).to_contain_text("Teruggestuurd.")
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_rooms_are_behind_a_button_on_a_phone(
    browser: Browser, peopled: PeopledTown, url: str, scripts: bool
) -> None:
    context = toms(browser, peopled, url, "phone", java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{DESK}/")
    rooms = page.locator(".desk-rooms")
    expect(rooms).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(rooms).to_be_visible()
    rooms.get_by_role("link", name="Zaken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zaken")
    context.close()


def test_a_past_day_is_asked_for_from_the_history(page: Page) -> None:
    page.goto(f"{DESK}/geschiedenis")
    page.get_by_label("Hoe was het op …?").fill("2026-11-14T10:30")
    page.get_by_role("button", name="Toon die dag").click()
    expect(page).to_have_url(re.compile(r"/dorp/\?op=2026-11-14T10(:|%3A)30"))
