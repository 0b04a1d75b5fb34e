"""Towns that are not Herzele: without a shop, without a screen, French first, real ones from OpenStreetMap."""

import json
import re
from pathlib import Path

import pytest
from flask import Flask

from geodata.dataset import check, read
from geodata.digest import digest
from geodata.importers.osm import import_osm
from geodata.light_map import render
from tests import hostile
from tests.conftest import SATURDAY_MORNING
from tests.geodata.tiny_town import two_streets
from tests.pages.strict import Page, Visitor, text
from twin.config import ROOT
from twin.services.live import LiveTowns
from twin.services.load_town import load_town
from twin.storage.database import connect

LANGUAGES = ("", "/fr", "/en", "/de")
PATHS = ("/", "/winkels/", "/licht/", "/over", "/toegankelijkheid")
EXTRACTS = {
    "monaco": "monaco-latest.osm.pbf",
    "wechelderzande": "wechelderzande_osmsharp.osm",
    "arlon": "osm_poi_Arlon_be.geojson",
    "habay": "osm_poi_Habay_be.geojson",
}


@pytest.fixture(scope="module")
def small_world(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """'leeg' has streets and houses only; 'gaume' speaks French first and forgot to say that it is a demonstration."""
    base = tmp_path_factory.mktemp("small-world")
    empty = two_streets(base / "leeg")
    empty.toml = empty.toml.replace('slug = "dorp"', 'slug = "leeg"')
    for layer in ("shops", "premises", "places", "screens"):
        empty.layers[layer].clear()
    french = two_streets(base / "gaume")
    french.toml = (
        french.toml.replace('slug = "dorp"', 'slug = "gaume"')
        .replace('["nl", "fr", "en", "de"]', '["fr", "nl", "de"]')
        .replace("[names]\n", '[names]\nfr = "Gaume"\n')
        .replace('[notice]\nnl = "Demonstratie."\n', "")
    )
    return hostile.visitor(app, published(empty.write(), french.write()))


def published(*folders: Path) -> LiveTowns:
    engine = connect(f"sqlite:///{folders[0].parent}/kernkijker.sqlite3")
    for folder in folders:
        load_town(engine, read(folder), digest(folder), render)
    live = LiveTowns(engine, folders[0].parent, clock=lambda: SATURDAY_MORNING)
    live.publish()
    assert live.troubles == {}
    return live


def the_count(page: Page) -> str:
    return text(page.one("h2", id="count"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_a_town_without_a_shop_has_sound_pages(small_world: Visitor, language: str, path: str) -> None:
    page = small_world.get(f"{language}/leeg{path}")
    assert not re.search(r"\b0 (van|of|von|sur) 0\b|\b0 (zaken|shops|commerces|Geschäfte)", text(page.one("body")))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("", "Hier zijn nog geen zaken bekend"),
        ("/fr", "Aucun commerce n’est encore connu ici"),
        ("/en", "No shops are known here yet"),
        ("/de", "Hier sind noch keine Geschäfte bekannt"),
    ],
)
def test_a_town_without_a_shop_says_so_once(small_world: Visitor, language: str, said: str) -> None:
    for query in ("", "?q=brood", "?op=2026-11-21T23:00", "?op=2031-01-01T10:00", "?open=1"):
        page = small_world.get(f"{language}/leeg/{query}")
        assert the_count(page) == said
        assert "hidden" in page.one(data_empty="*").attrib


def test_a_search_without_result_says_so_and_counts_nothing(small_world: Visitor) -> None:
    page = small_world.get("/nl/gaume/?q=zzzzzz")
    assert the_count(page) == "Geen zaak gevonden"
    assert "hidden" not in page.one(data_empty="*").attrib


def test_the_choice_of_towns_counts_no_shops_where_there_are_none(small_world: Visitor) -> None:
    cards = {card.find("a").get("href"): text(card) for card in small_world.get("/").all("li", class_="card town")}  # type: ignore[union-attr]  # every card has its link
    assert "0 zaken" not in cards["/leeg/"]
    assert "Hier zijn nog geen zaken bekend" in cards["/leeg/"]
    assert "Nu 0 zaken open" in cards["/gaume/"]


def test_a_town_without_screens_has_none_and_its_light_map_stands(small_world: Visitor) -> None:
    assert json.loads(small_world.ask("/leeg/shops.json").data)["screens"] == []
    assert small_world.status("/leeg/scherm/schepenhuis") == 404
    assert small_world.status("/leeg/licht/kaart") == 200


def test_an_address_that_names_the_first_language_leads_to_the_bare_one(small_world: Visitor) -> None:
    for path in ("/", "/?q=pain", "/winkels/", "/winkels/boeken-tom", "/licht/"):
        answer = small_world.ask(f"/fr/gaume{path}")
        assert (answer.status_code, answer.location) == (308, f"/gaume{path}")
    assert small_world.get("/gaume/").one("html").get("lang") == "fr"
    assert small_world.get("/nl/gaume/").one("html").get("lang") == "nl"
    assert small_world.status("/en/gaume/") == 404


def test_invented_shops_are_never_shown_without_a_word_about_it(small_world: Visitor) -> None:
    said = {"": "les commerces sont inventés", "/nl": "de zaken zijn verzonnen", "/de": "Geschäfte sind erfunden"}
    for language, words in said.items():
        for path in ("/", "/winkels/", "/winkels/boeken-tom", "/licht/"):
            assert words in text(small_world.get(f"{language}/gaume{path}").one("body"))
        assert words in small_world.ask(f"{language}/gaume/licht/kaart").text
        assert words in json.loads(small_world.ask(f"{language}/gaume/shops.json").data)["town"]["notice"]
    assert "les commerces sont inventés" in text(small_world.get("/").one("body"))


@pytest.fixture(scope="module")
def world(app: Flask, real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """Herzele and four towns as OpenStreetMap knows them."""
    base = tmp_path_factory.mktemp("world")
    for slug, name in EXTRACTS.items():
        import_osm(real_data / "osm-real" / name, slug, base, None, None, lambda what, done: None)
        assert [str(fault) for fault in check(base / slug) if fault.is_error] == []
    return hostile.visitor(app, published(*(base / slug for slug in EXTRACTS), ROOT / "geodata" / "herzele"))


@pytest.mark.real_data
def test_real_towns_are_served_beside_herzele(world: Visitor) -> None:
    listed = {link.get("href") for link in world.get("/").one("ul", class_="towns").iter("a")}
    assert listed == {"/arlon/", "/habay/", "/herzele/", "/monaco/", "/wechelderzande/"}
    for slug in ("herzele", *EXTRACTS):
        snapshot = json.loads(world.ask(f"/{slug}/shops.json").data)
        for language in snapshot["town"]["languages"]:
            prefix = "" if language == snapshot["language"] else f"/{language}"
            for path in PATHS:
                page = Page(slug, world.ask(f"{prefix}/{slug}{path}").text)
                assert page.check() == []
                assert page.one("html").get("lang") == language
            twin = json.loads(world.ask(f"{prefix}/{slug}/twin.json").data)
            assert twin["layers"]["buildings"]["features"]
            assert world.status(f"{prefix}/{slug}/licht/kaart") == 200


@pytest.mark.real_data
def test_every_shop_of_a_real_town_has_its_page(world: Visitor) -> None:
    for slug in EXTRACTS:
        # every page must stand, and parsing one costs more than making it
        for number, shop in enumerate(json.loads(world.ask(f"/{slug}/shops.json").data)["shops"]):
            answer = world.ask(f"/{slug}/winkels/{shop['slug']}")
            assert answer.status_code == 200
            if number % 9 == 0:
                page = Page(shop["slug"], answer.text)
                assert page.check() == []
                json.loads(page.one("script", type="application/ld+json").text or "")


@pytest.mark.real_data
def test_monaco_speaks_french_first_and_real_shops_are_not_called_invented(world: Visitor) -> None:
    page = world.get("/monaco/")
    assert page.one("html").get("lang") == "fr"
    assert next(page.one("nav", class_="languages").iter("a")).get("lang") == "fr"
    for slug in EXTRACTS:
        shown = text(world.get(f"/{slug}/").one("body"))
        assert not re.search(r"verzonnen|inventés|[Dd]emonstratie|[Dd]émonstration", shown)
        assert "OpenStreetMap" in world.ask(f"/{slug}/licht/kaart").text
