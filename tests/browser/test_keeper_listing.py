"""Listing, photos, offers, staff wanted and preview in a real browser: on every width, by keyboard, without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.window import PHONE, Window, window
from tests.pages.test_keeper_photos import RED
from tests.people import Visit

pytestmark = pytest.mark.browser
SHOP = "/dorp/mijn-zaak/bakkerij-lies"
PATHS = ("/gegevens", "/fotos", "/aanbod", "/vacature", "/voorbeeld")
PUBLIC = "/dorp/winkels/bakkerij-lies"


@pytest.fixture(scope="module")
def phone(browser: Browser, keeping: str) -> Iterator[Window]:
    with window(browser, keeping, PHONE, has_touch=True) as opened:
        yield opened


@pytest.fixture
def page(phone: Window, as_lies: Visit) -> Iterator[Page]:
    with phone.of(as_lies, may_refuse=True) as page:
        yield page


def test_a_photo_goes_up_with_its_progress_and_the_next_step_is_said(page: Page, tmp_path: Path) -> None:
    (tmp_path / "toonbank.jpg").write_bytes(RED)
    page.goto(f"{SHOP}/fotos")
    page.get_by_label("Nieuwe foto’s").set_input_files(tmp_path / "toonbank.jpg")
    page.get_by_role("button", name="Stuur").click()
    expect(page.get_by_text("1 foto ontvangen.")).to_be_visible()
    page.get_by_label("Wat staat erop (Nederlands)").fill("De toonbank")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Wacht op de gemeente sinds 21 november 2026.")).to_be_visible()


def test_a_file_that_is_no_photo_is_refused_with_the_focus_on_the_words(page: Page, tmp_path: Path) -> None:
    (tmp_path / "brief.jpg").write_bytes(b"een brief")
    page.goto(f"{SHOP}/fotos")
    page.get_by_label("Nieuwe foto’s").set_input_files(tmp_path / "brief.jpg")
    page.get_by_role("button", name="Stuur").click()
    expect(page.locator(".form-faults")).to_be_focused()
    expect(page.locator("#fotos-fault")).to_contain_text("brief.jpg: Dit is geen foto die we kunnen lezen.")


def test_the_kind_of_shop_is_found_by_typing(page: Page) -> None:
    page.goto(f"{SHOP}/gegevens")
    search = page.get_by_label("Zoek een soort")
    search.fill("ijswin")
    expect(page.locator("#category option:not([hidden])")).to_have_text(["Bakker", "IJswinkel"])
    search.fill("ruimteschip")
    expect(page.get_by_text("Geen soort met dat woord")).to_be_visible()


def test_without_scripts_and_by_keyboard_all_of_it_works(browser: Browser, keeping: str, as_lies: Visit) -> None:
    with (
        window(browser, keeping, PHONE, has_touch=True, java_script_enabled=False) as opened,
        opened.of(as_lies, may_refuse=True) as page,
    ):
        page.goto(f"{SHOP}/gegevens")
        page.get_by_label("Telefoon").focus()
        page.keyboard.type("054 12 34 56")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Bewaard. Het staat nu overal.")).to_be_visible()
        page.goto(f"{SHOP}/aanbod")
        page.get_by_label("Wat (Nederlands)").fill("Taart")
        page.get_by_label("Eerste dag").fill("2026-11-21")
        page.get_by_label("Laatste dag").fill("2026-11-20")
        page.get_by_role("button", name="Bewaar").press("Enter")
        expect(page.locator("#tot-fault")).to_contain_text("De laatste dag valt voor de eerste.")
        expect(page.get_by_label("Wat (Nederlands)")).to_have_value("Taart")
