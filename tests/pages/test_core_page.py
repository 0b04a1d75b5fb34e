"""The core page without scripts: the address alone decides what the list shows."""

from xml.etree.ElementTree import Element

import pytest

from tests.conftest import SATURDAY_MORNING
from tests.pages.strict import Page, Visitor, text
from twin.services.live import LiveTowns


def rows(page: Page) -> list[Element]:
    return page.all("li", data_shop="*")


def shown(page: Page) -> list[str]:
    return [row.get("data-shop", "") for row in rows(page) if "hidden" not in row.attrib]


def name_of(row: Element) -> str:
    return text(next(row.iter("a")))


def count(page: Page) -> str:
    return text(page.one(data_count="*"))


def test_the_list_shows_the_state_that_the_moment_gives(visitor: Visitor, live: LiveTowns) -> None:
    moment = live.editions["herzele"]["nl"].moment(SATURDAY_MORNING)
    found = {row.get("data-shop"): row.get("data-state") for row in rows(visitor.get("/herzele/"))}
    assert found == {shop: state.kind for shop, state in moment.shops.items()}


def test_open_shops_stand_before_closed_ones(visitor: Visitor) -> None:
    states = [row.get("data-state") for row in rows(visitor.get("/herzele/"))]
    assert states == sorted(states, key=["open", "by_appointment", "unknown", "closed"].index)


def test_the_count_says_how_many_are_open(visitor: Visitor, live: LiveTowns) -> None:
    edition = live.editions["herzele"]["nl"]
    is_open = edition.moment(SATURDAY_MORNING).open_count
    assert count(visitor.get("/herzele/")) == f"{is_open} van {len(edition.core.shops)} zaken open"


def test_a_search_hides_the_other_rows_and_keeps_them_for_scripts(visitor: Visitor, live: LiveTowns) -> None:
    page = visitor.get("/herzele/?q=bakr")
    names = [name_of(row) for row in rows(page) if "hidden" not in row.attrib]
    assert "Bakkerij De Korenaar" in names
    assert len(names) < len(rows(page)) == len(live.editions["herzele"]["nl"].core.shops)
    assert page.one("input", type="search").get("value") == "bakr"


def test_a_group_and_only_open_and_wheelchair_filter_together(visitor: Visitor, live: LiveTowns) -> None:
    page = visitor.get("/herzele/?soort=vers,horeca&open=1&rolstoel=1")
    edition = live.editions["herzele"]["nl"]
    states = edition.moment(SATURDAY_MORNING).shops
    expected = {
        shop.id
        for shop in edition.core.shops.values()
        if shop.category.group in {"vers", "horeca"} and shop.wheelchair == "yes" and states[shop.id].kind == "open"
    }
    assert set(shown(page)) == expected != set()
    assert {box.get("value") for box in page.all("input", name="soort", checked="*")} == {"vers", "horeca"}


def test_another_moment_changes_list_light_and_time(visitor: Visitor) -> None:
    page = visitor.get("/herzele/?op=2026-11-24T22:30")
    assert page.one("html").get("data-light") == "night"
    assert text(page.one("time")) == "22:30"
    assert text(page.one(data_date="*")) == "dinsdag 24 november"
    assert page.one("input", type="hidden", name="op").get("value") == "2026-11-24T22:30"


def test_past_the_horizon_nothing_is_claimed(visitor: Visitor) -> None:
    page = visitor.get("/herzele/?op=2027-03-01T10:00")
    assert {row.get("data-state") for row in rows(page)} == {"unknown"}
    assert count(page) == "Voor dit moment zijn de uren nog niet bekend"


def test_nothing_found_says_so_and_leads_back(visitor: Visitor) -> None:
    page = visitor.get("/herzele/?q=xyzxyz")
    assert shown(page) == []
    assert "hidden" not in page.one(data_empty="*").attrib


def test_a_shop_chosen_in_the_address_is_marked(visitor: Visitor) -> None:
    page = visitor.get("/herzele/?zaak=bakkerij-de-korenaar")
    assert [name_of(row) for row in page.all("li", data_chosen="*")] == ["Bakkerij De Korenaar"]


def test_from_a_screen_every_row_tells_the_walk(visitor: Visitor) -> None:
    page = visitor.get("/herzele/?van=schepenhuis")
    assert "min te voet" in text(rows(page)[0])


def test_the_shortcuts_keep_the_search(visitor: Visitor) -> None:
    page = visitor.get("/herzele/?q=brood&soort=vers")
    assert page.one("a", data_at="tonight").get("href") == "/herzele/?q=brood&soort=vers&op=2026-11-21T20:00"
    assert page.one("a", data_at="now").get("href") == "/herzele/?q=brood&soort=vers"


def test_what_somebody_types_stays_text(visitor: Visitor) -> None:
    page = visitor.get("/herzele/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&van=%22%3E%3Cb%3E&soort=%27%22")
    assert page.one("input", type="search").get("value") == '"><script>alert(1)</script>'


def test_the_languages_of_a_page_know_each_other(visitor: Visitor) -> None:
    page = visitor.get("/fr/herzele/?op=2026-11-24T22:30")
    alternates = {link.get("hreflang"): link.get("href", "") for link in page.all("link", rel="alternate")}
    assert {name: href.partition("//")[2].partition("/")[2] for name, href in alternates.items()} == {
        "nl": "herzele/",
        "fr": "fr/herzele/",
        "en": "en/herzele/",
        "de": "de/herzele/",
        "x-default": "herzele/",
    }
    assert page.one("link", rel="canonical").get("href") == alternates["fr"]
    assert page.one("a", hreflang="nl").get("href") == "/herzele/?op=2026-11-24T22:30"


@pytest.mark.parametrize(("language", "time"), [("", "10:30"), ("/fr", "10h30"), ("/en", "10:30"), ("/de", "10:30")])
def test_the_clock_is_written_as_the_language_does(visitor: Visitor, language: str, time: str) -> None:
    assert text(visitor.get(f"{language}/herzele/").one("time")) == time


def test_one_town_alone_is_where_the_front_door_leads(visitor: Visitor) -> None:
    response = visitor.ask("/")
    assert (response.status_code, response.headers["Location"]) == (302, "/herzele/")


def test_a_town_can_be_installed(visitor: Visitor) -> None:
    manifest = visitor.ask("/fr/herzele/manifest.webmanifest").get_json(force=True)
    assert (manifest["start_url"], manifest["lang"], manifest["display"]) == ("/fr/herzele/", "fr", "standalone")
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    assert {visitor.status(icon["src"]) for icon in manifest["icons"]} == {200}


def test_search_engines_may_read_everything_but_the_screens(visitor: Visitor) -> None:
    assert visitor.ask("/robots.txt").get_data(as_text=True) == "User-agent: *\nDisallow: /*/scherm/\n"


def test_the_light_map_says_for_which_moment_it_is_lit_and_follows_its_light(visitor: Visitor) -> None:
    page = visitor.get("/herzele/licht/?op=2026-11-27T18:10")
    assert page.one("html").get("data-light") == "night"
    assert text(page.one(class_="light-key")).startswith("Vrijdag 27 november, 18:10 · 32 van 74 open")
    assert page.one("iframe").get("src") == "/herzele/licht/kaart?op=2026-11-27T18:10"


def test_the_light_map_of_a_moment_that_is_none_is_refused(visitor: Visitor) -> None:
    visitor.get("/herzele/licht/?op=gisteren", 400)
