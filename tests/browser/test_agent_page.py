"""The page of a screen beside its agent: what it tells and takes in, and what no hand and no fault can do to it."""

import os
from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.agent.faults import fault
from tests.browser.agent_street import STAFF, Street, street
from tests.browser.screen_visit import READY_MS, begin, choose, press, state
from tests.browser.touches import at_random
from tests.cap import cap
from tests.people import SATURDAY, LoadedTowns
from twin.services import alert_keys, devices
from twin.services.assets import Assets
from twin.services.changing import Author

pytestmark = pytest.mark.browser
TOUCHES = int(os.environ.get("KERNKIJKER_TOUCHES", "150"))
PAGE = "/dorp/scherm/schepenhuis/toestel"
MENU = "[data-staff]"


@pytest.fixture(scope="module")
def running(
    whole_browser: Browser, loaded_towns: LoadedTowns, assets: Assets, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Street]:
    with street(whole_browser, loaded_towns, assets, tmp_path_factory.mktemp("street")) as found:
        yield found


@pytest.fixture
def here(running: Street) -> Iterator[Street]:
    """One screen for all of this module, back at rest after each."""
    yield running
    if running.page.locator("html[data-ready]").count() and state(running.page) != "attract":
        press(running.page, "[data-view]:not([hidden]) [data-restart]")
    assert running.failures == []


def hold_corner(page: Page) -> None:
    page.mouse.move(20, 20)
    page.mouse.down()
    page.clock.fast_forward(5_100)
    page.mouse.up()
    page.locator(MENU).wait_for()


def type_code(page: Page, code: str) -> None:
    for digit in code:
        press(page, f"[data-staff-key='{digit}']")
    press(page, "[data-staff-do=status]")


def test_the_page_tells_its_agent_that_it_lives_and_what_is_shown(here: Street) -> None:
    page, screen = here.page, here.screen
    assert page.url.endswith(PAGE)
    begin(page)
    press(page, "[data-groups] [data-group=vers]")
    page.clock.fast_forward(61_000)
    day = here.town.watch().date()
    told = lambda: devices.uses(here.town.house, "dorp", "schepenhuis", day, day)  # noqa: E731 - asked again and again
    screen.until(lambda: any("vers" in each.searches for each in told()))


def test_the_staffs_menu_opens_by_a_held_corner_and_a_code_without_a_network(here: Street) -> None:
    page = here.page
    here.broken.append(True)
    here.screen.until(lambda: not here.screen.stand()["online"])
    hold_corner(page)
    type_code(page, "111111")
    expect(page.locator("[data-staff-answer]")).to_have_text("Die code klopt niet.")
    type_code(page, STAFF)
    expect(page.locator("[data-staff-status]")).to_contain_text("✗")
    expect(page.locator("[data-staff-status]")).to_contain_text("Schepenhuis")
    press(page, "[data-staff-close]")
    expect(page.locator(MENU)).to_be_hidden()
    assert state(page) == "attract"
    here.broken.clear()
    here.screen.until(lambda: here.screen.stand()["online"])


def test_a_warning_that_a_system_posts_takes_the_glass_until_it_is_cancelled(here: Street) -> None:
    key = alert_keys.make(here.town.house, "dorp", "Crisiscentrum", here.town.people["tom"])

    def post(message: bytes) -> int:
        address, known = f"{here.server.url}/dorp/noodbericht", {"Authorization": f"Bearer {key}"}
        with urlopen(Request(address, message, known)) as answer:
            return int(answer.status)

    begin(here.page)
    assert post(cap()) == 200
    expect(here.page.locator("[data-alert-title]")).to_have_text("Gaslek in de Kerkstraat", timeout=READY_MS)
    assert post(cap("a-2", "Cancel", references=[("a-1", SATURDAY)])) == 200
    expect(here.page.locator("[data-alert]")).to_be_hidden(timeout=READY_MS)


@fault("clock wrong by years, on the glass", "Every shop's hours are unknown, said in words; no time is shown.")
def test_by_a_wrong_clock_no_shop_is_open_or_closed(here: Street) -> None:
    page, right = here.page, here.screen.skew.read_text()
    here.screen.set_clock_wrong(10 * 365 * 86_400)
    expect(page.locator("[data-clock]")).to_be_hidden()
    expect(page.locator("[data-headline]")).to_have_text("De openingsuren zijn nu even niet bekend")
    for promise in ("[data-later]", "[data-event]", "[data-board]"):
        expect(page.locator(promise)).to_be_hidden()
    begin(page)
    expect(page.locator("[data-timebar]")).to_be_hidden()
    rows = page.locator("[data-rows] > li:not([hidden])[data-state]")
    assert set(rows.evaluate_all("rows => rows.map((row) => row.dataset.state)")) == {"unknown"}
    here.screen.skew.write_text(right)
    expect(page.locator("[data-clock]")).to_be_visible()


@fault("the agent crashes while somebody stands before the glass", "The page goes on, and finds its agent again.")
def test_a_page_goes_on_while_its_agent_is_gone(here: Street) -> None:
    page = here.page
    here.screen.power_cut()
    begin(page)
    choose(page, "bakkerij-lies")
    here.screen.start()
    here.screen.until(lambda: here.screen.ask("/agent/glas")[0] == 200)


@fault("thousands of touches, several at once, some long", "Never leaves the page: no menu, no selection, no zoom.")
def test_no_hand_can_do_anything_to_the_page_but_use_it(here: Street) -> None:
    page = here.page
    page.evaluate("addEventListener('contextmenu', (e) => (window.menus = (window.menus ?? 0) + !e.defaultPrevented))")
    at_random(page, TOUCHES, 20261121)
    assert page.url.endswith(PAGE)
    found = page.evaluate("[window.menus ?? 0, String(getSelection()), visualViewport.scale, scrollY]")
    assert found == [0, "", 1, 0]
    assert len(page.context.pages) == 1
    expect(page.locator(MENU)).to_be_hidden()
    if page.locator("[data-code-large]").is_visible():
        press(page, "[data-code-close]")


def test_what_an_officer_chooses_comes_in_by_a_fresh_start_at_rest_and_quiet_hours_are_dark(here: Street) -> None:
    page = here.page
    page.evaluate("document.documentElement.dataset.isBefore = 1")
    here.choose(quiet=["10:00", "12:00"])
    page.locator("html[data-ready=true]:not([data-is-before])").wait_for(timeout=READY_MS)
    here.screen.let_time_pass(61)  # since the last touch
    expect(page.locator("[data-dark]")).to_be_visible()
    page.locator("[data-dark]").dispatch_event("click")
    expect(page.locator("[data-dark]")).to_be_hidden()
    assert state(page) == "attract"
    here.choose(quiet=[])
    expect(page.locator("[data-dark]")).to_be_hidden()


@fault("screen taken by another machine or another town", "The old machine's page is gone by itself; it shows a code.")
def test_a_page_whose_device_was_sent_away_shows_the_code(here: Street) -> None:
    devices.revoke(here.town.house, "dorp", "schepenhuis", Author("officer", here.town.people["tom"]))
    here.page.locator("html[data-page=new]").wait_for()
    assert here.screen.ask(PAGE)[0] == 404
    here.pair()
    here.wait_ready()
