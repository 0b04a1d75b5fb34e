"""A question from a mail on a phone: by thumb, by keyboard, without scripts, in four languages; and the mail itself."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessibility import AXE, violations
from tests.browser.window import NARROW, PHONE, Window, window
from tests.people import PeopledTown, Visit
from twin.services.changing import Author, changing
from twin.services.mail import post
from twin.services.mail_words import kinds
from twin.services.questions import ask, end_of
from twin.services.reminders import remind
from twin.storage.cores import read_town
from twin.storage.database import writing
from twin.storage.tables_people import mail, person

pytestmark = pytest.mark.browser
CHRISTMAS = date(2026, 12, 25)
ANSWERS = ("", "?antwoord=open", "?antwoord=gesloten", "?antwoord=anders")


@pytest.fixture
def town(peopled: PeopledTown) -> PeopledTown:
    with changing(peopled.house, "dorp", Author("shopkeeper")) as batch:
        batch.update("shop", "bakkerij-lies", {"opening_hours": "Mo-Fr 08:00-12:30,13:30-18:00; Sa 08:00-17:00"})
    return peopled


@pytest.fixture(scope="module", params=[True, False], ids=["with scripts", "without scripts"])
def pocket(request: pytest.FixtureRequest, browser: Browser, keeping: str) -> Iterator[Window]:
    with window(browser, keeping, PHONE, has_touch=True, java_script_enabled=request.param) as opened:
        yield opened


@pytest.fixture
def phone(pocket: Window, nobody: Visit) -> Iterator[Page]:
    with pocket.of(nobody, may_refuse=True) as page:
        yield page


@pytest.fixture(scope="module")
def lens(browser: Browser, keeping: str) -> Iterator[Window]:
    with window(browser, keeping, NARROW) as opened:
        yield opened


@pytest.fixture
def reader(lens: Window, nobody: Visit) -> Iterator[Page]:
    with lens.of(nobody, may_refuse=True) as page:
        yield page


def address(town: PeopledTown, question: str) -> str:
    detail = {"question": question} | ({"day": CHRISTMAS.isoformat()} if question == "holiday" else {})
    shop = "" if question == "rhythm" else "bakkerij-lies"
    with writing(town.house.engine) as connection:
        dorp, _ = read_town(connection, "dorp")
        token = ask(connection, town.house, dorp, town.people["lies"], "nl", detail, end_of(CHRISTMAS, dorp), shop)
    return f"/dorp/vraag/{token}"


def test_a_thumb_closes_the_shop_on_christmas(town: PeopledTown, phone: Page) -> None:
    phone.goto(address(town, "holiday") + "?antwoord=gesloten")
    phone.get_by_role("button", name="Bevestig: gesloten").click()
    expect(phone.get_by_role("status")).to_contain_text("vrijdag 25 december gesloten")


def test_other_hours_are_typed_and_a_slip_is_mended(town: PeopledTown, phone: Page) -> None:
    phone.goto(address(town, "holiday"))
    phone.get_by_role("link", name="Andere uren").click()
    first, last = (phone.get_by_role("textbox", name=name).nth(0) for name in ("Open vanaf", "Open tot"))
    first.fill("laat")
    phone.get_by_role("button", name="Bevestig deze uren").click()
    expect(phone.get_by_role("alert")).to_contain_text("is geen uur")
    expect(first).to_have_value("laat")
    first.fill("10:00")
    last.fill("12:30")
    for name in ("Open vanaf", "Open tot"):
        phone.get_by_role("textbox", name=name).nth(1).fill("")
    phone.get_by_role("button", name="Bevestig deze uren").click()
    expect(phone.get_by_role("status")).to_contain_text("10 tot 12.30 uur")


@pytest.mark.parametrize("pocket", [True], ids=["with scripts"], indirect=True)
def test_other_hours_are_stepped_by_thumb(town: PeopledTown, phone: Page) -> None:
    phone.goto(address(town, "holiday") + "?antwoord=anders")
    phone.get_by_role("button", name="Zonder middagpauze").tap()
    for _quarter in range(2):
        phone.get_by_role("button", name="Open tot: een kwartier vroeger").first.tap()
    phone.get_by_role("button", name="Bevestig deze uren").tap()
    expect(phone.get_by_role("status")).to_contain_text("8 tot 17.30 uur")


def test_hours_are_confirmed_by_keyboard_alone(town: PeopledTown, phone: Page) -> None:
    phone.goto(address(town, "right"))
    button = phone.get_by_role("button", name="Dit klopt")
    for _ in range(12):
        phone.keyboard.press("Tab")
        if button.evaluate("it => it === document.activeElement"):
            break
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("status")).to_contain_text("bevestigd door de winkelier op 21 november 2026")


def test_axe_finds_nothing_and_nothing_scrolls_sideways(town: PeopledTown, reader: Page) -> None:
    holiday, right, rhythm = (address(town, each) for each in ("holiday", "right", "rhythm"))
    states = [*(holiday + each for each in ANSWERS), right, right + "?antwoord=aanpassen", rhythm, holiday + "x"]
    looks = [(path, ("day", "night")) for path in states]
    looks += [(prefix + path, ("day",)) for prefix in ("/fr", "/en", "/de") for path in (holiday, right, rhythm)]
    faults = {}
    for path, lights in looks:
        reader.goto(path)
        for light in lights:
            reader.evaluate("light => document.documentElement.dataset.light = light", light)
            if found := violations(reader):
                faults[path, light] = found
        if not reader.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            faults[path, "wide"] = ["it scrolls sideways"]
    assert faults == {}


def test_axe_finds_nothing_in_any_mail(town: PeopledTown, reader: Page) -> None:
    values = dict.fromkeys(("shop", "inviter", "what", "reason", "wish", "answer", "minutes", "days"), "woord")
    with writing(town.house.engine) as connection:
        for kind in kinds():
            if kind not in ("reminder", "holiday"):
                link = {"link": "https://kern.example/x"}
                post(town.house, connection, kind, "x@y.example", "nl", values | link, town="dorp")
        connection.execute(person.update().values(language="fr"))
    town.watch.go_on(days=95)
    remind(town.house, "dorp")
    with town.house.engine.connect() as connection:
        mails = [(row["kind"], row["html"]) for row in connection.execute(mail.select()).mappings()]
    assert "reminder" in dict(mails)
    for scheme in ("light", "dark"):
        reader.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # two of its words
        for kind, html in mails:
            reader.set_content(html)
            reader.evaluate(AXE.read_text("utf-8"))
            rules = json.dumps(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
            found = reader.evaluate(f"axe.run({{runOnly: {rules}}}).then(found => found.violations)")
            assert [each["id"] for each in found] == [], (kind, scheme, found)
            assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
