"""The map in a real browser: it draws what the list says, and a choice in one is a choice in the other."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FRIDAY_AT_DUSK = "/herzele/?op=2026-11-27T17:05"
PATIENCE = 60_000  # ms; a processor draws what a graphics card should


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


def test_map_library_and_policy_have_nothing_to_complain_of(page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    open_map(page)
    assert complaints == []


def test_without_webgl_the_page_offers_the_light_map(page: Page) -> None:
    page.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...more) "
        "{ return kind.startsWith('webgl') ? null : get.call(this, kind, ...more); };"
    )
    page.goto(FRIDAY_AT_DUSK)
    page.locator("html[data-alive]").wait_for()
    expect(page.locator("[data-map-fallback] a")).to_be_visible()
    expect(page.locator(".maplibregl-canvas")).to_have_count(0)


def test_a_map_that_is_still_to_come_is_not_called_missing(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.route("**/js/map/map.js", lambda route: route.abort())
    page.goto(FRIDAY_AT_DUSK)
    page.locator("html[data-alive]").wait_for()
    expect(page.locator("[data-map-fallback] a")).to_be_hidden()
    page.keyboard.press("Shift")  # a sign of life: from here on the map is fetched
    expect(page.locator("[data-map-fallback] a")).to_be_visible()
