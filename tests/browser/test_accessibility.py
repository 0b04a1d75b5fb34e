"""axe finds nothing on any page: on a phone and on a desk, by day and by night."""

import json
from collections.abc import Callable, Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Server
from tests.browser.test_map import PATIENCE
from tests.browser.window import without_map
from twin.config import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "/herzele/",
    "/herzele/?q=xyzxyz",
    "/fr/herzele/?zaak=bakkerij-de-korenaar&soort=vers",
    "/herzele/winkels/",
    "/herzele/winkels/bakkerij-de-korenaar",
    "/herzele/winkels/cafe-de-graaf",
    "/herzele/over",
    "/herzele/toegankelijkheid",
    "/herzele/licht/",
    "/herzele/winkels/nergens",
)
MOMENTS = {"day": "2026-11-21T10:30", "dusk": "2026-11-21T17:05", "night": "2026-11-21T22:30"}
SIZES = {"phone": (390, 844), "narrow": (320, 640), "desk": (1440, 900)}


@pytest.fixture(params=SIZES)
def whole_page(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = SIZES[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=server.url, reduced_motion="reduce", locale="nl-BE"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def page(whole_page: Page) -> Page:
    """Without the map, which has a test of its own below: it comes when it comes, and draws on every core there is."""
    without_map(whole_page)
    return whole_page


@pytest.mark.parametrize("whole_page", ["phone", "desk"], indirect=True)
def test_axe_finds_nothing_by_day(page: Page) -> None:
    assert faults_of(page, "day", violations) == {}


@pytest.mark.parametrize("whole_page", ["desk"], indirect=True)
@pytest.mark.parametrize("light", ["dusk", "night"])
def test_nothing_is_too_faint_by_another_light(page: Page, light: str) -> None:
    """All that light can break, and it does so at any width."""
    assert faults_of(page, light, too_faint) == {}


def faults_of(page: Page, light: str, look: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    faults = {}
    for path in PAGES:
        page.goto(f"{path}{'&' if '?' in path else '?'}op={MOMENTS[light]}")
        page.evaluate("light => document.documentElement.dataset.light = light", light)  # also where time says nothing
        if found := look(page):
            faults[path] = found
    return faults


@pytest.mark.parametrize("whole_page", ["phone", "desk"], indirect=True)
def test_axe_finds_nothing_on_the_page_with_its_map(whole_page: Page) -> None:
    page = whole_page
    page.goto("/herzele/?zaak=bakkerij-de-korenaar")
    page.locator("html[data-alive]").wait_for()
    page.keyboard.press("Shift")  # a phone fetches the map when somebody is there
    page.locator("#kaart[data-map-ready]").wait_for(timeout=PATIENCE)
    assert violations(page) == []


@pytest.mark.parametrize("whole_page", ["phone"], indirect=True)
def test_nothing_is_too_faint_in_high_contrast(page: Page) -> None:
    page.add_init_script("localStorage.setItem('kernkijker.light', 'contrast')")
    faults = {}
    for path in PAGES:
        page.goto(path)
        page.locator("html[data-contrast]").wait_for()
        if found := too_faint(page):
            faults[path] = found
    assert faults == {}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_makes_a_page_scroll_sideways(page: Page, path: str) -> None:
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def violations(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """What axe objects to, one line each. Fails when axe did not look at anything."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))  # through the debugger: the page's own policy lets no script in
    # all of our styles are in the page already; of what is well only that it is
    options = json.dumps({"runOnly": list(rules), "preload": False, "resultTypes": ["violations"]})
    run = f"axe.run({options}).then(({{violations, passes}}) => ({{violations, passes: passes.length}}))"
    found = page.evaluate(run)
    assert found["passes"] >= (10 if rules == RULES else 1)
    return [f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]]


def too_faint(page: Page) -> list[str]:
    """What axe finds hard to read, one line each: all that another light can change."""
    return violations(page, ["color-contrast"])
