"""A town whose every text tries to be more than text, in a real browser: nothing runs, nothing breaks out."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from tests import hostile
from tests.agent.faults import fault
from tests.browser.loopback import listening
from tests.browser.screen_visit import READY_MS, begin, press
from tests.browser.window import without_map
from tests.hostile import PUZZLE, TEXTS

pytestmark = pytest.mark.browser
PHONE, SCREEN = {"width": 390, "height": 844}, {"width": 1080, "height": 1920}


@pytest.fixture(scope="module")
def address(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    base = tmp_path_factory.mktemp("hostile")
    folder = hostile.hostile_town(base / "dorp").write()
    live = hostile.publish(folder, f"sqlite:///{base}/kernkijker.sqlite3")
    with listening(hostile.service(app, live)) as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that fails its test when a dialog opens, a script throws or the policy had to stop something."""
    viewport = SCREEN if "screen" in request.node.name else PHONE
    context = browser.new_context(viewport=viewport, base_url=address)  # type: ignore[arg-type]  # a ViewportSize
    context.clock.install(time=hostile.SATURDAY_MORNING)
    page = context.new_page()
    failures: list[str] = []
    page.on("dialog", lambda dialog: (failures.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: failures.append(f"script: {error}"))
    page.on("console", lambda each: failures.append(each.text) if "Content Security Policy" in each.text else None)
    page.on(
        "request",
        lambda each: failures.append(each.url) if not each.url.startswith((address, "data:", "blob:")) else None,
    )
    yield page
    context.close()
    assert failures == []


def nothing_broke_out(page: Page) -> None:
    for frame in page.frames:
        assert frame.locator(".pwned, img[src='x'], [onerror], [onclick]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_no_text_runs_or_breaks_out_on_a_phone(page: Page) -> None:
    without_map(page)
    shops = [f"/dorp/winkels/{key}" for key in TEXTS]
    for path in ("/dorp/", "/dorp/winkels/", "/dorp/over", "/fr/dorp/", "/dorp/winkels/bestaat-niet", *shops):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        nothing_broke_out(page)


def test_the_list_shows_every_name_to_the_letter(page: Page) -> None:
    without_map(page)
    page.goto("/dorp/")
    page.locator("html[data-alive]").wait_for()
    names = page.locator("[data-shop] .row-name").evaluate_all("links => links.map((a) => a.textContent)")
    assert sorted(" ".join(name.split()) for name in names) == sorted(" ".join(text.split()) for text in TEXTS.values())


def test_a_search_for_markup_finds_the_shop_and_shows_it_as_text(page: Page) -> None:
    without_map(page)
    page.goto("/dorp/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    page.locator("html[data-alive]").wait_for()
    assert page.locator("input[name=q][type=search]").input_value() == "<script>alert(1)</script>"
    page.locator("input[name=q][type=search]").fill('"><img src=x onerror=alert(1)>')
    page.locator("[data-count]").wait_for()
    nothing_broke_out(page)


def test_the_light_map_shows_names_as_text_in_popups_and_signs(page: Page) -> None:
    page.goto("/dorp/licht/kaart")
    page.locator(".leaflet-container path.leaflet-interactive").first.wait_for()
    assert page.title().endswith(PUZZLE)
    shops = page.locator("path.leaflet-interactive")
    opened, hovered = [], []
    for number in range(shops.count()):
        shops.nth(number).dispatch_event("mouseover")
        hovered += page.locator(".leaflet-tooltip").all_inner_texts()
        shops.nth(number).dispatch_event("click")
        opened += page.locator(".leaflet-popup-content").all_inner_texts()
        nothing_broke_out(page)
    assert any("{{7*7}}" in text and "${alert(5)}" in text for text in hovered)
    assert any("<script>alert(1)</script>" in text for text in opened)


def test_the_map_draws_its_signs_with_such_names(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 700})
    page.goto("/dorp/")
    page.locator("[data-map-ready] canvas").first.wait_for(timeout=READY_MS)
    nothing_broke_out(page)


@fault("a hostile text in a listing", "It is only ever text: nothing runs, nothing breaks out, nothing is loaded.")
def test_the_screen_shows_such_a_shop_and_its_code(page: Page) -> None:
    page.goto("/dorp/scherm/schepenhuis")
    page.locator("html[data-ready=true]").wait_for(timeout=READY_MS)
    nothing_broke_out(page)
    assert PUZZLE in page.title()
    begin(page)
    seen = set()
    while True:
        for slug in page.locator("[data-rows] > li:not([hidden])").evaluate_all(
            "rows => rows.map((r) => r.dataset.slug)"
        ):
            seen.add(slug)
            press(page, f"[data-slug='{slug}'] button")
            page.locator("html[data-screen-state=result]").wait_for()
            shown = page.locator("[data-result-name]").inner_text()
            assert " ".join(shown.split()) == " ".join(TEXTS[slug].split())
            nothing_broke_out(page)
            assert page.locator("[data-code] path").get_attribute("d")
            press(page, "[data-back]")
            page.locator("html[data-screen-state=browse]").wait_for()
        if not page.locator("[data-next]:enabled").count():
            break
        press(page, "[data-next]:enabled")
    assert seen == set(TEXTS)
