"""The officer's list of screens in a real browser: pictures of what they show, as new as the screens."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.every_page import browsing
from tests.browser.loopback import lane, listening
from tests.browser.test_accessibility import violations
from tests.browser.window import without_map
from tests.pages.screen_desk import beat, paired
from tests.pages.test_desk_alerts import NEW, TYPED
from tests.people import PeopledTown, Visit
from twin.domain.device import PageBeat
from twin.services.assets import Assets
from twin.services.changing import Author, changing
from twin.services.screens_keeping import LONGEST_NAME

pytestmark = pytest.mark.browser
LIST = "/dorp/beheer/schermen/"
AT_REST = PageBeat("a" * 16, "map", is_dated=False, errors=0, state={"view": "attract", "language": "fr"})


@pytest.fixture
def tom(peopled: PeopledTown) -> Visit:
    return peopled.visit("tom")


@pytest.fixture
def page(browser: Browser, peopled: PeopledTown, tom: Visit, assets: Assets) -> Iterator[Page]:
    """The list, with a screen that is at rest and speaks French."""
    paired(peopled, tom)
    beat(peopled, page=AT_REST)
    size = {"width": 1440, "height": 900}
    with (
        listening(lane(peopled.app, assets)) as url,
        browsing(browser, url, tom, viewport=size) as context,
    ):
        context.clock.install(time=peopled.watch())
        page = context.new_page()
        without_map(page)
        page.goto(LIST)
        yield page


def test_a_small_picture_is_the_screen_itself_and_takes_over_an_emergency(
    page: Page, peopled: PeopledTown, tom: Visit
) -> None:
    screen = page.frame_locator(".screen-small iframe")
    expect(screen.locator("html[data-ready][data-screen-state=attract]")).to_be_attached()
    expect(screen.locator("html")).to_have_attribute("lang", "fr")
    expect(screen.locator("[data-drawing-sheet] svg")).to_be_visible()
    box = page.locator(".screen-small iframe").bounding_box()
    assert box
    assert round(box["width"] / box["height"], 1) == round(1080 / 1920, 1)

    steps_back = page.evaluate("history.length")
    page.get_by_role("link", name="Noodberichten").focus()
    tom.post(NEW, {**TYPED, "knop": "toon"})
    page.clock.run_for(30_000)
    expect(screen.locator("[data-alert-title]")).to_have_text("Fuite de gaz")
    expect(page.get_by_text("Toont nu: een noodbericht")).to_be_visible()
    expect(page.get_by_role("link", name="Noodberichten")).to_be_focused()
    assert page.evaluate("history.length") == steps_back, "the way back leads to where the officer came from"

    peopled.watch.go_on(minutes=6)
    page.clock.run_for(30_000)
    expect(page.locator(".screen-small")).to_have_text("Zwijgt: wat het nu toont, weet niemand.")


def test_the_keyboard_goes_by_the_picture_and_not_into_it(page: Page) -> None:
    expect(page.frame_locator(".screen-small iframe").locator("html[data-ready]")).to_be_attached()
    page.get_by_role("link", name="Noodberichten").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Schepenhuis")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Over deze kaart")).to_be_focused()
    expect(page.get_by_role("img", name="Schepenhuis toont nu: in rust, Français")).to_be_visible()
    assert violations(page) == []


def test_the_longest_name_without_a_space_fits_on_a_phone(page: Page, peopled: PeopledTown) -> None:
    with changing(peopled.house, "dorp", Author("officer", peopled.people["tom"])) as batch:
        batch.update("screen", "schepenhuis", {"name": "W" * LONGEST_NAME})
        batch.create("screen", {**batch.row("screen", "schepenhuis"), "id": "other"})
    peopled.publish()
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("", "schepenhuis", "schepenhuis/plaats", "schepenhuis/gebruik", "nood/nieuw"):
        page.goto(LIST + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path
