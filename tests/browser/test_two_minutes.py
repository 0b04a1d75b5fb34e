"""From a letter on the counter to hours that everybody sees: a shopkeeper's first two minutes, on a phone.

Taps and pages are counted, for they are the same on every machine: two minutes give each of a dozen pages ten seconds.
A tap is a finger on the glass: a choice, a button, a link. Filling in a field counts as one, a date in a phone's
calendar as three. A screen in the street was there before any of it, and is looked at through its own page.
"""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.loopback import lane, listening
from tests.browser.screen_visit import begin, choose, open_screen
from tests.browser.test_keeper_hours import Thumb
from tests.browser.window import PHONE, window, without_map
from tests.people import SATURDAY, LoadedTowns, PeopledTown, Watch, peopled_town
from tests.services.mail_server_here import Manners, mail_server
from twin.commands.smoke import free_port
from twin.services.assets import Assets
from twin.services.jobs import JOBS, run_due
from twin.services.letters import make_letters

pytestmark = pytest.mark.browser

MOST_TAPS = 20
MOST_PAGES = 12
PATIENCE = 5.0  # seconds between saving and seeing
LINK = re.compile(r"https?://\S+/binnen/\S+")
NORA = "nora@boeken.example"


class RunningWatch(Watch):
    """Begins at the moment of the tests and goes on, as the clock on a wall does."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = monotonic()

    def __call__(self) -> datetime:
        return SATURDAY + timedelta(seconds=monotonic() - self.begun)


@dataclass
class Service:
    """All of it as a town runs it: the pages, the watch that publishes, the jobs that send mail, a mail server."""

    url: str
    town: PeopledTown
    mailbox: Manners

    def link_mailed_to(self, address: str, page: Page) -> str:
        """Out of what the mail server took, as its receiver reads it."""
        for _tenth in range(200):
            for mail in self.mailbox.taken:
                text = mail.get_body(("plain",))
                if mail["To"] == address and text and (found := LINK.search(text.get_content())):
                    return found[0]
            page.wait_for_timeout(100)
        raise AssertionError(f"no mail with a link reached {address}")


@pytest.fixture
def service(loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path) -> Iterator[Service]:
    mailbox, stop, port = Manners(), threading.Event(), free_port()
    with mail_server(mailbox) as mail_port:
        settings = {
            "KERNKIJKER_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "KERNKIJKER_SMTP_URL": f"smtp://127.0.0.1:{mail_port}",
            "KERNKIJKER_MAIL_FROM": "Dorp <kern@dorp.example>",
        }
        making = peopled_town(loaded_towns, assets, tmp_path, RunningWatch(), **settings)
        town = next(making)
        jobs = threading.Thread(target=send_mail, args=(town, stop))
        with listening(lane(town.app, assets), port) as url:
            jobs.start()
            town.live.keep_fresh(1.0)
            yield Service(url, town, mailbox)
            stop.set()
            jobs.join()
        town.live.stop()
        next(making, None)


def send_mail(town: PeopledTown, stop: threading.Event) -> None:
    """The job of the service, alone: what else comes due on a Saturday would only slow the test down."""
    while not stop.wait(0.2):
        run_due(town.house, {"mails": JOBS["mails"]})


@pytest.fixture
def page(browser: Browser, service: Service) -> Iterator[Page]:
    """A phone on which nobody ever came in."""
    with window(browser, service.url, PHONE, has_touch=True) as opened, opened.of(service.town.visit()) as page:
        yield page


@pytest.fixture
def screen(browser: Browser, service: Service) -> Iterator[Page]:
    """The glass in the street, on which somebody looks at the bookshop; its hours are unknown."""
    service.town.app.config["SCREEN_REST_SECONDS"] = 3600  # whoever looks, stays
    context = browser.new_context(base_url=service.url, viewport={"width": 1080, "height": 1920})
    context.clock.install(time=service.town.watch())
    page = context.new_page()
    without_map(page)
    open_screen(page, "/dorp/scherm/schepenhuis")
    begin(page)
    choose(page, "boeken-tom")
    expect(page.locator("[data-week]")).not_to_contain_text("09:00")
    page.evaluate("window.isTheSame = true")
    yield page
    context.close()


def test_a_letter_a_mail_and_the_hours_in_a_few_taps(page: Page, screen: Page, service: Service) -> None:
    letter = make_letters(service.town.house, "dorp", ("boeken-tom",), service.town.people["tom"])[0]
    thumb = Thumb(page)
    pages: list[str] = []
    page.on("domcontentloaded", lambda loaded: pages.append(loaded.url))

    page.goto("/dorp/brief/")
    thumb.type("Uw code", letter.code)
    thumb.tap(page.get_by_role("button", name="Verder"))
    thumb.type("Uw mailadres", NORA)
    thumb.tap(page.get_by_role("button", name="Stuur mij een link"))
    page.goto(service.link_mailed_to(NORA, page))
    thumb.taps.append("the link in the mail")
    thumb.tap(page.get_by_role("button", name="Bevestigen en naar binnen"))

    page.wait_for_url("**/mijn-zaak/boeken-tom/uren")  # the only shop that she keeps, and nobody knows its hours yet
    set_the_week(page, thumb)
    expect(screen.locator("[data-week]")).to_contain_text("09:00-12:30, 13:30-18:00", timeout=PATIENCE * 1000)
    page.wait_for_url("**/mijn-zaak/boeken-tom/verlof")
    a_week_of_leave(page, thumb)
    expect(screen.locator("[data-closure]")).to_contain_text("jaarlijks verlof", timeout=PATIENCE * 1000)
    expect(screen.locator("[data-closure]")).to_be_visible()
    closed_at_christmas(page, thumb)
    assert_everybody_sees_it_soon(page)
    assert screen.evaluate("window.isTheSame"), "the screen started anew"

    assert len(thumb.taps) <= MOST_TAPS, thumb.taps
    assert len(pages) <= MOST_PAGES, pages


def set_the_week(page: Page, thumb: Thumb) -> None:
    """Nothing is known of this shop yet: five days open, with the hours that the page offers for a start."""
    page.locator("form[data-alive]").wait_for()
    thumb.tap(page.get_by_role("button", name="Dinsdag tot en met zaterdag"))
    thumb.tap(page.get_by_role("radio", name="Open"))
    week = "Dinsdag tot zaterdag: 9 tot 12.30 uur en 13.30 tot 18 uur."
    expect(page.locator("[data-told]")).to_contain_text(week)
    thumb.tap(page.get_by_role("button", name="Bewaar en bevestig"))
    expect(page.get_by_role("status")).to_contain_text("Bewaard en bevestigd.")


def a_week_of_leave(page: Page, thumb: Thumb) -> None:
    thumb.set_date("Eerste dag gesloten", "2026-11-30")
    thumb.tap(page.get_by_role("radio", name="1 week"))
    expect(page.locator("[data-will-read]").first).to_contain_text("december: gesloten (jaarlijks verlof)")
    thumb.tap(page.get_by_role("button", name="Bewaar het verlof"))
    expect(page.get_by_role("status")).to_contain_text("Het verlof is bewaard.")


def closed_at_christmas(page: Page, thumb: Thumb) -> None:
    thumb.tap(page.get_by_role("link", name="Verder: feestdagen"))
    christmas = page.get_by_role("group", name="Vrijdag 25 december · Kerstmis")
    thumb.tap(christmas.get_by_role("radio", name="Gesloten"))
    thumb.tap(page.get_by_role("button", name="Bewaar de feestdagen"))
    expect(page.get_by_role("status")).to_contain_text("De dagen zijn bewaard.")


def assert_everybody_sees_it_soon(page: Page) -> None:
    """The public page, its JSON-LD, and what the list reads."""
    until = monotonic() + PATIENCE
    while (missing := what_is_missing(page)) and monotonic() < until:
        page.wait_for_timeout(100)
    assert missing == []


def what_is_missing(page: Page) -> list[str]:
    html = page.request.get("/dorp/winkels/boeken-tom").text()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    days = json.loads(found[1]).get("openingHoursSpecification", []) if found else []
    shops = page.request.get("/dorp/shops.json").json()["shops"]
    hours = next(each for each in shops if each["slug"] == "boeken-tom")["hours"]
    checks = {
        "the week on the page": "09:00 – 12:30" in html,
        "the leave on the page": "jaarlijks verlof" in html,
        "the week in JSON-LD": any(each.get("opens") == "09:00" for each in days),
        "the holiday in JSON-LD": any(each.get("validFrom") == "2026-12-25" for each in days),
        "the leave in the list": any("jaarlijks verlof" in note for note in hours.get("notes", ())),
    }
    return [name for name, is_there in checks.items() if not is_there]
