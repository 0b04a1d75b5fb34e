"""A baker between two customers: the week, a leave and a holiday by thumb, seen everywhere at once."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.test_accessibility import violations
from tests.browser.window import PHONE, Window, window
from tests.pages.keeping import give_hours, kept
from tests.people import PeopledTown, Visit

pytestmark = pytest.mark.browser

SHOP = "/dorp/mijn-zaak/bakkerij-lies"
PUBLIC = "/dorp/winkels/bakkerij-lies"
PATIENCE = 5.0  # seconds until everybody sees it
DATE_TAPS = 3  # a phone's own calendar: open it, the day, done


@pytest.fixture(autouse=True)
def hours(peopled: PeopledTown) -> None:
    give_hours(peopled, "Mo-Fr 08:00-18:00; 2026 Jul 20-2026 Aug 02 off")


@pytest.fixture
def published(peopled: PeopledTown) -> Iterator[None]:
    """With the watch that publishes what changes."""
    peopled.live.keep_fresh(1.0)
    yield
    peopled.live.stop()


@pytest.fixture(scope="module")
def phone(browser: Browser, keeping: str) -> Iterator[Window]:
    with window(browser, keeping, PHONE, has_touch=True) as opened:
        yield opened


@pytest.fixture
def page(phone: Window, as_lies: Visit) -> Iterator[Page]:
    with phone.of(as_lies) as page:
        yield page


@dataclass
class Thumb:
    """Taps, and counts them."""

    page: Page
    taps: list[str] = field(default_factory=list)

    def tap(self, what: Locator) -> None:
        what.tap()
        self.taps.append(str(what))

    def type(self, label: str, text: str) -> None:
        self.page.get_by_label(label).fill(text)
        self.taps.append(label)

    def set_date(self, label: str, day: str) -> None:
        self.page.get_by_label(label).fill(day)
        self.taps += [label] * DATE_TAPS


def day(page: Page, number: int) -> Locator:
    return page.locator(f"[data-day='{number}']")


def open_hours(page: Page) -> None:
    page.goto(f"{SHOP}/uren")
    page.locator("form[data-alive]").wait_for()


@pytest.mark.usefixtures("published")
def test_the_week_a_leave_and_a_holiday_in_few_taps_are_seen_everywhere(page: Page, peopled: PeopledTown) -> None:
    thumb = Thumb(page)
    page.goto(f"{SHOP}/")
    thumb.tap(page.locator(".keeper-bar").get_by_role("link", name="Uren"))
    page.locator("form[data-alive]").wait_for()
    for number in (1, 2, 3):
        thumb.tap(day(page, number))
    for _quarter in range(2):
        thumb.tap(page.get_by_role("button", name="Open vanaf: een kwartier later").first)
    thumb.tap(page.get_by_role("button", name="Met middagpauze"))
    expect(page.locator("[data-told]")).to_contain_text(
        "Dinsdag tot donderdag: 8.30 tot 12.30 uur en 13.30 tot 18 uur."
    )
    thumb.tap(page.get_by_role("button", name="Bewaar en bevestig"))
    expect(page.get_by_role("status")).to_contain_text("Bewaard en bevestigd.")

    thumb.tap(page.locator(".keeper-bar").get_by_role("link", name="Verlof"))
    thumb.set_date("Eerste dag gesloten", "2026-11-30")
    thumb.set_date("Laatste dag gesloten", "2026-12-06")
    thumb.tap(page.get_by_role("button", name="Bewaar het verlof"))
    expect(page.get_by_role("status")).to_contain_text("Het verlof is bewaard.")

    thumb.tap(page.get_by_role("link", name="Feestdagen en bijzondere dagen"))
    christmas = page.get_by_role("group", name="Vrijdag 25 december · Kerstmis")
    thumb.tap(christmas.get_by_role("radio", name="Gesloten"))
    thumb.tap(page.get_by_role("button", name="Bewaar de feestdagen"))
    saved = time.monotonic()
    expect(page.get_by_role("status")).to_contain_text("De dagen zijn bewaard.")

    assert kept(peopled) == (
        "Mo,Fr 08:00-18:00; Tu-Th 08:30-12:30,13:30-18:00; 2026 Jul 20-2026 Aug 02 off;"
        ' 2026 Nov 30-2026 Dec 06 off "jaarlijks verlof"; 2026 Dec 25 off "Kerstmis"'
    )
    assert_seen_everywhere(page, saved + PATIENCE)
    assert len(thumb.taps) <= 20, thumb.taps  # of 25: the letter and the mail before take the others


def assert_seen_everywhere(page: Page, until: float) -> None:
    """The public page, its JSON-LD and what screens and lists read, before ``until`` by the clock of the machine."""
    while (missing := _missing(page)) and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert missing == []


def _missing(page: Page) -> list[str]:
    html = page.request.get(PUBLIC).text()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    known = json.loads(found[1])["openingHoursSpecification"] if found else []
    shops = page.request.get("/dorp/shops.json").json()["shops"]
    bakery = next(each for each in shops if each["slug"] == "bakkerij-lies")
    checks = {
        "page": "08:30 – 12:30" in html and "jaarlijks verlof" in html,
        "JSON-LD of the week": any(each.get("opens") == "08:30" for each in known),
        "JSON-LD of the holiday": any(each.get("validFrom") == "2026-12-25" for each in known),
        "screen": any("jaarlijks verlof" in note for note in bakery["hours"]["notes"]),
    }
    return [name for name, is_there in checks.items() if not is_there]


def test_the_sheet_speaks_of_the_ticked_days(page: Page) -> None:
    open_hours(page)
    expect(page.locator("[data-sheet]")).to_be_hidden()
    expect(page.locator("[data-chosen]")).to_have_text("Kies de dagen die u wilt wijzigen")
    day(page, 1).tap()
    day(page, 6).tap()
    expect(page.locator("[data-chosen]")).to_have_text("Dinsdag en zondag")
    expect(page.get_by_role("textbox", name="Open vanaf").first).to_have_value("08:00")
    page.get_by_role("button", name="Maak ze gelijk").tap()
    expect(page.get_by_role("img", name="zondag: 8 tot 18 uur")).to_be_visible()


def test_days_that_go_together_are_one_tap(page: Page) -> None:
    open_hours(page)
    group = page.get_by_role("button", name="Dinsdag tot en met zaterdag")
    group.tap()
    expect(page.locator("[data-chosen]")).to_have_text("Dinsdag, woensdag, donderdag, vrijdag en zaterdag")
    expect(group).to_have_attribute("aria-pressed", "true")
    day(page, 2).tap()
    expect(group).to_have_attribute("aria-pressed", "false")
    group.tap()
    group.tap()
    expect(page.locator("[data-sheet]")).to_be_hidden()


def test_other_hours_on_a_holiday_are_stepped_and_their_sentence_is_read_before_saving(
    page: Page, peopled: PeopledTown
) -> None:
    page.goto(f"{SHOP}/dagen")
    christmas = page.locator(".holiday").filter(has_text="Vrijdag 25 december · Kerstmis")
    christmas.get_by_role("radio", name="Andere uren").tap()
    christmas.get_by_role("button", name="Open tot: een kwartier vroeger").first.tap()
    christmas.get_by_role("button", name="Met middagpauze").tap()
    expect(page.locator("[data-will-read]").first).to_contain_text("8 tot 12.30 uur en 13.30 tot 17.45 uur")
    page.get_by_role("button", name="Bewaar de feestdagen").tap()
    expect(page.get_by_role("status").first).to_contain_text("De dagen zijn bewaard.")
    assert "2026 Dec 25 08:00-12:30,13:30-17:45" in kept(peopled)


def test_a_step_taken_before_the_scripts_came_counts(page: Page) -> None:
    held: list[Route] = []
    page.route("**/js/main.js", lambda route: held.append(route))
    with page.expect_request("**/js/main.js"):
        page.goto(f"{SHOP}/dagen", wait_until="commit")
    christmas = page.locator(".holiday").filter(has_text="Vrijdag 25 december · Kerstmis")
    christmas.get_by_role("radio", name="Andere uren").tap()
    page.wait_for_function("() => 'pressedEarly' in window")
    christmas.get_by_role("button", name="Open tot: een kwartier vroeger").first.tap()
    for route in held:
        route.continue_()
    expect(christmas.get_by_role("textbox", name="Open tot").first).to_have_value("17:45")


def test_on_a_holiday_what_is_no_time_is_said_at_once(page: Page) -> None:
    page.goto(f"{SHOP}/dagen")
    christmas = page.locator(".holiday").filter(has_text="Vrijdag 25 december · Kerstmis")
    christmas.get_by_role("radio", name="Andere uren").tap()
    christmas.get_by_role("textbox", name="Open vanaf").first.fill("laat")
    page.keyboard.press("Tab")
    expect(christmas.locator("[data-fault]")).to_have_text("“laat” is geen uur. Schrijf het als 09:30.")


def test_a_day_by_keyboard_alone(page: Page, peopled: PeopledTown) -> None:
    open_hours(page)
    day(page, 5).locator("input").focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name="Open").focus()
    page.keyboard.press("Space")
    page.get_by_role("textbox", name="Open vanaf").first.focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="Open vanaf").first).to_have_value("08:15")
    page.get_by_role("textbox", name="Open tot").first.fill("12.30")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="zaterdag: 8.15 tot 12.30 uur")).to_be_visible()
    page.get_by_role("button", name="Bewaar en bevestig").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Bewaard en bevestigd.")
    assert "Sa 08:15-12:30" in kept(peopled)


def test_what_is_no_time_is_said_at_once_and_saves_nothing(page: Page) -> None:
    open_hours(page)
    day(page, 1).tap()
    page.get_by_role("textbox", name="Open vanaf").first.fill("laat")
    page.keyboard.press("Tab")
    expect(page.locator("[data-fault]")).to_have_text("“laat” is geen uur. Schrijf het als 09:30.")


def test_closing_late_goes_on_into_the_night(page: Page, peopled: PeopledTown) -> None:
    open_hours(page)
    day(page, 4).tap()
    page.get_by_role("textbox", name="Open tot").first.fill("1:00")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Tot na middernacht")).to_be_checked()
    page.get_by_role("button", name="Bewaar en bevestig").tap()
    expect(page.get_by_role("status")).to_contain_text("Bewaard en bevestigd.")
    assert "Fr 08:00-01:00" in kept(peopled)


def test_without_scripts_the_same_page_is_a_form(
    browser: Browser, peopled: PeopledTown, keeping: str, as_lies: Visit
) -> None:
    with (
        window(browser, keeping, PHONE, has_touch=True, java_script_enabled=False) as opened,
        opened.of(as_lies) as page,
    ):
        page.goto(f"{SHOP}/uren")
        day(page, 6).tap()
        day(page, 5).tap()
        page.get_by_role("radio", name="Op afspraak").tap()
        for name in ("van1", "tot1", "van2", "tot2"):
            if page.locator(f"#{name}").count():
                page.locator(f"#{name}").fill("")
        page.get_by_role("button", name="Bekijk").tap()
        expect(page.locator("[data-told]")).to_contain_text("Zaterdag en zondag: op afspraak.")
        page.get_by_role("button", name="Bewaar en bevestig").tap()
        expect(page.get_by_role("status")).to_contain_text("Bewaard en bevestigd.")
    assert 'Sa-Su "op afspraak"' in kept(peopled)


def test_with_a_day_ticked_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page) -> None:
    """The sheet that a ticked day opens; every page as it comes: test_every_keeper_page."""
    open_hours(page)
    day(page, 1).tap()
    faults = {}
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": height})  # nothing lies below what sticks to the lower edge
        for light in ("day", "night"):
            page.evaluate("light => document.documentElement.dataset.light = light", light)
            if found := violations(page):
                faults[width, light] = found
    assert faults == {}
