"""A session that ends while a shopkeeper writes: one tap after signing in again, and all of it arrives, photos too."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessibility import violations
from tests.browser.window import PHONE, window
from tests.mailbox import last_mail_to
from tests.pages.test_keeper_photos import RED, kept
from tests.people import PeopledTown, Visit
from twin.services.offers import offers_of

pytestmark = pytest.mark.browser
SHOP, LIES = "/dorp/mijn-zaak/bakkerij-lies", "lies@bakkerij.example"


def come_in_again(town: PeopledTown, page: Page, url: str) -> None:
    page.get_by_label("Uw mailadres").fill(LIES)
    page.get_by_role("button", name="Stuur mij een link").click()
    expect(page).to_have_url(f"{url}/dorp/binnen/gestuurd")
    page.goto(url + last_mail_to(town.house, LIES).path)
    page.locator("main form button.lamp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("U bent weer binnen")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_a_baker_wrote_and_her_photos_arrive_with_one_tap_after_signing_in_again(
    browser: Browser, peopled: PeopledTown, url: str, as_lies: Visit, tmp_path: Path, scripts: bool
) -> None:
    photo = tmp_path / "brood.jpg"
    photo.write_bytes(RED)
    with (
        window(browser, url, PHONE, has_touch=True, java_script_enabled=scripts) as opened,
        opened.of(as_lies, may_refuse=True) as page,
    ):
        page.goto(f"{url}{SHOP}/aanbod")
        page.get_by_label("Wat (Nederlands)").fill("Kersttaart")
        page.get_by_label("Eerste dag").fill("2027-01-25")
        page.get_by_label("Laatste dag").fill("2027-01-31")
        peopled.watch.go_on(days=61)
        page.get_by_role("button", name="Bewaar").click()
        come_in_again(peopled, page, url)
        expect(page.locator(".typed")).to_contain_text("Kersttaart")
        page.get_by_role("button", name="Opnieuw versturen").click()
        expect(page).to_have_url(f"{url}{SHOP}/aanbod")
        assert [each.offer.titles for each in offers_of(peopled.house, "dorp", "bakkerij-lies")] == [
            {"nl": "Kersttaart"}
        ]
        page.goto(f"{url}{SHOP}/fotos")
        page.get_by_label("Nieuwe foto’s").set_input_files(photo)
        peopled.watch.go_on(days=61)
        page.get_by_role("button", name="Stuur", exact=True).click()
        come_in_again(peopled, page, url)
        expect(page.locator("main")).to_contain_text("brood.jpg")
        if scripts:
            assert violations(page) == []
        page.get_by_role("button", name="Opnieuw versturen").click()
        expect(page.locator(".done")).to_contain_text("1 foto ontvangen.")
        assert len(kept(peopled)) == 1
