"""Coming in and looking after one's account, in a real browser: by keyboard, without scripts, on any width."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessibility import violations
from tests.browser.window import DESKTOP, NARROW, PHONE, Window, window
from tests.mailbox import last_mail_to
from tests.people import Visit
from twin.services.letters import make_letters
from twin.services.people import shops_of
from twin.storage.people import person_with

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(browser: Browser, keeping: str) -> Iterator[Window]:
    with window(browser, keeping, PHONE) as opened:
        yield opened


def test_axe_finds_nothing_where_something_went_wrong(opened: Window, nobody: Visit) -> None:
    with opened.of(nobody, may_refuse=True) as page:
        page.goto("/dorp/binnen/")
        page.get_by_label("Uw mailadres").fill("lies")
        page.get_by_role("button", name="Stuur mij een link").click()
        expect(page.get_by_label("Uw mailadres")).to_have_value("lies")  # what was typed stays
        assert violations(page) == []
        page.goto("/dorp/brief/")
        page.get_by_label("Uw code").fill("0000 0000")
        page.get_by_role("button", name="Verder").click()
        expect(page.get_by_label("Uw code")).to_have_attribute("aria-invalid", "true")
        assert violations(page) == []


def test_a_shopkeeper_comes_in_with_the_keyboard_alone(opened: Window, nobody: Visit) -> None:
    with opened.of(nobody, DESKTOP) as page:
        page.goto("/dorp/binnen/")
        tab_to(page, "email")
        page.keyboard.type("mia@bakkerij.example")
        page.keyboard.press("Enter")
        page.wait_for_url("**/binnen/gestuurd")
        page.goto(last_mail_to(nobody.town.house, "mia@bakkerij.example").path)
        tab_to(page, "Naar binnen")
        page.keyboard.press("Enter")
        page.wait_for_url("**/dorp/mijn-zaak/**")
        page.goto("/dorp/account/")
        expect(page.get_by_role("main")).to_contain_text("mia@bakkerij.example")


def test_a_letters_code_without_scripts_on_a_phone(browser: Browser, keeping: str, nobody: Visit) -> None:
    town = nobody.town
    code = make_letters(town.house, "dorp", ("boeken-tom",), None)[0].code
    with window(browser, keeping, NARROW, java_script_enabled=False) as opened, opened.of(nobody) as page:
        page.goto("/dorp/binnen/")
        page.get_by_role("link", name="Vul uw code in").click()
        page.get_by_label("Uw code").fill(code.lower())
        page.get_by_role("button", name="Verder").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Boeken Tom")
        page.get_by_label("Uw mailadres").fill("nora@boeken.example")
        page.get_by_role("button", name="Stuur mij een link").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in uw mailbox")
        page.goto(last_mail_to(town.house, "nora@boeken.example").path)
        page.get_by_role("button", name="Bevestigen en naar binnen").click()
        page.wait_for_url("**/dorp/mijn-zaak/**")
    with town.house.engine.connect() as connection:
        nora = person_with(connection, "nora@boeken.example")
    assert nora is not None
    assert [row["slug"] for row in shops_of(town.house, nora["id"], "dorp")] == ["boeken-tom"]


def test_the_text_is_still_there_after_the_session_ended(opened: Window, as_lies: Visit) -> None:
    with opened.of(as_lies, DESKTOP, may_refuse=True) as page:
        page.goto("/dorp/account/")
        page.get_by_label("Uw naam").fill("Lies uit de Kerkstraat")
        opened.context.clear_cookies()  # her session ended meanwhile
        page.get_by_role("button", name="Bewaren").click()
        page.get_by_label("Uw mailadres").fill("lies@bakkerij.example")
        page.get_by_role("button", name="Stuur mij een link").click()
        page.wait_for_url("**/binnen/gestuurd")
        page.goto(last_mail_to(as_lies.town.house, "lies@bakkerij.example").path)
        page.get_by_role("button", name="Naar binnen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("U bent weer binnen")
        assert violations(page) == []
        page.get_by_role("button", name="Opnieuw versturen").click()
        expect(page.get_by_label("Uw naam")).to_have_value("Lies uit de Kerkstraat")


def tab_to(page: Page, what: str) -> None:
    """Presses Tab until the element with this id or these words has the focus, and shows that it has."""
    focused = "() => [document.activeElement.id, document.activeElement.textContent.trim()]"
    for _ in range(30):
        page.keyboard.press("Tab")
        if what in page.evaluate(focused):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError(f"Tab never reached {what}")
