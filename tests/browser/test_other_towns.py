"""Other towns in a real browser, and the rules that hold on every page: no third party, no cookie, nothing invented."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from geodata.dataset import read
from geodata.digest import digest
from geodata.importers.osm import import_osm
from geodata.light_map import render
from tests import hostile
from tests.browser.conftest import Server
from tests.browser.loopback import listening
from tests.browser.visit import open_core
from tests.conftest import SATURDAY_MORNING
from tests.geodata.tiny_town import two_streets
from twin.services.live import LiveTowns
from twin.services.load_town import load_town
from twin.storage.database import connect

pytestmark = pytest.mark.browser
PATIENCE = 120_000  # ms; a processor draws what a graphics card should
PHONE, DESKTOP = (390, 844), (1440, 900)


def serve(app: Flask, base: Path, *folders: Path) -> Iterator[str]:
    engine = connect(f"sqlite:///{base}/kernkijker.sqlite3")
    for folder in folders:
        load_town(engine, read(folder), digest(folder), render)
    live = LiveTowns(engine, base, clock=lambda: SATURDAY_MORNING)
    live.publish()
    with listening(hostile.service(app, live)) as url:
        yield url


@pytest.fixture(scope="module")
def empty_town(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose only town has streets and houses, and no shop, place or screen."""
    town = two_streets(tmp_path_factory.mktemp("empty") / "dorp")
    for layer in ("shops", "premises", "places", "screens"):
        town.layers[layer].clear()
    yield from serve(app, town.folder.parent, town.write())


@pytest.fixture(scope="module")
def small_town(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a town with a bakery that is closed on Saturday and a bookshop whose hours nobody knows."""
    town = two_streets(tmp_path_factory.mktemp("small") / "dorp")
    yield from serve(app, town.folder.parent, town.write())


@pytest.fixture(scope="module")
def real_towns(app: Flask, real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    base = tmp_path_factory.mktemp("real")
    for slug, name in (("monaco", "monaco-latest.osm.pbf"), ("wechelderzande", "wechelderzande_osmsharp.osm")):
        import_osm(real_data / "osm-real" / name, slug, base, None, None, lambda what, done: None)
    yield from serve(app, base, base / "monaco", base / "wechelderzande")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails its test when a script throws, a third party is asked or a cookie is set."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    context.clock.install(time=SATURDAY_MORNING)
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(f"script: {error}"))
    page.on("console", lambda each: failures.append(each.text) if "Content Security Policy" in each.text else None)
    page.on("response", lambda each: failures.append(f"{each.status} {each.url}") if each.status >= 400 else None)
    near = ("http://127.0.0.1:", "data:", "blob:", "about:")
    page.on("request", lambda each: failures.append(each.url) if not each.url.startswith(near) else None)
    yield page
    failures += [f"cookie: {cookie.get('name')}" for cookie in context.cookies()]
    context.close()
    assert failures == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    ("language", "said"),
    [("", "Hier zijn nog geen zaken bekend"), ("/fr", "Aucun commerce n’est encore connu ici")],
)
def test_a_town_without_a_shop_stays_sensible_when_scripts_run(
    page: Page, empty_town: str, size: tuple[int, int], language: str, said: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_core(page, f"{empty_town}{language}/dorp/")
    page.locator("input[type=range]").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-count]").inner_text() == said
    assert page.locator("[data-empty]").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_town_without_a_shop_has_a_map(page: Page, empty_town: str) -> None:
    page.goto(f"{empty_town}/dorp/")
    page.locator("#kaart[data-map-ready]").wait_for(timeout=PATIENCE)
    page.goto(f"{empty_town}/dorp/licht/kaart")
    page.locator(".leaflet-container path").first.wait_for(state="attached")


@pytest.mark.real_data
def test_monaco_draws_and_lights_the_shops_that_its_list_calls_open(page: Page, real_towns: str) -> None:
    page.goto(f"{real_towns}/monaco/")
    page.locator("#kaart[data-map-ready]").wait_for(timeout=PATIENCE)
    lit = set(page.evaluate("document.querySelector('#kaart').twinMap.open"))
    said = page.locator("[data-shop][data-state=open]").evaluate_all("rows => rows.map((row) => row.dataset.shop)")
    assert lit == set(said)
    assert len(lit) > 50
    assert page.locator(".languages a").first.inner_text() == "FR"
    assert page.locator("a[href*='/scherm/']").count() == 0


@pytest.mark.real_data
def test_wechelderzande_has_a_usable_map(page: Page, real_towns: str) -> None:
    page.goto(f"{real_towns}/wechelderzande/")
    page.locator("#kaart[data-map-ready]").wait_for(timeout=PATIENCE)
    assert page.locator("[data-count]").inner_text().startswith("0 van ")


def test_no_page_asks_a_third_party_or_sets_a_cookie(page: Page, server: Server) -> None:
    slug = next(iter(server.live.editions["herzele"]["nl"].core.by_slug))
    paths = (
        "/",
        "winkels/",
        f"winkels/{slug}",
        "licht/",
        "licht/kaart",
        "over",
        "toegankelijkheid",
        "scherm/schepenhuis",
    )
    for path in paths:
        page.goto(f"{server.url}/herzele/{path.removeprefix('/')}")
        page.wait_for_load_state("load")
    page.locator("html[data-ready=true]").wait_for(timeout=PATIENCE)
    page.evaluate("navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((each) => each.unregister()))")


def test_past_the_horizon_the_browser_says_unknown_too(page: Page, server: Server) -> None:
    end = server.live.editions["herzele"]["nl"].horizon.end
    for at, known in ((end - timedelta(minutes=1), True), (end, False), (end + timedelta(days=700), False)):
        open_core(page, f"{server.url}/herzele/?op={at:%Y-%m-%dT%H:%M}")
        rows = page.locator("[data-shop]")
        kinds = set(rows.evaluate_all("rows => rows.map((row) => row.dataset.state)"))
        assert (kinds != {"unknown"}) == known
        if not known:
            assert page.locator("[data-count]").inner_text() == "Voor dit moment zijn de uren nog niet bekend"


def test_the_screen_says_that_its_shops_are_invented_and_whose_data_it_shows(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1080, "height": 1920})
    page.goto(f"{server.url}/herzele/scherm/schepenhuis")
    page.locator("html[data-ready=true]").wait_for(timeout=PATIENCE)
    town = server.live.editions["herzele"]["nl"].snapshot["town"]
    said = page.locator("[data-notice]:visible").first.inner_text()
    assert said.split() == [*town["notice"].split(), *town["attribution"].split()]


def test_the_screen_calls_all_closed_only_when_all_hours_are_known(page: Page, small_town: str) -> None:
    page.set_viewport_size({"width": 1080, "height": 1920})
    page.goto(f"{small_town}/dorp/scherm/schepenhuis")
    page.locator("html[data-ready=true]").wait_for(timeout=PATIENCE)
    assert page.locator("[data-headline]").inner_text() == "Voor zover bekend is nu geen zaak open"
