"""Every page of the officer's desk, and what it shows to everybody: axe, keyboard, 320 px, no scripts.

The pages come from the table of who may what, so that a new one is looked at without anybody thinking of it.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

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
from tests.cap import cap
from tests.pages.desk_visits import DESK, offered
from tests.pages.keeping import give_hours
from tests.pages.test_desk_agenda import EVENTS, MARKET, NOTICES
from tests.pages.test_desk_alerts import PAGE as NOOD
from tests.pages.test_desk_alerts import TYPED as EMERGENCY
from tests.pages.test_desk_alerts import send as send_alert
from tests.pages.test_desk_exchange import send as send_file
from tests.pages.test_desk_settings import posted
from tests.pages.test_desk_today import conflict
from tests.pages.test_keeper_offers import offer
from tests.pages.test_keeper_photos import describe, jpeg, kept
from tests.pages.test_keeper_photos import send as send_photos
from tests.people import LoadedTowns, PeopledTown, Visit, Watch, peopled_town
from tests.services.exchange.register_files import FILES
from twin.services.assets import Assets
from twin.services.changing import Author, changing
from twin.services.desk import open_items, refresh
from twin.storage.database import writing
from twin.storage.desk import Need, lay_down
from twin.web.who_may import TABLE

pytestmark = pytest.mark.browser

# what the desk does that everybody sees; the other pages of everybody: test_every_keeper_page.py
SHOWN_TO_ALL = ("agenda.agenda", "wishes.done")
POLICIES = {name: policy for name, policy in TABLE.items() if policy == "officers" or name in SHOWN_TO_ALL}
NO_PAGES = {  # files, pictures, and what leads back to the form that it came from
    "desk.waiting_photo",
    "desk_exports.folder",
    "desk_exports.google",
    "desk_exports.shops",
    "desk_history.table",
    "desk_screen_pictures.picture",  # the screen's own page, which has tests of its own
    "desk_screen_place.view_from",
    "desk_screen_use.table",
    "desk_shops.leave",
    "desk_shops.move",
    "desk_vacancy.table",
}
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dorp//NL\r\nBEGIN:VEVENT\r\nUID:1@dorp.example\r\n"
    b"DTSTAMP:20261101T090000Z\r\nDTSTART:20261219T160000Z\r\nSUMMARY:Lichtstoet\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
TABLE_OF_SHOPS = b"slug;phone;kleur\nbakkerij-lies;054 12 34 56;rood\nnergens;1;2\n"


@dataclass
class Places:
    url: str
    tom: Visit
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)  # endpoint -> addresses

    def all(self) -> list[str]:
        return [path for paths in self.pages.values() for path in paths]


@pytest.fixture(scope="module")
def town(loaded_towns: LoadedTowns, assets: Assets, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PeopledTown]:
    yield from peopled_town(loaded_towns, assets, tmp_path_factory.mktemp("desk"), Watch())


@pytest.fixture(scope="module")
def places(town: PeopledTown, assets: Assets) -> Iterator[Places]:
    tom = town.visit("tom")
    fill(town, tom)
    known = values(town, tom)
    with listening(lane(town.app, assets)) as url:
        found = Places(url, tom)
        for rule in page_rules(town.app, POLICIES, ()):
            if rule.endpoint not in NO_PAGES:
                several = known.get(rule.endpoint) or [{}]
                found.pages[rule.endpoint] = tuple(address(rule, {**known[""][0], **each}) for each in several)
        yield found


def fill(town: PeopledTown, tom: Visit) -> None:
    """A desk with a thing of nearly every kind, an agenda, notices, and people who were asked in."""
    lies = town.visit("lies")
    give_hours(town, "Mo-Su 00:00-24:00")
    offered(town, names={"nl": "Bakkerij Lies en Zoon"}, texts={"nl": "Brood uit de oven."})
    send_photos(lies, ("taart.jpg", jpeg("green")))
    describe(lies, kept(town)[-1], "Een taart")
    offer(lies)
    for words in ("Meer banken op het plein.", "Een fietsenrek."):
        lies.post("/dorp/mijn-zaak/bakkerij-lies/wens", {"wens": words})
    conflict(town)
    with writing(town.house.engine) as connection:
        lay_down(connection, "dorp", [Need("bounced", "mail:1", detail={"kind": "reminder"})], town.watch())
    tom.post(f"{EVENTS}nieuw", {**MARKET, "herhaling": "weekly"})
    tom.post(f"{NOTICES}nieuw", {"titel_nl": "Werken op de Markt", "dag": "2026-11-21", "site": "1", "kaart": "1"})
    tom.post(f"{DESK}/mensen/", {"email": "new@dorp.example", "naam": "Nele", "taal": "nl"})
    tom.post(f"{DESK}/instellingen", posted(town, shows_wishes="ja"))
    tom.post(f"{DESK}/wensen/1", {"antwoord": "Gedaan.", "openbaar": "ja"})
    emergencies(tom)
    with changing(town.house, "dorp", Author("officer", town.people["tom"])) as batch:
        batch.update("premises", "p-2", {"postcode": "9550"})  # the register is read for the town's own postcodes
    tom.post(send_file(tom, "kbo", register(), "kbo.zip").location)
    town.publish()
    refresh(town.house, "dorp")


def emergencies(tom: Visit) -> None:
    """One that holds, an exercise, one that was ended, a key, and an address that is asked."""
    for mark, more in (("a", {}), ("b", {"oefening": "1"}), ("c", {"ernst": "minor"})):
        tom.post(f"{NOOD}nieuw", {**EMERGENCY, **more, "kenmerk": mark * 32, "knop": "toon"})
    tom.post(f"{NOOD}3/einde")
    tom.post(f"{NOOD}sleutel", {"naam": "Crisiscentrum"})
    tom.post(f"{NOOD}adres", {"adres": "https://cap.example/", "codes": "NIS=41027"})


def register() -> bytes:
    """The register's own files, as they are downloaded."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as into:
        for name, lines in FILES.items():
            rows = [",".join(f'"{cell}"' for cell in row) for row in ([*lines[0]], *(each.values() for each in lines))]
            into.writestr(f"{name}.csv", "\n".join(rows))
    return packed.getvalue()


