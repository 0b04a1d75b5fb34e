"""Coming in and looking after one's account, in a real browser: by keyboard, without scripts, on any width."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from werkzeug.serving import make_server

from tests.browser.conftest import Quiet
from tests.browser.test_accessibility import violations
from tests.mailbox import last_mail_to
from tests.people import LoadedTowns, PeopledTown, Watch, peopled_town
from twin.services.assets import Assets
from twin.services.letters import make_letters
from twin.services.people import shops_of
from twin.storage.people import person_with
from twin.web.fast_lane import FastLane
from twin.web.sessions import COOKIE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def town(loaded_towns: LoadedTowns, assets: Assets, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PeopledTown]:
    yield from peopled_town(loaded_towns, assets, tmp_path_factory.mktemp("entrance"), Watch())


@pytest.fixture(scope="module")
def url(town: PeopledTown, assets: Assets) -> Iterator[str]:
    wsgi = FastLane(town.app.wsgi_app, lambda: town.live.bodies, lambda: assets.bodies)
    httpd = make_server("127.0.0.1", 0, wsgi, threaded=True, request_handler=Quiet)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()


def somebody(browser: Browser, town: PeopledTown, url: str, name: str = "", **options: object) -> BrowserContext:
    context = browser.new_context(base_url=url, locale="nl-BE", reduced_motion="reduce", **options)  # type: ignore[arg-type]  # options of new_context
    if name:
        cookie = town.visit(name).client.get_cookie(COOKIE)
        assert cookie is not None
        context.add_cookies([{"name": COOKIE, "value": cookie.value, "url": url}])
    return context


def test_axe_finds_nothing_where_something_went_wrong(browser: Browser, town: PeopledTown, url: str) -> None:
    with somebody(browser, town, url, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
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


def test_a_shopkeeper_comes_in_with_the_keyboard_alone(browser: Browser, town: PeopledTown, url: str) -> None:
    with somebody(browser, town, url) as context:
        page = context.new_page()
        page.goto("/dorp/binnen/")
        tab_to(page, "email")
        page.keyboard.type("mia@bakkerij.example")
        page.keyboard.press("Enter")
        page.wait_for_url("**/binnen/gestuurd")
        page.goto(last_mail_to(town.house, "mia@bakkerij.example").path)
        tab_to(page, "Naar binnen")
        page.keyboard.press("Enter")
        page.wait_for_url("**/dorp/mijn-zaak/**")
        page.goto("/dorp/account/")
        expect(page.get_by_role("main")).to_contain_text("mia@bakkerij.example")


def test_a_letters_code_without_scripts_on_a_phone(browser: Browser, town: PeopledTown, url: str) -> None:
    code = make_letters(town.house, "dorp", ("boeken-tom",), None)[0].code
    with somebody(browser, town, url, java_script_enabled=False, viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
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


def test_the_text_is_still_there_after_the_session_ended(browser: Browser, town: PeopledTown, url: str) -> None:
    with somebody(browser, town, url, "lies") as context:
        page = context.new_page()
        page.goto("/dorp/account/")
        page.get_by_label("Uw naam").fill("Lies uit de Kerkstraat")
        context.clear_cookies()  # her session ended meanwhile
        page.get_by_role("button", name="Bewaren").click()
        page.get_by_label("Uw mailadres").fill("lies@bakkerij.example")
        page.get_by_role("button", name="Stuur mij een link").click()
        page.wait_for_url("**/binnen/gestuurd")
        page.goto(last_mail_to(town.house, "lies@bakkerij.example").path)
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
