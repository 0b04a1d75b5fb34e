"""Brought down, and with letters of twice the size: the controls measured on the page, on six kinds of glass."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from kiosk.screens import CAPITAL_MM, CAPITAL_OF_EM, GAP_MM, REACH_MM, TARGET_MM, Glass
from tests.browser.screen_server import ScreenServer
from tests.browser.screen_visit import begin, open_screen, press
from tests.browser.test_screen_sizes import CLIPPED, GLASSES, LETTERS, MEASURE, ROUNDING_PX, _gap, _neighbours, server
from tests.conftest import SATURDAY_MORNING

__all__ = ["server"]
pytestmark = pytest.mark.browser
LOW_MM = 1050.0  # where there is room they stand at 1000 mm; the highest glass here needs a little more
COVERED = "[data-code-large]:not([hidden]) button, [data-warning]:not([hidden]) button"  # all that can be touched then
CUT = """() => [...document.querySelectorAll('.panel button, .panel .step')]
  .filter((each) => each.checkVisibility()
    && each.scrollHeight > each.clientHeight + 0.25 * parseFloat(getComputedStyle(each).fontSize))
  .map((each) => each.className + ' ' + each.textContent.trim())"""

DAYS = """() => {
  const box = document.querySelector('.hours-words').getBoundingClientRect();
  return [...document.querySelectorAll('[data-week] th')].filter((day) => {
    const { top, bottom } = day.getBoundingClientRect();
    return (top + bottom) / 2 > box.top && (top + bottom) / 2 < box.bottom;
  }).map((day) => day.textContent);
}"""
CREDIT = """() => {
  const [panel, credit] = ['[data-panel]', '[data-notice]'].map((name) => document.querySelector(name));
  const [under, box] = [panel, credit].map((each) => each.getBoundingClientRect());
  const isBeside = box.bottom <= under.top + 1 || box.left >= under.right - 1;
  return isBeside && box.width > 0 && box.bottom <= innerHeight && credit.textContent.includes('OpenStreetMap');
}"""

LOOKS = (MEASURE, LETTERS.replace(".stage *", ".panel *"), CLIPPED, CUT, CREDIT)


@pytest.fixture(scope="module")
def page(browser: Browser, server: ScreenServer) -> Iterator[Page]:
    context = browser.new_context(base_url=server.url, service_workers="block")
    context.clock.install(time=SATURDAY_MORNING)
    context.route("**/js/map/twin_map.js", lambda route: route.abort())
    yield context.new_page()
    context.close()


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
    page.clock.run_for(61_000)
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


@pytest.mark.parametrize("name", GLASSES)
def test_whatever_is_asked_for_every_control_stays_within_reach_and_legible(page: Page, name: str) -> None:
    glass = GLASSES[name]
    page.set_viewport_size({"width": glass.width_px, "height": glass.height_px})
    open_screen(page, f"/herzele/scherm/{name}")
    for asked in (["low"], ["large"], ["large", "low"]):
        begin(page)
        for each in asked:
            press(page, f"[data-view=browse] [data-comfort={each}]")
        faults = [fault for view in _views(page) for fault in _faults(page, glass, asked, view)]
        press(page, "[data-view=result] [data-restart]")
        assert not faults, "\n".join(faults)
        assert page.locator("html[data-low], html[data-large]").count() == 0, "gone with the visit"


def _faults(page: Page, glass: Glass, asked: list[str], view: str) -> Iterator[str]:
    mm = glass.px_per_mm
    boxes, letters, clipped, cut, credited = page.evaluate(f"() => [{', '.join(f'({look})()' for look in LOOKS)}]")
    if not credited:
        yield f"{view}: no credit stands on the map"
    if view in {"code", "warning"}:
        names = page.locator(COVERED).all_inner_texts()
        boxes = [box for box in boxes if any(name in box["name"] for name in names)]
    assert boxes
    highest = LOW_MM if asked == ["low"] else REACH_MM[1]
    for box in boxes:
        top = glass.mounting_height_mm + (glass.height_px - box["top"] - ROUNDING_PX) / mm
        bottom = glass.mounting_height_mm + (glass.height_px - box["bottom"] + ROUNDING_PX) / mm
        if top > highest or bottom < REACH_MM[0]:
            yield f"{view}: {box['name']} stands from {bottom:.0f} to {top:.0f} mm"
        if min(box["right"] - box["left"], box["bottom"] - box["top"]) < TARGET_MM * mm - ROUNDING_PX:
            yield f"{view}: {box['name']} is small"
    for box, other in _neighbours(boxes):
        if _gap(box, other) < GAP_MM * mm - ROUNDING_PX:
            yield f"{view}: {box['name']} | {other['name']} are near"
    capital = CAPITAL_MM * (2 if "large" in asked else 1)
    for size, text in letters:
        if size * CAPITAL_OF_EM / mm < capital - 0.1:
            yield f"{view}: {text} is written small"
    yield from (f"{view}: {text} runs off the glass" for text in clipped)
    yield from (f"{view}: {text} is cut" for text in cut)
