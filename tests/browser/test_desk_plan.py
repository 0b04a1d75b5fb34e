"""Drawing premises on the plan in a real browser: by mouse, by keyboard, on a phone, and without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_accessibility import violations
from tests.browser.window import DESKTOP, PHONE, Window, window
from tests.people import PeopledTown, Visit
from tests.services.test_premises_keeping import outline, position
from twin.services.places_keeping import one_place
from twin.services.premises_book import one, premises_there
from twin.services.screens_keeping import one_screen

pytestmark = pytest.mark.browser

DESK = "/dorp/beheer"
SIZES = {"desk": DESKTOP, "phone": PHONE}
PATHS = (
    "/panden/",
    "/panden/p-6",
    "/panden/nieuw",
    "/panden/p-4/splitsen",
    "/panden/p-4/samenvoegen",
    "/plaatsen/",
    "/plaatsen/weekmarkt",
    "/plaatsen/nieuw",
)


@pytest.fixture(scope="module")
def desk(browser: Browser, keeping: str) -> Iterator[Window]:
    with window(browser, keeping) as opened:
        yield opened


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, desk: Window, as_tom: Visit) -> Iterator[Page]:
    with desk.of(as_tom, SIZES[request.param]) as page:
        yield page


def plan(page: Page, path: str) -> Locator:
    page.goto(DESK + path)
    drawn = page.locator(".plan-picture[data-alive]")
    drawn.scroll_into_view_if_needed()
    return drawn


def pixels_of_a_metre(drawn: Locator) -> float:
    return float(drawn.evaluate("svg => svg.getScreenCTM().a"))


def on_screen(drawn: Locator, x: float, y: float) -> tuple[float, float]:
    """Pixels of a place on the plan, in its metres."""
    there = drawn.evaluate("(svg, at) => new DOMPoint(...at).matrixTransform(svg.getScreenCTM())", [x, y])
    return there["x"], there["y"]


def corners(page: Page) -> list[tuple[float, float]]:
    text = page.locator(".plan-own").get_attribute("points") or ""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


def drag(page: Page, hand: Locator, east: float, south: float, metre: float) -> None:
    box = hand.locator(".plan-knob").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + east * metre / 2, y + south * metre / 2)
    page.mouse.move(x + east * metre, y + south * metre)
    page.mouse.up()


def save(page: Page) -> None:
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".done")).to_contain_text("Bewaard.")


def test_a_corner_and_the_entrance_are_dragged_and_the_area_follows(peopled: PeopledTown, page: Page) -> None:
    drawn = plan(page, "/panden/p-6")
    expect(page.locator(".plan-area")).to_have_text("80 m²")
    metre = pixels_of_a_metre(drawn)
    drag(page, page.get_by_role("button", name="Hoek 3 van 4"), 0, -4, metre)
    drag(page, page.get_by_role("button", name="Hoek 4 van 4"), 0, -4, metre)
    expect(page.locator(".plan-area")).to_have_text("112 m²")
    drag(page, page.get_by_role("button", name="Ingang"), -2, 0, metre)
    save(page)
    row = one(peopled.house, "dorp", "p-6")
    assert row["area_m2"] == pytest.approx(112, abs=3)
    east = (position(30, 5)[0] - row["door_lon"]) / (position(1, 0)[0] - position(0, 0)[0])
    assert east == pytest.approx(2, abs=0.3)


def test_a_corner_that_comes_near_a_neighbour_stands_on_it(page: Page) -> None:
    drawn = plan(page, "/panden/p-4")
    metre = pixels_of_a_metre(drawn)
    corner = page.get_by_role("button", name="Hoek 3 van 4")
    before = corners(page)[2]
    drag(page, corner, -3, 0, metre)
    assert corners(page)[2][0] == pytest.approx(before[0] - 3, abs=0.3)
    drag(page, corner, 2.4, 0.3, metre)
    assert corners(page)[2] == pytest.approx(before, abs=0.01)


def test_all_is_done_by_keyboard_and_undone_step_by_step(peopled: PeopledTown, page: Page) -> None:
    plan(page, "/panden/p-6")
    before = page.locator("#grondvlak").input_value()
    page.get_by_role("button", name="Hoek 4 van 4").focus()
    for _metre in range(2):
        page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Hoek 3 van 4")).to_be_focused()
    for _metre in range(2):
        page.keyboard.press("Shift+ArrowUp")
    expect(page.locator(".plan-area")).to_have_text("96 m²")
    page.get_by_role("button", name="Hoek erbij").click()
    expect(page.get_by_role("button", name="Hoek 4 van 5")).to_have_count(1)
    page.get_by_role("button", name="Hoek 4 van 5").focus()
    page.keyboard.press("Delete")
    expect(page.get_by_role("button", name="Hoek 4 van 4")).to_have_count(1)
    for _step in range(6):
        page.keyboard.press("Control+z")
    expect(page.locator(".plan-area")).to_have_text("80 m²")
    assert page.locator("#grondvlak").input_value().replace(" ", "")[:60] == before.replace(" ", "")[:60]
    for _step in range(4):
        page.keyboard.press("Control+y")
    expect(page.locator(".plan-area")).to_have_text("96 m²")
    page.get_by_role("button", name="Ingang").focus()
    page.keyboard.press("ArrowLeft")
    save(page)
    assert one(peopled.house, "dorp", "p-6")["area_m2"] == pytest.approx(96, abs=1)


def test_a_tap_on_the_middle_of_a_side_is_a_new_corner(page: Page) -> None:
    drawn = plan(page, "/panden/p-6")
    metre = pixels_of_a_metre(drawn)
    middle = page.locator(".plan-middle").nth(2).bounding_box()
    assert middle
    x, y = middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 1.5 * metre)
    page.mouse.move(x, y - 3 * metre)
    page.mouse.up()
    expect(page.get_by_role("button", name=re.compile("Hoek . van 5"))).to_have_count(5)
    expect(page.locator(".plan-area")).to_have_text("92 m²")


def test_new_premises_are_drawn_from_a_rectangle(peopled: PeopledTown, page: Page) -> None:
    drawn = plan(page, "/panden/nieuw")
    page.get_by_role("button", name="Teken een rechthoek").click()
    expect(page.locator(".plan-area")).to_have_text("80 m²")
    (west, north), *_others = corners(page)
    page.mouse.move(*on_screen(drawn, west + 4, north + 3))
    page.mouse.down()
    for south in (7, 15):
        page.mouse.move(*on_screen(drawn, west + 4, north + 3 + south))
    page.mouse.up()
    assert corners(page)[0][1] == pytest.approx(north + 15, abs=1)
    expect(page.locator(".plan-area")).to_have_text("80 m²")
    page.get_by_label("Straat").fill("Markt")
    page.get_by_label("Huisnummer").fill("3")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".done")).to_contain_text("Het pand is er.")
    assert "p-markt-3" in premises_there(peopled.house, "dorp")


def test_two_taps_split_premises(peopled: PeopledTown, page: Page) -> None:
    drawn = plan(page, "/panden/p-4/splitsen")
    west, north = min(x for x, _y in corners(page)), min(y for _x, y in corners(page))
    for y in (north - 0.5, north + 10.5):
        page.mouse.click(*on_screen(drawn, west + 3, y))
    expect(page.get_by_role("button", name="Punt 2 van de lijn")).to_have_count(1)
    page.get_by_role("button", name="Splits het pand").click()
    expect(page.locator(".done")).to_contain_text("Het pand is gesplitst.")
    rows = premises_there(peopled.house, "dorp")
    assert {key for key in rows if key.startswith("p-4")} == {"p-4-a", "p-4-b"}
    assert rows["p-4-a"]["area_m2"] == pytest.approx(30, abs=2)


def test_a_place_is_moved_by_a_tap(peopled: PeopledTown, page: Page) -> None:
    drawn = plan(page, "/plaatsen/weekmarkt")
    box = drawn.bounding_box()
    assert box
    before = one_place(peopled.house, "dorp", "weekmarkt")
    page.mouse.click(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2)
    save(page)
    assert one_place(peopled.house, "dorp", "weekmarkt")["lon"] > before["lon"]


def test_without_scripts_numbers_do_the_same(
    browser: Browser, peopled: PeopledTown, keeping: str, as_tom: Visit
) -> None:
    with window(browser, keeping, PHONE, java_script_enabled=False) as opened, opened.of(as_tom) as page:
        page.goto(f"{DESK}/panden/p-6")
        expect(page.locator(".plan-tools")).to_be_hidden()
        expect(page.locator(".plan-own")).to_be_visible()
        page.get_by_text("Omtrek en ingang als getallen").click()
        page.get_by_label("Omtrek, als GeoJSON-Polygon").fill(outline(26, 5, 10, 10))
        page.get_by_role("button", name="Bewaar").click()
        expect(page.locator(".done")).to_contain_text("Bewaard.")
    assert one(peopled.house, "dorp", "p-6")["area_m2"] == pytest.approx(100, abs=1)


@pytest.mark.parametrize("page", ["desk"], indirect=True)
def test_axe_finds_nothing(page: Page) -> None:
    faults = {}
    for path in PATHS:
        page.goto(DESK + path)
        for (width, height), light in ((PHONE, "day"), (DESKTOP, "night")):
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("light => document.documentElement.dataset.light = light", light)
            if found := violations(page):
                faults[path, light] = found
    assert faults == {}


@pytest.mark.parametrize("page", ["desk"], indirect=True)
def test_a_screen_is_set_down_by_a_tap_and_turned_and_the_words_follow(peopled: PeopledTown, page: Page) -> None:
    drawn = plan(page, "/schermen/nieuw")
    number = page.locator(".plan-number", has_text=re.compile("^4$"))
    x, y = (float(number.get_attribute(name) or "") for name in ("x", "y"))
    page.mouse.click(*on_screen(drawn, x, y + 9))
    said = page.locator(".screen-view li")
    expect(said.filter(has_text="Achter het scherm ligt Boeken Tom")).to_have_count(1)
    page.get_by_role("button", name="Kijkrichting").focus()
    for _turn in range(12):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#richting")).to_have_value("180")
    expect(said.filter(has_text="Achter u ligt Boeken Tom")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.locator("#richting")).to_have_value("165")
    tip = page.get_by_role("button", name="Kijkrichting")
    drag(page, tip, 20, 4, pixels_of_a_metre(drawn))
    expect(page.locator("#richting")).not_to_have_value("165")
    bearing = page.locator("#richting").input_value()
    before = page.locator("#lon").input_value()
    drag(page, page.get_by_role("button", name="Plaats", exact=True), 5, 0, pixels_of_a_metre(drawn))
    expect(page.locator("#lon")).not_to_have_value(before)
    expect(page.locator("#richting")).to_have_value(bearing)
    page.locator("#naam").fill("Boekenhoek")
    save(page)
    assert f"{one_screen(peopled.house, 'dorp', 'boekenhoek')['bearing']:g}" == bearing
