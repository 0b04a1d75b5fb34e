"""Every page of a shopkeeper, of the ways in and of what they show to everybody: axe, keyboard, 320 px, no scripts.

The pages come from the table of who may what, so that a new one is looked at without anybody thinking of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.routing import Rule

from tests.browser.every_page import (
    address,
    browsing,
    dead_without_scripts,
    is_page,
    lost_to_the_keyboard,
    page_rules,
)
from tests.browser.loopback import lane, listening
from tests.browser.test_accessibility import too_faint, violations
from tests.browser.window import without_map
from tests.mailbox import last_mail_to
from tests.pages.keeping import give_hours
from tests.pages.test_keeper_listing import change
from tests.pages.test_keeper_offers import offer
from tests.pages.test_keeper_photos import describe, jpeg, kept, live_photo, send
from tests.people import LoadedTowns, PeopledTown, Visit, Watch, peopled_town
from twin.services.assets import Assets
from twin.services.letters import make_letters
from twin.services.questions import ask, end_of
from twin.services.unsubscribing import new_unsubscription
from twin.services.ways_in import ask_link
from twin.storage.cores import read_town
from twin.storage.database import writing
from twin.storage.people import add_member
from twin.web.who_may import TABLE

pytestmark = pytest.mark.browser

# the pages of visitors and screens have tests of their own, by the same measures
ELSEWHERE = ("public", "light", "kiosk", "kiosk_alerts", "kiosk_device", "past", "photo_files", "icons", "health")
MACHINES = {"screens", "pages", "devices", "key"}
POLICIES = {endpoint: policy for endpoint, policy in TABLE.items() if policy not in MACHINES | {"officers"}}
GROUPS = tuple(dict.fromkeys(POLICIES.values()))
# what is no page by itself: a file, a picture, or a way on to another page
NO_PAGES = {
    "account.export",
    "agenda.calendar",
    "embeds.badge",
    "embeds.week_picture",
    "entrance.already",
    "files.calendar",
    "files.card",
    "files.google",
    "files.openstreetmap",
    "files.poster",
    "keeper_preview.document",
    "screen_code.lead",  # to the desk, where there is one town
    "keeper_preview.screen",  # a screen: tests/browser/test_screen_accessibility.py
    "sign_on.back",  # its words on what went wrong: tests/pages/test_entrance_sign_on.py
    "sign_on.begin",
    "wishes.done",  # shown where a town wants it
}
KNOWN = {"town": "dorp", "zaak": "bakkerij-lies", "slug": "bakkerij-lies"}
CHRISTMAS = date(2026, 12, 25)


@dataclass
class Places:
    """Whose pages: ``lies`` is signed in and has something of everything, ``guest`` typed a letter's code."""

    url: str
    lies: Visit
    guest: Visit
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)  # endpoint -> addresses

    def of(self, policy: str) -> list[tuple[Visit, str]]:
        """(who looks, address), for all pages with this policy."""
        who = self.lies if policy in ("signed_in", "shopkeepers") else self.guest
        return [(who, path) for name, paths in self.pages.items() if TABLE[name] == policy for path in paths]


@pytest.fixture(scope="module")
def town(loaded_towns: LoadedTowns, assets: Assets, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PeopledTown]:
    yield from peopled_town(loaded_towns, assets, tmp_path_factory.mktemp("keeper"), Watch())


@pytest.fixture(scope="module")
def places(town: PeopledTown, assets: Assets) -> Iterator[Places]:
    lies, guest = town.visit("lies"), town.visit()
    fill(town, lies)
    letter = make_letters(town.house, "dorp", ("boeken-tom",), None)[0]
    guest.post("/dorp/brief/", {"code": letter.code})
    tokens = {"letter.show": (urlsplit(letter.url).path,), "entrance.show_link": links(town, lies)}
    tokens["questions.question"] = tuple(question(town, kind) for kind in ("right", "holiday", "rhythm"))
    tokens["unsubscribing.page"] = (unsubscription(town),)
    with listening(lane(town.app, assets)) as url:
        found = Places(url, lies, guest)
        for rule in page_rules(town.app, POLICIES, ELSEWHERE):
            if rule.endpoint in tokens:
                found.pages[rule.endpoint] = tokens[rule.endpoint]
            elif rule.endpoint not in NO_PAGES and rule.arguments <= KNOWN.keys():
                found.pages[rule.endpoint] = (address(rule, KNOWN),)
        yield found


