"""A passer-by at the screen in the street, portrait, 43 inch."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Server, watched
from tests.browser.screen_visit import SCREEN, begin, choose, open_screen, press, shown, state, type_words

pytestmark = pytest.mark.browser
BOOKSHOP = "boekhandel-de-bladwijzer"


@contextmanager
def in_the_street(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """The screen itself, whose clock stands at the moment that the town was published.

    At a quarter of the pixels, which is the same page. Without the map, which would take seconds a test in software
    and has tests of its own: all else must do without it.
    """
    context = browser.new_context(
        viewport={"width": 540, "height": 960}, base_url=server.url, has_touch=True, service_workers="block"
    )
    context.clock.install(time=server.live.clock())
    context.route("**/js/map/twin_map.js", lambda route: route.abort())
    yield context
    context.close()


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    with in_the_street(browser, server) as context:
        yield context


@pytest.fixture(scope="module")
def glass(browser: Browser, server: Server) -> Iterator[Page]:
    """One screen for many passers-by, as in the street."""
    with in_the_street(browser, server) as context, watched(context) as page:
        open_screen(page)
        yield page


@pytest.fixture
def screen(glass: Page) -> Iterator[Page]:
    """At rest; afterwards it is left as by somebody who is done."""
    assert state(glass) == "attract"
    yield glass
    if state(glass) != "attract":
        press(glass, f"[data-view={state(glass)}] [data-restart]")


def test_at_rest_it_says_how_many_lights_are_on(screen: Page, server: Server) -> None:
    edition = server.live.editions["herzele"]["nl"]
    count = edition.moment(server.live.clock()).open_count
    assert state(screen) == "attract"
    expect(screen.locator("[data-headline]")).to_have_text(f"Bij {count} zaken brandt nu het licht")


def test_at_rest_it_announces_the_market_and_the_time(screen: Page) -> None:
    expect(screen.locator("[data-event]")).to_have_text("Woensdag: markt, 07:30-12:00")
    expect(screen.locator("[data-clock]")).to_contain_text("10:30")
    expect(screen.locator("[data-clock]")).to_contain_text("zaterdag 21 november")


def test_the_touch_cue_speaks_four_languages(screen: Page) -> None:
    cue = screen.locator("[data-touch]")
    for words in ("Raak het scherm aan", "Touchez l'écran", "Touch the screen", "Bildschirm berühren"):
        expect(cue).to_contain_text(words)


def test_a_touch_anywhere_begins(screen: Page) -> None:
    press(screen, "[data-map]")
    assert state(screen) == "browse"


def test_it_says_that_these_are_invented_shops(screen: Page) -> None:
    expect(screen.locator("[data-notice]")).to_contain_text("Demonstratie")


def test_the_categories_count_the_same_shops_as_the_headline(screen: Page, server: Server) -> None:
    begin(screen)
    counts = screen.locator(".group-open").all_inner_texts()
    moment = server.live.editions["herzele"]["nl"].moment(server.live.clock())
    assert [int(text.split()[0]) for text in counts] == [group.open for group in moment.groups.values()]


def test_every_shop_can_be_reached_by_turning_pages(screen: Page, server: Server) -> None:
    begin(screen)
    seen = shown(screen)
    while screen.locator("[data-next]").is_enabled():
        press(screen, "[data-next]")
        seen += shown(screen)
    shops = server.live.editions["herzele"]["nl"].core.shops.values()
    assert sorted(seen) == sorted(shop.slug for shop in shops)


def test_the_pager_says_how_many_more_there_are(screen: Page, server: Server) -> None:
    begin(screen)
    total = len(server.live.editions["herzele"]["nl"].core.shops)
    expect(screen.locator("[data-next]")).to_have_text(f"nog {total - len(shown(screen))} zaken")


def test_what_is_open_and_near_comes_first(screen: Page) -> None:
    begin(screen)
    rows = screen.locator("[data-rows] > li:not([hidden])")
    assert set(rows.evaluate_all("rows => rows.map((row) => row.dataset.state)")) == {"open"}
    minutes = [int(text.split()[0]) for text in rows.locator(".row-way").all_inner_texts()]
    assert minutes == sorted(minutes)


def test_a_category_leaves_only_its_shops(screen: Page) -> None:
    begin(screen)
    press(screen, "[data-groups] [data-group=horeca]")
    groups = screen.locator("[data-rows] > li:not([hidden])").evaluate_all(
        "rows => rows.map((row) => row.dataset.group)"
    )
    assert set(groups) == {"horeca"}
    press(screen, "[data-groups] [data-group=horeca]")
    expect(screen.locator("[data-groups] [data-group=horeca]")).to_have_attribute("aria-pressed", "false")


def test_words_are_written_with_the_keyboard_in_the_page(screen: Page) -> None:
    begin(screen)
    type_words(screen, "brood")
    expect(screen.locator("[data-search-words]")).to_have_text("brood")
    assert "bakkerij-de-korenaar" in shown(screen)
    press(screen, "[data-key=erase]")
    expect(screen.locator("[data-search-words]")).to_have_text("broo")


def test_a_word_that_nothing_matches_gets_a_way_on(screen: Page) -> None:
    begin(screen)
    type_words(screen, "xqzwv")
    expect(screen.locator("[data-nothing]")).to_be_visible()
    press(screen, "[data-search-clear]")
    expect(screen.locator("[data-nothing]")).to_be_hidden()


def test_another_moment_changes_list_counts_and_light(screen: Page) -> None:
    begin(screen)
    before = screen.locator(".group-open").all_inner_texts()
    screen.locator("[data-range]").evaluate("range => { range.value = 1425; range.dispatchEvent(new Event('input')); }")
    assert screen.locator("html").get_attribute("data-light") == "night"
    assert screen.locator(".group-open").all_inner_texts() != before
    press(screen, "[data-now]")
    assert screen.locator(".group-open").all_inner_texts() == before


def test_past_the_horizon_it_says_that_it_does_not_know(page: Page) -> None:
    open_screen(page)
    begin(page)
    for _ in range(14):
        press(page, "[data-day='1']")
    expect(page.locator("[data-day='1']")).to_be_disabled()
    press(page, "[data-restart] >> visible=true")
    page.clock.set_fixed_time("2026-12-20T12:00:00+01:00")
    begin(page)
    expect(page.locator(".row-title").first).to_have_text("Uren onbekend")


def test_a_chosen_shop_shows_the_way_the_week_and_a_code(screen: Page) -> None:
    begin(screen)
    choose(screen, BOOKSHOP)
    expect(screen.locator("[data-result-name]")).to_have_text("Boekhandel De Bladwijzer")
    expect(screen.locator("[data-result-walk]")).to_contain_text("min wandelen")
    expect(screen.locator(".step-words").last).to_contain_text("aan uw")
    expect(screen.locator("[data-week] tr")).to_have_count(7)
    assert len(screen.locator(".code-drawing path").get_attribute("d") or "") > 1000


def test_the_language_changes_in_place(screen: Page) -> None:
    begin(screen)
    choose(screen, BOOKSHOP)
    address = screen.url
    press(screen, "[data-view=result] [data-language=fr]")
    expect(screen.locator("[data-view=result] [data-restart]")).to_have_text("Terminé")
    expect(screen.locator("[data-result-walk]")).to_contain_text("à pied")
    assert screen.locator("html").get_attribute("lang") == "fr"
    assert screen.url == address


@pytest.mark.parametrize(("language", "touch"), [("fr", "Horaires"), ("en", "Hours"), ("de", "Zeiten")])
def test_no_dutch_is_left_in_another_language(screen: Page, language: str, touch: str) -> None:
    press(screen, f"[data-view=attract] [data-language={language}]")
    choose(screen, BOOKSHOP)
    expect(screen.locator("[data-week] caption")).to_contain_text(touch)
    assert "wandelen" not in screen.locator("[data-panel]").inner_text()


def test_high_contrast_is_for_this_visit_only(screen: Page) -> None:
    begin(screen)
    press(screen, "[data-view=browse] [data-comfort=contrast]")
    assert screen.locator("html").get_attribute("data-contrast") == "high"
    press(screen, "[data-view=browse] [data-restart]")
    assert screen.locator("html").get_attribute("data-contrast") == "normal"


def test_it_never_leaves_the_page(screen: Page) -> None:
    assert screen.locator("a[href], form, iframe, [target]").count() == 0
    screen.go_back()
    screen.evaluate("history.length")  # it has answered, and stands where it stood
    screen.go_back()
    assert screen.url.endswith(SCREEN)
    assert state(screen) == "attract"


def test_no_gesture_or_shortcut_gets_through(screen: Page) -> None:
    prevented = """(kinds) => kinds.map(([name, make, options]) =>
        !document.body.dispatchEvent(new window[make](name, {bubbles: true, cancelable: true, ...options})))"""
    kinds = [
        ["contextmenu", "MouseEvent", {}],
        ["dragstart", "DragEvent", {}],
        ["selectstart", "Event", {}],
        ["wheel", "WheelEvent", {"ctrlKey": True}],
        ["keydown", "KeyboardEvent", {"key": "F5"}],
        ["keydown", "KeyboardEvent", {"key": "ArrowLeft", "altKey": True}],
        ["keydown", "KeyboardEvent", {"key": "p", "ctrlKey": True}],
    ]
    assert screen.evaluate(prevented, kinds) == [True] * len(kinds)
    assert screen.evaluate(prevented, [["keydown", "KeyboardEvent", {"key": "Tab"}]]) == [False]


def test_a_fixed_moment_may_be_asked_for(page: Page) -> None:
    open_screen(page, f"{SCREEN}?op=2026-11-25T08:00")
    expect(page.locator("[data-event]")).to_have_text("Nu: markt, tot 12:00")


def test_many_visits_leave_nothing_behind(screen: Page) -> None:
    def visit() -> None:
        begin(screen)
        press(screen, "[data-groups] [data-group=vers]")
        press(screen, "[data-rows] > li:first-child button")
        press(screen, "[data-back]")
        type_words(screen, "bo")
        press(screen, "[data-view=browse] [data-language=de]")
        press(screen, "[data-view=browse] [data-restart]")

    for _ in range(3):
        visit()
    nodes = "document.querySelectorAll('[data-panel] *').length"
    before = screen.evaluate(nodes)
    for _ in range(8):
        visit()
    assert screen.evaluate(nodes) == before
