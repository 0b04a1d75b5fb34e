"""Whatever a name, a text or a search holds, pages show it as text and nothing of it becomes markup."""

import html
import json
import re
from collections import Counter
from urllib.parse import quote

import pytest
from flask import Flask

from tests import hostile
from tests.hostile import PUZZLE, SCRIPT, TEXTS
from tests.pages.strict import Page, Visitor, text
from twin.services.live import LiveTowns

LANGUAGES = ("", "/fr", "/en", "/de")
BORN_OF_A_TEXT = {"i", "b"}  # elements that only our hostile texts ask for


@pytest.fixture(scope="module")
def enemy(tmp_path_factory: pytest.TempPathFactory) -> LiveTowns:
    base = tmp_path_factory.mktemp("hostile")
    folder = hostile.hostile_town(base / "dorp").write()
    return hostile.publish(folder, f"sqlite:///{base}/kernkijker.sqlite3")


@pytest.fixture(scope="module")
def visitor(app: Flask, enemy: LiveTowns) -> Visitor:
    return hostile.visitor(app, enemy)


def addresses() -> list[str]:
    town = ["/", "/winkels/", "/licht/", "/over", "/toegankelijkheid", "/winkels/bestaat-niet", "/?op=gisteren"]
    shops = [f"/winkels/{key}" for key in TEXTS]
    return [f"{language}/dorp{path}" for language in LANGUAGES for path in [*town, *shops]]


def fetched(visitor: Visitor, address: str) -> Page:
    status = 404 if "bestaat-niet" in address else 400 if "gisteren" in address else 200
    response = visitor.ask(address)
    assert response.status_code == status, address
    return Page(address, response.get_data(as_text=True))


@pytest.mark.parametrize("address", addresses())
def test_no_text_becomes_an_element(visitor: Visitor, address: str) -> None:
    page = fetched(visitor, address)
    assert page.check() == []
    assert page.all(class_="pwned") == []
    assert {each.tag for each in page.root.iter() if isinstance(each.tag, str)} & BORN_OF_A_TEXT == set()
    assert [each for each in page.all("script") if each.get("src") is None and each.get("type") is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_template_or_format_runs_inside_a_text(visitor: Visitor, language: str) -> None:
    for path in ("/", "/winkels/", "/winkels/template", "/licht/kaart", "/over", "/scherm/schepenhuis"):
        shown = html.unescape(visitor.ask(f"{language if 'scherm' not in path else ''}/dorp{path}").text)
        assert "49" not in re.sub(r"[0-9a-f]{12}|[\w.]*\d{3,}[\w.]*", "", shown.partition("<body")[2].split("<svg")[0])
        assert "{{7*7}}" in shown or r"{{7*7}}" in shown, path


@pytest.mark.parametrize("key", TEXTS)
def test_a_shop_s_name_is_its_heading_to_the_letter(visitor: Visitor, key: str) -> None:
    heading = fetched(visitor, f"/dorp/winkels/{key}").one("h1")
    assert text(heading) == " ".join(TEXTS[key].split())


@pytest.mark.parametrize("key", TEXTS)
def test_search_engines_and_shared_links_get_the_same_name(visitor: Visitor, key: str) -> None:
    page = fetched(visitor, f"/dorp/winkels/{key}")
    block = json.loads(page.one("script", type="application/ld+json").text or "")
    assert block["name"] == TEXTS[key].strip()
    assert page.one("meta", property="og:title").get("content", "").split() == TEXTS[key].split()


def test_documents_stay_json_with_every_text_whole(visitor: Visitor) -> None:
    for name in ("shops.json", "twin.json", "scherm/schepenhuis/route.json", "scherm/schepenhuis/codes.json"):
        json.loads(visitor.ask(f"/dorp/{name}").data)
    names = {shop["slug"]: shop["name"] for shop in json.loads(visitor.ask("/dorp/shops.json").data)["shops"]}
    assert names == {key: text.strip() for key, text in TEXTS.items()}


def test_the_manifest_carries_the_name_as_text(visitor: Visitor) -> None:
    answer = visitor.ask("/dorp/manifest.webmanifest")
    assert answer.content_type == "application/manifest+json"
    assert json.loads(answer.data)["short_name"] == PUZZLE


@pytest.mark.parametrize(
    "asked",
    [*TEXTS.values(), PUZZLE, "nul\0\x7f\x85\uffff", "a" * 5000, "\ud800"],
    ids=[*TEXTS, "puzzle", "control", "endless", "half"],
)
def test_the_search_box_gives_back_what_was_typed_as_text(visitor: Visitor, asked: str) -> None:
    page = fetched(visitor, "/dorp/?q=" + quote(asked, errors="surrogatepass"))
    assert page.check() == []
    assert page.all(class_="pwned") == []
    assert page.all("input", name="q")
    assert all(len(each.get("value", "")) <= 100 for each in page.all("input"))


def test_a_hostile_search_leaves_the_same_elements_as_a_decent_one(visitor: Visitor) -> None:
    decent, hostile_ = (
        visitor.ask("/dorp/?q=" + asked).text for asked in ("qqqq", "%3Cscript%3Ealert(1)%3C/script%3E")
    )
    assert SCRIPT not in hostile_
    assert shapes(decent) == shapes(hostile_)


def shapes(markup: str) -> Counter[str]:
    return Counter(str(each.tag) for each in Page("", markup).root.iter())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_light_map_escapes_what_folium_would_run(visitor: Visitor, language: str) -> None:
    shown = visitor.ask(f"{language}/dorp/licht/kaart").text
    page = Page("light", shown)
    scripts = page.all("script")
    assert {each.get("src", "own") == "own" for each in scripts if each.get("nonce")} == {True}
    assert all(each.get("nonce") or each.get("src") for each in scripts)
    code = "".join(each.text or "" for each in scripts)
    assert "${alert" not in code
    assert "`+alert" not in code
    assert page.all(class_="pwned") == []
    assert "{{7*7}}" in text(page.one("title"))
    assert text(page.one("title")) == text(page.one("h1"))