def fill(town: PeopledTown, lies: Visit) -> None:
    """A shop with something of everything: live, waiting, not sent yet; and a second shop to choose from."""
    give_hours(town, 'Mo-Fr 08:00-12:30,13:30-18:00; 2026 Nov 30-2026 Dec 06 off "jaarlijks verlof"')
    with writing(town.house.engine) as connection:
        add_member(connection, "dorp", town.people["lies"], "shopkeeper", "boeken-tom", town.watch(), "command")
    live_photo(town, lies)
    send(lies, ("oven.jpg", jpeg("blue")))
    send(lies, ("taart.jpg", jpeg("green")))
    describe(lies, kept(town)[-1], "Een taart")
    offer(lies)
    change(lies, texts__nl="Zuurdesem.", links="https://social.example/lies")
    change(lies, "/vacature", hiring__nl="Bakker gezocht.")
    wish = lies.post("/dorp/mijn-zaak/bakkerij-lies/wens", {"wens": "Meer banken op het plein."})
    assert wish.status_code == 303, "it lies there, and its page shows it"
    lies.post("/dorp/mijn-zaak/bakkerij-lies/mensen", {"email": "new@bakkerij.example", "language": "fr"})
    town.publish()


def links(town: PeopledTown, lies: Visit) -> tuple[str, ...]:
    """Mailed ways in of several kinds, and one that is spent."""
    ask_link(town.house, "dorp", "mia@bakkerij.example", "nl", "192.0.2.0/24")
    lies.post("/dorp/mijn-zaak/bakkerij-lies/mensen/overdracht", {"email": "owner@bakkerij.example", "language": "nl"})
    mailed = ("mia@bakkerij.example", "new@bakkerij.example", "owner@bakkerij.example")
    return tuple(last_mail_to(town.house, each).path for each in mailed)


def question(town: PeopledTown, kind: str) -> str:
    detail = {"question": kind} | ({"day": CHRISTMAS.isoformat()} if kind == "holiday" else {})
    shop = "" if kind == "rhythm" else "bakkerij-lies"
    with writing(town.house.engine) as connection:
        dorp, _ = read_town(connection, "dorp")
        until = end_of(CHRISTMAS + timedelta(days=1), dorp)
        token = ask(connection, town.house, dorp, town.people["lies"], "nl", detail, until, shop)
    return f"/dorp/vraag/{token}"


def unsubscription(town: PeopledTown) -> str:
    with writing(town.house.engine) as connection:
        who = town.people["lies"]
        token = new_unsubscription(connection, town.house, "dorp", who, "nl", ["bakkerij-lies", "boeken-tom"])
    return f"/dorp/afmelden/{token}"


def test_no_page_is_forgotten(town: PeopledTown, places: Places) -> None:
    rules: list[Rule] = page_rules(town.app, POLICIES, ELSEWHERE)
    assert {rule.endpoint for rule in rules} == set(places.pages) | NO_PAGES
    assert [path for policy in GROUPS for who, path in places.of(policy) if not is_page(who, path)] == []


@pytest.mark.parametrize("policy", GROUPS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: Browser, places: Places, policy: str) -> None:
    faults = {}
    for path, page in opened(browser, places, policy):
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults[path, "too wide"] = ["it scrolls sideways on 320 pixels"]
        for light, width, look in (("night", 320, violations), ("day", 1440, too_faint)):
            page.evaluate("light => document.documentElement.dataset.light = light", light)
            # as tall as its page, so that what sticks to the lower edge covers nothing
            page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
            if found := look(page):
                faults[path, light] = found
    assert faults == {}


@pytest.mark.parametrize("policy", GROUPS)
def test_longer_words_of_another_language_fit_on_320_pixels(browser: Browser, places: Places, policy: str) -> None:
    pages = opened(browser, places, policy, before="/de")
    assert [path for path, page in pages if page.evaluate("document.documentElement.scrollWidth > innerWidth")] == []


@pytest.mark.parametrize("policy", GROUPS)
def test_the_keyboard_comes_everywhere_and_shows_where_it_is(browser: Browser, places: Places, policy: str) -> None:
    faults = {}
    for path, page in opened(browser, places, policy, width=390):
        if found := lost_to_the_keyboard(page):
            faults[path] = found
    assert faults == {}


@pytest.mark.parametrize("policy", GROUPS)
def test_without_scripts_nothing_is_dead(browser: Browser, places: Places, policy: str) -> None:
    faults = {}
    for path, page in opened(browser, places, policy, java_script_enabled=False):
        if found := dead_without_scripts(page):
            faults[path] = found
    assert faults == {}


def opened(
    browser: Browser, places: Places, policy: str, *, width: int = 320, before: str = "", **options: object
) -> Iterator[tuple[str, Page]]:
    """Each page of a policy in turn, in one window; ``before`` is put before its address."""
    pages = places.of(policy)
    size = {"width": width, "height": 640}
    with browsing(browser, places.url, pages[0][0], viewport=size, **options) as context:
        page = context.new_page()
        without_map(page)  # in frames too; it would be drawn at each look
        for _who, path in pages:
            page.set_viewport_size(size)  # type: ignore[arg-type]  # a viewport is a dict
            page.goto(before + path)
            yield path, page
