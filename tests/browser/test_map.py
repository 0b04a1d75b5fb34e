"""The map in a real browser: it draws what the list says, and a choice in one is a choice in the other."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server
from tests.browser.window import Window

pytestmark = pytest.mark.browser

FRIDAY_AT_DUSK = "/herzele/?op=2026-11-27T17:05"
PATIENCE = 60_000  # ms; a processor draws what a graphics card should


@pytest.fixture
def page(visitor: Window) -> Iterator[Page]:
    with visitor.of(None) as page:
        yield page


def open_map(page: Page, address: str = FRIDAY_AT_DUSK) -> None:
    page.goto(address)
    page.locator("#kaart[data-map-ready]").wait_for(timeout=PATIENCE)


def on_map(page: Page, script: str) -> Any:
    """What ``script`` says, with `twin` the map's own object."""
    return page.evaluate(f"async () => {{ const twin = document.querySelector('#kaart').twinMap; {script} }}")


def test_the_map_lights_exactly_the_shops_that_the_list_calls_open(page: Page) -> None:
    open_map(page)
    lit = set(on_map(page, "return twin.open"))
    said = page.locator("[data-shop][data-state=open]").evaluate_all("rows => rows.map((row) => row.dataset.shop)")
    assert lit == set(said)
    assert lit


def test_the_map_follows_the_slider_without_a_request(page: Page) -> None:
    open_map(page)
    before = on_map(page, "return twin.open.length")
    requests: list[str] = []
    page.on("request", lambda asked: requests.append(asked.url) if asked.resource_type in ("fetch", "xhr") else None)
    page.locator(".timebar input[type=range]").evaluate(
        "bar => { bar.value = bar.min; bar.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    on_map(page, "await twin.idle()")
    assert on_map(page, "return twin.open.length") < before
    assert requests == []


def test_a_shop_chosen_on_the_map_is_chosen_on_the_page(page: Page) -> None:
    open_map(page)
    canvas = page.locator(".maplibregl-canvas").bounding_box()
    assert canvas is not None
    nearest = on_map(
        page,
        """const shops = (await (await fetch('twin.json')).json()).shops;
        const seen = shops.map((shop) => ({ slug: shop.slug, ...twin.map.project(shop.door) }))
          .filter(({ x, y }) => x > 120 && x < 850 && y > 150 && y < 600);
        return seen[0];""",
    )
    page.mouse.click(canvas["x"] + nearest["x"], canvas["y"] + nearest["y"])
    page.wait_for_url("**zaak=**")


def test_a_shop_chosen_in_the_address_stands_in_the_middle_of_the_map(page: Page) -> None:
    open_map(page, f"{FRIDAY_AT_DUSK}&zaak=bakkerij-de-korenaar")
    away = on_map(
        page,
        """const { shops } = await (await fetch('twin.json')).json();
        const shop = shops.find(({ slug }) => slug === 'bakkerij-de-korenaar');
        const [at, middle] = [twin.map.project(shop.door), twin.map.project(twin.map.getCenter())];
        return Math.hypot(at.x - middle.x, at.y - middle.y);""",
    )
    assert away < 2


def test_nothing_is_drawn_while_nothing_changes(page: Page) -> None:
    open_map(page)
    frames = on_map(
        page,
        """await twin.atRest();
        let frames = 0; twin.map.on('render', () => { frames += 1; });
        await new Promise((done) => setTimeout(done, 1000));  // the window in which nothing may happen
        return frames;""",
    )
    assert frames == 0


def test_the_map_is_worked_by_keyboard_and_has_names_for_all_its_buttons(page: Page) -> None:
    open_map(page)
    canvas = page.get_by_role("region", name="Kaart van het centrum")
    canvas.focus()
    expect(canvas).to_have_attribute("aria-describedby", "map-description")
    zoom = on_map(page, "return twin.map.getZoom()")
    page.keyboard.press("-")
    on_map(page, "await twin.idle()")
    assert on_map(page, "return twin.map.getZoom()") < zoom
    names = page.locator(".map-button").evaluate_all(
        "buttons => buttons.map((button) => button.getAttribute('aria-label'))"
    )
    assert len(names) == 5
    assert all(names)


def test_the_flat_map_looks_straight_down_and_back_again(page: Page) -> None:
    open_map(page)
    flat = page.locator("[data-control=flat]")
    for pressed, pitch in (("true", 0), ("false", 62)):
        flat.click()
        expect(flat).to_have_attribute("aria-pressed", pressed)
        on_map(page, "await twin.idle()")
        assert round(on_map(page, "return twin.map.getPitch()")) == pitch


def test_the_map_comes_back_after_the_graphics_card_lost_it(page: Page) -> None:
    open_map(page)
    lit = on_map(page, "return twin.open.length")
    on_map(
        page,
        """const lost = twin.map.getCanvas().getContext('webgl2').getExtension('WEBGL_lose_context');
        const back = new Promise((done) => twin.map.once('webglcontextrestored', () => twin.map.once('idle', done)));
        lost.loseContext(); setTimeout(() => lost.restoreContext(), 50); await back;""",
    )
    assert on_map(page, "return twin.open.length") == lit


def test_map_library_and_policy_have_nothing_to_complain_of(own_page: Page) -> None:
    page = own_page
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    open_map(page)
    assert complaints == []


def test_without_webgl_the_page_offers_the_light_map(own_page: Page) -> None:
    page = own_page
    page.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...more) "
        "{ return kind.startsWith('webgl') ? null : get.call(this, kind, ...more); };"
    )
    page.goto(FRIDAY_AT_DUSK)
    page.locator("html[data-alive]").wait_for()
    expect(page.locator("[data-map-fallback] a")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".maplibregl-canvas")).to_have_count(0)


