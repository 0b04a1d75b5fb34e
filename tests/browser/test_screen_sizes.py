"""The controls measured on the page: reach, targets, gaps and letters in millimetres, on six kinds of glass."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from geodata.dataset import read
from geodata.digest import digest
from geodata.light_map import render
from kiosk.screens import CAPITAL_MM, CAPITAL_OF_EM, GAP_MM, PORTRAIT_SHARE, REACH_MM, TARGET_MM, Glass
from tests.browser.screen_server import ScreenServer, serving
from tests.browser.screen_visit import begin, choose, open_screen, press
from tests.browser.test_screen import BOOKSHOP
from tests.conftest import SATURDAY_MORNING
from twin.app import create_app
from twin.config import ROOT, Config
from twin.services.assets import Assets
from twin.services.live import LiveTowns
from twin.services.load_town import load_town
from twin.storage.database import connect

pytestmark = pytest.mark.browser
GLASSES = {
    "p32": Glass(32, 1080, 1920, 750),
    "p43": Glass(43, 1080, 1920, 720),
    "p55": Glass(55, 1080, 1920, 600),
    "l32": Glass(32, 1920, 1080, 800),
    "l43": Glass(43, 1920, 1080, 750),
    "l55": Glass(55, 1920, 1080, 500),
}
ROUNDING_PX = 1.0
VIEWS = ("attract", "browse", "search", "result", "warning")
MEASURE = """() => [...document.querySelectorAll('button, input')].filter((each) => each.checkVisibility())
  .map((each) => {
    const {left, top, right, bottom} = each.getBoundingClientRect();
    return {name: each.className + ' ' + each.textContent.trim(), left, top, right, bottom};
  })"""
LETTERS = """() => [...document.querySelectorAll('.stage *')]
  .filter((each) => each.checkVisibility() && !each.closest('.spoken, svg, .map')
    && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((each) => [parseFloat(getComputedStyle(each).fontSize), each.textContent.trim()])"""
CLIPPED = """() => [...document.querySelectorAll('.panel *')]
  .filter((each) => each.checkVisibility() && !each.closest('svg') && each.getBoundingClientRect().width)
  .map((each) => [each.getBoundingClientRect(), each.className + ' ' + each.textContent.trim()])
  .filter(([box]) => box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
  .map(([, name]) => name)"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, config: Config) -> Iterator[ScreenServer]:
    """Herzele with a screen of each kind in front of the Schepenhuis."""
    folder = tmp_path_factory.mktemp("towns") / "herzele"
    shutil.copytree(ROOT / "geodata" / "herzele", folder)
    _stand(folder / "screens.geojson")
    own = replace(config, database_url=f"sqlite:///{folder.parent / 'sizes.sqlite3'}")
    engine = connect(own.database_url)
    load_town(engine, read(folder), digest(folder), render)
    live = LiveTowns(engine, own.towns, clock=lambda: SATURDAY_MORNING)
    live.publish()
    assets = Assets(ROOT / "static")
    with serving(create_app(own, live, assets), live) as running:
        yield running


def _stand(layer: Path) -> None:
    collection: dict[str, Any] = json.loads(layer.read_text())
    first = collection["features"][0]
    collection["features"] = [
        {
            **first,
            "properties": {
                **first["properties"],
                "id": name,
                "diagonal_inch": glass.diagonal_inch,
                "width_px": glass.width_px,
                "height_px": glass.height_px,
                "mounting_height_mm": glass.mounting_height_mm,
            },
        }
        for name, glass in GLASSES.items()
    ]
    layer.write_text(json.dumps(collection))


@pytest.fixture(scope="module", params=GLASSES)
def screen(request: pytest.FixtureRequest, browser: Browser, server: ScreenServer) -> Iterator[tuple[Glass, Page]]:
    glass = GLASSES[request.param]
    viewport = {"width": glass.width_px, "height": glass.height_px}
    context = browser.new_context(viewport=viewport, base_url=server.url, service_workers="block")  # type: ignore[arg-type]  # playwright's own dict type
    context.clock.install(time=SATURDAY_MORNING)
    context.route("**/js/map/twin_map.js", lambda route: route.abort())
    page = context.new_page()
    open_screen(page, f"/herzele/scherm/{request.param}")
    yield glass, page
    context.close()


def _show(page: Page, view: str) -> None:
    """From wherever the page is to ``view``, in the language with the longest words."""
    page.clock.run_for(95_000)  # nobody there: a clean start
    if view == "attract":
        return
    press(page, "[data-view=attract] [data-language=de]")
    if view == "search":
        press(page, "[data-search-field]")
    if view in {"result", "warning"}:
        choose(page, BOOKSHOP)
    if view == "warning":
        page.clock.run_for(61_000)


@pytest.mark.parametrize("view", VIEWS)
def test_every_control_is_within_reach_large_enough_and_apart(screen: tuple[Glass, Page], view: str) -> None:
    glass, page = screen
    _show(page, view)
    boxes = page.evaluate(MEASURE)
    assert boxes
    mm = glass.px_per_mm
    for box in boxes:
        above_floor = glass.mounting_height_mm + (glass.height_px - box["top"] - ROUNDING_PX) / mm
        lowest = glass.mounting_height_mm + (glass.height_px - box["bottom"] + ROUNDING_PX) / mm
        assert above_floor <= REACH_MM[1], box
        assert lowest >= REACH_MM[0], box
        if glass.portrait:
            assert box["top"] >= glass.height_px * (1 - PORTRAIT_SHARE) - ROUNDING_PX, box
        assert min(box["right"] - box["left"], box["bottom"] - box["top"]) >= TARGET_MM * mm - ROUNDING_PX, box
    for box, other in _neighbours(boxes):
        assert _gap(box, other) >= GAP_MM * mm - ROUNDING_PX, (box["name"], other["name"])


def _neighbours(boxes: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    # rows of the list touch: a slip opens a neighbour, from which one touch leads back
    apart = [box for box in boxes if not box["name"].startswith("row")]
    return [(a, b) for i, a in enumerate(apart) for b in apart[i + 1 :]]


def _gap(a: dict[str, Any], b: dict[str, Any]) -> float:
    across = max(a["left"] - b["right"], b["left"] - a["right"])
    along = max(a["top"] - b["bottom"], b["top"] - a["bottom"])
    return float(max(across, along))


@pytest.mark.parametrize("view", VIEWS)
def test_no_letter_is_too_small_and_nothing_runs_off_the_glass(screen: tuple[Glass, Page], view: str) -> None:
    glass, page = screen
    _show(page, view)
    for size, text in page.evaluate(LETTERS):
        assert size * CAPITAL_OF_EM / glass.px_per_mm >= CAPITAL_MM - 0.05, text
        assert size >= 26, text
    assert page.evaluate(CLIPPED) == []


def test_the_longest_way_fits_above_the_buttons(screen: tuple[Glass, Page]) -> None:
    _, page = screen
    page.clock.run_for(95_000)
    press(page, "[data-view=attract] [data-language=de]")
    while page.locator("[data-next]").is_enabled():
        press(page, "[data-next]")
    page.locator("[data-rows] > li:not([hidden]) button").last.dispatch_event("click")
    columns = page.locator(".result-main, .result-side")
    assert columns.evaluate_all("all => all.map((each) => each.scrollHeight <= each.clientHeight + 2)") == [True, True]


def test_a_preview_in_a_small_window_keeps_all_proportions(browser: Browser, server: ScreenServer) -> None:
    context = browser.new_context(viewport={"width": 540, "height": 960}, base_url=server.url, service_workers="block")
    context.route("**/js/map/twin_map.js", lambda route: route.abort())
    page = context.new_page()
    open_screen(page, "/herzele/scherm/p43")
    begin(page)
    box = page.locator("[data-panel]").bounding_box()
    assert box is not None
    assert box["height"] == pytest.approx(PORTRAIT_SHARE * 960, abs=1)
    context.close()
