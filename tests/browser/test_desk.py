"""The officer's desk in a real browser: by keyboard, on a phone, without scripts, and for everybody's eyes."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.window import PHONE, Window, window
from tests.pages.desk_visits import offered
from tests.pages.test_desk_doubts import DEPOT
from tests.people import PeopledTown, Visit
from twin.domain.business_register import Match, Matches
from twin.domain.heartbeat import Beat
from twin.services.changing import Author
from twin.services.exchange.kbo import take_numbers
from twin.services.heartbeats import hear
from twin.services.wishes import leave

pytestmark = pytest.mark.browser

DESK = "/dorp/beheer"


@pytest.fixture(autouse=True)
def full_desk(peopled: PeopledTown) -> None:
    """A proposal, a wish, a doubtful number and a screen in trouble."""
    offered(peopled, names={"nl": "Bakkerij Lies en Zoon"}, texts={"nl": "Brood uit de oven."})
    leave(peopled.house, "dorp", "bakkerij-lies", "Meer licht", Author("shopkeeper", peopled.people["lies"]))
    doubt = Match(DEPOT, ("bakkerij-lies", "boeken-tom"), "address", False)
    take_numbers(peopled.house, "dorp", Matches((), (doubt,), (), ()), Author("import"))
    hear(peopled.house, "dorp", "schepenhuis", Beat("a" * 16, "none", is_dated=True, errors=3), is_current=False)


@pytest.fixture(scope="module")
def desk(browser: Browser, keeping: str) -> Iterator[Window]:
    with window(browser, keeping) as opened:
        yield opened


@pytest.fixture
def page(desk: Window, as_tom: Visit) -> Iterator[Page]:
    with desk.of(as_tom) as page:
        yield page


@pytest.fixture(scope="module", params=[True, False], ids=["scripts", "no scripts"])
def pocket(request: pytest.FixtureRequest, browser: Browser, keeping: str) -> Iterator[Window]:
    with window(browser, keeping, PHONE, java_script_enabled=request.param) as opened:
        yield opened


@pytest.fixture
def phone(pocket: Window, as_tom: Visit) -> Iterator[Page]:
    with pocket.of(as_tom, may_refuse=True) as page:
        yield page


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


def test_a_proposal_is_sent_back_with_a_reason_on_a_phone(phone: Page) -> None:
    phone.goto(f"{DESK}/")
    phone.locator("summary", has_text="Terugsturen").click()
    phone.get_by_role("button", name="Stuur terug").click()
    expect(phone.get_by_text("Schrijf kort waarom")).to_be_visible()
    phone.get_by_label("Waarom? De winkelier leest dit.").fill("Zonder reclame graag.")
    phone.get_by_role("button", name="Stuur terug").click()
    expect(phone.get_by_role("status")).to_contain_text("Teruggestuurd.")


def test_the_rooms_are_behind_a_button_on_a_phone(phone: Page) -> None:
    phone.goto(f"{DESK}/")
    rooms = phone.locator(".desk-rooms")
    expect(rooms).to_be_hidden()
    phone.get_by_role("button", name="Menu").click()
    expect(rooms).to_be_visible()
    rooms.get_by_role("link", name="Zaken").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Zaken")


def test_a_past_day_is_asked_for_from_the_history(page: Page) -> None:
    page.goto(f"{DESK}/geschiedenis")
    page.get_by_label("Hoe was het op …?").fill("2026-11-14T10:30")
    page.get_by_role("button", name="Toon die dag").click()
    expect(page).to_have_url(re.compile(r"/dorp/\?op=2026-11-14T10(:|%3A)30"))