def test_a_map_that_is_still_to_come_is_not_called_missing(browser: Browser, server: Server) -> None:
    """By the browser's own clock: that the page waits until it is idle is part of what is seen here."""
    context = browser.new_context(
        base_url=server.url,
        viewport={"width": 390, "height": 844},
        service_workers="block",  # what it fetches comes past the route
    )
    page = context.new_page()
    page.route("**/js/map/map.js", lambda route: route.abort())
    page.goto(FRIDAY_AT_DUSK)
    page.locator("html[data-alive]").wait_for()
    expect(page.locator("[data-map-fallback] a")).to_be_hidden()
    page.keyboard.press("Shift")  # a sign of life: from here on the map is fetched
    expect(page.locator("[data-map-fallback] a")).to_be_visible(timeout=PATIENCE)
    context.close()


GREEN_SPOT = """
    const { shops } = await (await fetch('twin.json')).json();
    const places = () => shops.map(({ id, slug, door }) => ({ id, slug, ...twin.map.project(door) }));
    const before = places();
    twin.map.panBy([400, 0], { animate: false });
    await twin.idle();
    const after = places();
    return before.find(({ x, y }, i) => x > 60 && y > 150 && y < 600 && after[i].x < -60
      && after.every((other) => Math.hypot(other.x - x, other.y - y) > 60)
      && twin.map.queryRenderedFeatures([x, y], { layers: ['signs', 'shops'] }).length === 0);
"""


def test_a_tap_where_a_shop_stood_before_the_map_moved_chooses_nothing(page: Page) -> None:
    open_map(page)
    spot = on_map(page, GREEN_SPOT)
    canvas = page.locator(".maplibregl-canvas").bounding_box()
    assert canvas
    page.evaluate(
        "document.querySelector('#kaart').twinMap.map.once('click', () => { document.body.dataset.tapped = ''; })"
    )
    page.mouse.click(canvas["x"] + spot["x"], canvas["y"] + spot["y"])
    page.locator("body[data-tapped]").wait_for()
    expect(page).to_have_url(FRIDAY_AT_DUSK)


def test_a_shop_that_the_filter_leaves_out_is_not_chosen_on_the_map(page: Page) -> None:
    open_map(page, f"{FRIDAY_AT_DUSK}&soort=horeca")
    spot = on_map(
        page,
        """const { shops } = await (await fetch('twin.json')).json();
        const shown = twin.map.queryRenderedFeatures({ layers: ['shops'] }).map(({ properties }) => properties.id);
        const out = shops.filter(({ id, group }) => group !== 'horeca' && shown.includes(id));
        for (const { id, door } of out) {
          const at = twin.map.project(door);
          for (let up = 4; up < 40; up += 7) {
            const point = { x: at.x, y: at.y - up };
            const isClear = point.x > 40 && point.x < innerWidth && point.y > 120 && point.y < innerHeight - 120;
            if (!isClear) continue;
            const hits = twin.map.queryRenderedFeatures([point.x, point.y], { layers: ['shops', 'signs'] });
            const hasSign = hits.some(({ layer }) => layer.id === 'signs');
            if (!hasSign && hits[0]?.properties.id === id) return point;
          }
        }""",
    )
    canvas = page.locator(".maplibregl-canvas").bounding_box()
    assert canvas
    page.evaluate(
        "document.querySelector('#kaart').twinMap.map.once('click', () => { document.body.dataset.tapped = ''; })"
    )
    page.mouse.click(canvas["x"] + spot["x"], canvas["y"] + spot["y"])
    page.locator("body[data-tapped]").wait_for()
    expect(page).to_have_url(f"{FRIDAY_AT_DUSK}&soort=horeca")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_every_shop_of_the_dense_rows_is_reached_by_its_dot_and_named_from_nearby(
    page: Page, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(FRIDAY_AT_DUSK)
    page.locator("html[data-alive]").wait_for()
    page.locator("[data-module=larger]").evaluate("button => button.click()")
    page.keyboard.press("Shift")  # a sign of life: from here on the map is fetched
    page.locator("#kaart[data-map-ready]").wait_for(timeout=PATIENCE)
    missed = on_map(
        page,
        """const { shops } = await (await fetch('twin.json')).json();
        const missed = [];
        const dense = shops.filter(({ street }) => ['Markt', 'Groenlaan'].includes(street));
        for (const { id, slug, name, door } of dense) {
          let isNamed = !twin.open.includes(id);  // only open shops bear a name without being asked
          for (const zoom of [20, 20.5, 21]) {
            twin.map.jumpTo({ center: door, zoom, pitch: 45 });
            const { features } = await twin.map.getSource('signs').getData();
            isNamed ||= features.some(({ properties }) => properties.id === id && properties.text);
          }
          if (!isNamed) missed.push([name, 'has no name']);
          const { x, y } = twin.map.project(door);
          twin.map.fire('click', { point: { x, y } });
          const chosen = new URLSearchParams(location.search).get('zaak');
          if (chosen !== slug) missed.push([name, chosen]);
        }
        return [dense.length > 20, missed];""",
    )
    assert missed == [True, []]