def values(town: PeopledTown, tom: Visit) -> dict[str, list[dict[str, object]]]:
    """Endpoint -> what its address needs, for each of its pages; under '' what holds for all."""
    items = open_items(town.house, "dorp")
    token = {
        kind: send_file(tom, kind, data, name).location.rpartition("/")[2]
        for kind, data, name in (
            ("tabel", TABLE_OF_SHOPS, "zaken.csv"),
            ("agenda", CALENDAR, "agenda.ics"),
            ("kbo", register(), "kbo.zip"),
        )
    }
    return {
        "": [{"town": "dorp", "zaak": "bakkerij-lies", "pand": "p-4", "plaats": "weekmarkt", "scherm": "schepenhuis"}],
        "desk.kind": [{"kind": "proposal"}, {"kind": "stale"}],
        "desk.one": [{"number": number} for number in {item.kind: item.id for item in items}.values()],
        "desk_agenda.event": [{"number": first(tom, EVENTS)}],
        "desk_agenda.notice": [{"number": first(tom, NOTICES)}],
        "desk_alert_changes.change": [{"number": 1}],
        "desk_alerts.file": [{"token": send_alert(tom, cap()).rpartition("/")[2]}],
        "desk_imports.table": [{"token": token["tabel"]}],
        "desk_imports.calendar": [{"token": token["agenda"]}],
        "desk_imports.register": [{"token": token["kbo"]}],
        "desk_premises.one_of_them": [{"pand": "p-4"}, {"pand": "p-6"}],
        "desk_settings.text": [{"kind": "reminder", "spoken": "nl"}, {"kind": "letter", "spoken": "fr"}],
        "wishes.answer": [{"number": first(tom, f"{DESK}/wensen/")}],
    }


def first(visit: Visit, page: str) -> str:
    """The number of the first thing that a page lists."""
    found = re.search(rf'href="{page}(\d+)"', visit.get(page).text)
    assert found, page
    return found[1]


def test_no_page_is_forgotten(town: PeopledTown, places: Places) -> None:
    rules = page_rules(town.app, POLICIES, ())
    assert {rule.endpoint for rule in rules} == set(places.pages) | NO_PAGES
    assert [path for path in places.all() if not is_page(places.tom, path)] == []
    laid = {item.kind for item in open_items(town.house, "dorp")}
    assert laid >= {"proposal", "bounced", "conflict", "wish", "doubtful", "never_closes"}


def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: Browser, places: Places) -> None:
    faults = {}
    for path, page in opened(browser, places):
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults[path, "too wide"] = ["it scrolls sideways on 320 pixels"]
        for width, light, look in ((320, "night", violations), (1440, "day", too_faint)):
            page.evaluate("light => document.documentElement.dataset.light = light", light)
            # as tall as its page, so that what sticks to an edge covers nothing
            page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
            if found := look(page):
                faults[path, light] = found
    assert faults == {}


def test_the_tables_of_vacancy_fit_on_a_phone(browser: Browser, places: Places) -> None:
    phone = {"width": 390, "height": 844}
    with browsing(browser, places.url, places.tom, viewport=phone) as context:
        page = context.new_page()
        without_map(page)  # in frames too; it would be drawn at each look
        for language in ("", "/fr", "/en", "/de"):
            page.goto(f"{language}{DESK}/leegstand/")
            tables = page.locator(".desk-scroll")
            assert tables.count() == 2
            too_wide = "tables => tables.filter(each => each.scrollWidth > each.clientWidth).length"
            assert tables.evaluate_all(too_wide) == 0


def test_longer_words_of_another_language_fit_on_320_pixels(browser: Browser, places: Places) -> None:
    pages = opened(browser, places, before="/de")
    assert [path for path, page in pages if page.evaluate("document.documentElement.scrollWidth > innerWidth")] == []


def test_the_keyboard_comes_everywhere_and_shows_where_it_is(browser: Browser, places: Places) -> None:
    faults = {path: found for path, page in opened(browser, places, width=390) if (found := lost_to_the_keyboard(page))}
    assert faults == {}


def test_without_scripts_nothing_is_dead(browser: Browser, places: Places) -> None:
    pages = opened(browser, places, java_script_enabled=False)
    assert {path: found for path, page in pages if (found := dead_without_scripts(page))} == {}


def opened(
    browser: Browser, places: Places, *, width: int = 320, before: str = "", **options: object
) -> Iterator[tuple[str, Page]]:
    """Each page in turn, in one window of Tom's; ``before`` is put before its address."""
    size = {"width": width, "height": 640}
    with browsing(browser, places.url, places.tom, viewport=size, **options) as context:
        page = context.new_page()
        without_map(page)  # in frames too; it would be drawn at each look
        for path in places.all():
            page.set_viewport_size(size)  # type: ignore[arg-type]  # a viewport is a dict
            page.goto(before + path)
            yield path, page
