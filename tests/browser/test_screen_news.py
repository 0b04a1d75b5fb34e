"""What a shopkeeper writes reaches a screen that hangs in the street already, without a fresh start."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from tests.browser.conftest import Quiet
from tests.browser.screen_visit import READY_MS, WITHOUT_3D, begin, choose, open_screen
from tests.pages.keeping import give_hours
from tests.people import PeopledTown
from twin.services.assets import Assets
from twin.services.changing import Author, changing
from twin.web.fast_lane import FastLane

pytestmark = pytest.mark.browser
SCREEN = "/dorp/scherm/schepenhuis"
LEAVE = 'Mo-Fr 07:00-11:00; 2026 Nov 30-2026 Dec 06 off "jaarlijks verlof"'


@pytest.fixture
def town(peopled: PeopledTown) -> Iterator[PeopledTown]:
    """Dorp, with the watch that publishes what changes."""
    give_hours(peopled, "Mo-Fr 08:00-18:00")
    peopled.live.publish()
    peopled.live.keep_fresh(60.0)  # a change wakes it
    peopled.app.config["SCREEN_REST_SECONDS"] = 3600
    yield peopled
    peopled.live.stop()


@pytest.fixture
def screen(browser: Browser, town: PeopledTown, assets: Assets) -> Iterator[Page]:
    """The glass in the street, whose clock is that of the town."""
    wsgi = FastLane(town.app.wsgi_app, lambda: town.live.bodies, lambda: assets.bodies)
    httpd = make_server("127.0.0.1", 0, wsgi, threaded=True, request_handler=Quiet)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{httpd.server_port}"
    context = browser.new_context(viewport={"width": 540, "height": 960}, base_url=url)
    context.clock.install(time=town.watch())
    page = context.new_page()
    page.add_init_script(WITHOUT_3D)
    open_screen(page, SCREEN)
    page.evaluate("window.isTheSame = true")
    yield page
    context.close()
    httpd.shutdown()


def write(town: PeopledTown, thing: str, key: str, values: dict[str, object]) -> None:
    with changing(town.house, "dorp", Author("shopkeeper")) as batch:
        batch.update(thing, key, values)


def test_other_hours_and_a_leave_appear_under_the_eyes_of_a_visitor(screen: Page, town: PeopledTown) -> None:
    begin(screen)
    choose(screen, "bakkerij-lies")
    expect(screen.locator("[data-week]")).to_contain_text("08:00-18:00")
    expect(screen.locator("[data-closure]")).to_be_hidden()
    write(town, "shop", "bakkerij-lies", {"opening_hours": LEAVE})
    expect(screen.locator("[data-week]")).to_contain_text("07:00-11:00", timeout=20_000)
    expect(screen.locator("[data-closure]")).to_contain_text("jaarlijks verlof")
    expect(screen.locator("[data-closure]")).to_be_visible()
    assert screen.evaluate("window.isTheSame"), "the screen started anew"


def test_at_rest_the_headline_counts_who_opened_just_now(screen: Page, town: PeopledTown) -> None:
    before = screen.locator("[data-headline]").inner_text()
    write(town, "shop", "bakkerij-lies", {"opening_hours": "Mo-Su 00:00-24:00"})
    expect(screen.locator("[data-headline]")).not_to_have_text(before, timeout=20_000)
    assert screen.evaluate("window.isTheSame"), "the screen started anew"


def test_another_name_brings_a_fresh_start_at_rest(screen: Page, town: PeopledTown) -> None:
    screen.clock.fast_forward(4_000)
    screen.locator("html[data-kept]").wait_for(timeout=READY_MS)
    with screen.expect_navigation(timeout=READY_MS):
        write(town, "shop", "bakkerij-lies", {"names": {"nl": "Bakkerij Lies en zonen"}})
        screen.wait_for_timeout(3_000)  # the watch publishes, the screen hears of it
        screen.clock.fast_forward(300_000)
    screen.locator("html[data-ready=true]").wait_for(timeout=READY_MS)
    begin(screen)
    expect(screen.locator("[data-rows]")).to_contain_text("Bakkerij Lies en zonen")


def test_a_question_that_nobody_answers_is_asked_again(screen: Page, town: PeopledTown) -> None:
    screen.context.set_offline(True)
    screen.wait_for_timeout(3_000)
    write(town, "shop", "bakkerij-lies", {"opening_hours": "Mo-Su 00:00-24:00"})
    before = screen.locator("[data-headline]").inner_text()
    screen.context.set_offline(False)
    screen.clock.fast_forward(11_000)
    expect(screen.locator("[data-headline]")).not_to_have_text(before, timeout=20_000)
