"""Every view of the screen measured on six kinds of glass: as it is, brought down, in letters of twice the size."""

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from geodata.dataset import read
from geodata.digest import digest
from geodata.light_map import render
from kiosk.screens import PORTRAIT_SHARE
from tests.browser.glasses import GLASSES, faults, stand
from tests.browser.screen_server import ScreenServer, serving
from tests.browser.screen_visit import begin, open_screen, press, state
from tests.conftest import SATURDAY_MORNING
from twin.app import create_app
from twin.config import ROOT, Config
from twin.services.assets import Assets
from twin.services.live import LiveTowns
from twin.services.load_town import load_town
from twin.storage.database import connect

pytestmark = pytest.mark.browser
WISHES: tuple[tuple[str, ...], ...] = ((), ("low",), ("large",), ("large", "low"))
FITS = "all => all.map((each) => each.scrollHeight <= each.clientHeight + 2)"
UNPAINTED = (
    "sheet => { sheet.style.visibility = 'hidden'; }"  # nothing here is about the picture, and painting it is dear
)
DAYS = """() => {
  const box = document.querySelector('.hours-words').getBoundingClientRect();
  return [...document.querySelectorAll('[data-week] th')].filter((day) => {
    const { top, bottom } = day.getBoundingClientRect();
    return (top + bottom) / 2 > box.top && (top + bottom) / 2 < box.bottom;
  }).map((day) => day.textContent);
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, config: Config) -> Iterator[ScreenServer]:
    """Herzele with a screen of each kind in front of the Schepenhuis."""
    folder = tmp_path_factory.mktemp("towns") / "herzele"
    shutil.copytree(ROOT / "geodata" / "herzele", folder)
    stand(folder / "screens.geojson")
    own = replace(config, database_url=f"sqlite:///{folder.parent / 'sizes.sqlite3'}")
    engine = connect(own.database_url)
    load_town(engine, read(folder), digest(folder), render)
    live = LiveTowns(engine, own.towns, clock=lambda: SATURDAY_MORNING)
    live.publish()
    assets = Assets(ROOT / "static")
    with serving(create_app(own, live, assets), live) as running:
        yield running


@pytest.fixture(scope="module")
def page(browser: Browser, server: ScreenServer) -> Iterator[Page]:
    context = browser.new_context(base_url=server.url, service_workers="block")
    context.clock.install(time=SATURDAY_MORNING)
    context.route("**/js/map/twin_map.js", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", GLASSES)
def test_whatever_is_asked_for_every_control_stays_within_reach_and_every_word_is_legible(
    page: Page, name: str
) -> None:
    glass = GLASSES[name]
    page.set_viewport_size({"width": glass.width_px, "height": glass.height_px})
    open_screen(page, f"/herzele/scherm/{name}")
    page.locator("[data-drawing-sheet]").evaluate(UNPAINTED)
    found = [f"attract: {fault}" for fault in faults(page, glass, ())]
    for asked in WISHES:
        begin(page)
        for each in asked:
            press(page, f"[data-view=browse] [data-comfort={each}]")
        where = " and ".join(asked) or "as it is"
        found += [f"{where}, {view}: {fault}" for view in _views(page) for fault in faults(page, glass, asked)]
        press(page, "[data-view=result] [data-restart]")
        assert page.locator("html[data-low], html[data-large]").count() == 0, "gone with the visit"
    assert not found, "\n".join(found)
    _longest_way_fits(page)


def _views(page: Page) -> Iterator[str]:
    """Goes through all that a visitor can come across, in the language with the longest words."""
    yield "categories"
    press(page, "[data-view=browse] [data-language=de]")
    press(page, "[data-search-field]")
    yield "keyboard"
    press(page, "[data-key=done]")
    press(page, "[data-groups] [data-group=horeca]")
    yield "list"
    press(page, "[data-rows] > li:first-child button")
    for part in ("along", "about", "hours", "way"):
        press(page, f"[data-part-button={part}]")
        if part == "hours":
            assert _days(page) == 7, "each day of the week can be read"
        yield part
    press(page, ".code[data-code-button]")
    yield "code"
    press(page, "[data-code-close]")
    page.clock.fast_forward(61_000)
    page.locator("[data-warning]").wait_for()
    yield "warning"
    press(page, "[data-stay]")


def _days(page: Page) -> int:
    """Days of the week seen by turning over as far as it goes."""
    days = set(page.evaluate(DAYS))
    more = page.locator(".hours [data-turn='1']")
    while more.is_visible() and more.is_enabled():
        press(page, ".hours [data-turn='1']")
        days |= set(page.evaluate(DAYS))
    return len(days)


def _longest_way_fits(page: Page) -> None:
    """The furthest shop's steps and hours stand above the buttons."""
    assert state(page) == "attract"
    press(page, "[data-view=attract] [data-language=de]")
    page.evaluate("() => { const next = document.querySelector('[data-next]'); while (!next.disabled) next.click(); }")
    page.locator("[data-rows] > li:not([hidden]) button").last.dispatch_event("click")
    columns = page.locator(".result-main, .result-side")
    assert columns.evaluate_all(FITS) == [True, True]


def test_a_preview_in_a_small_window_keeps_all_proportions(page: Page) -> None:
    page.set_viewport_size({"width": 540, "height": 960})
    open_screen(page, "/herzele/scherm/p43")
    begin(page)
    box = page.locator("[data-panel]").bounding_box()
    assert box is not None
    assert box["height"] == pytest.approx(PORTRAIT_SHARE * 960, abs=1)
