"""The way to a shop on the public map: from a position or a screen, and words where neither is known."""

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_map import PATIENCE, on_map
from tests.browser.visit import open_core

pytestmark = pytest.mark.browser
AT_THE_CHURCH: Any = {"longitude": 3.8925, "latitude": 50.8873}
BRUSSELS: Any = {"longitude": 4.35, "latitude": 50.85}
SHOP = "/herzele/winkels/bakkerij-de-korenaar"
NOTE = "[data-nearby-note]"
ENDS = """
    await twin.idle();
    const { geometry } = (await twin.map.getSource('route').getData()).features[0] ?? {};
    return geometry && [geometry.coordinates[0], geometry.coordinates.at(-1)];"""


def tap_route(page: Page, address: str = SHOP) -> None:
    page.goto(address)
    page.get_by_role("link", name=re.compile("^Route")).click()
    page.locator("html[data-alive]").wait_for()


def map_is_drawn(page: Page) -> None:
    page.locator("#kaart[data-map-ready]").wait_for(timeout=PATIENCE)


def ends(page: Page) -> Any:
    """Start and end of the route on the map, [lon, lat] each; None without one."""
    return on_map(page, ENDS)


def door(page: Page) -> Any:
    script = """const { shops } = await (await fetch('twin.json')).json();
        return shops.find(({ slug }) => slug === 'bakkerij-de-korenaar').door;"""
    return on_map(page, script)


def is_the_whole_route_in_sight(page: Page) -> Any:
    return on_map(
        page,
        """await twin.idle();
        const { coordinates } = (await twin.map.getSource('route').getData()).features[0].geometry;
        const bar = document.querySelector('.timebar').getBoundingClientRect();
        const map = document.querySelector('#kaart').getBoundingClientRect();
        const foot = Math.min(map.bottom, bar.top) - map.top;
        return coordinates.map((at) => twin.map.project(at))
          .every(({ x, y }) => x > 0 && y > 0 && x < map.width && y < foot);""",
    )


def test_route_on_a_shops_page_leads_from_ones_own_position_to_the_door(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["geolocation"])
    context.set_geolocation(AT_THE_CHURCH)
    tap_route(page)
    expect(page).to_have_url("/herzele/?zaak=bakkerij-de-korenaar")
    expect(page.locator(NOTE)).to_contain_text("dichtste eerst")
    map_is_drawn(page)
    assert ends(page) == [[AT_THE_CHURCH["longitude"], AT_THE_CHURCH["latitude"]], door(page)]
    expect(page.locator("[data-chosen] [data-walk]")).to_contain_text("min")
    minutes = page.locator("[data-chosen] [data-walk]").text_content()
    expect(page.locator(".map-way")).to_have_text(f"Bakkerij De Korenaar · {minutes}", use_inner_text=True)
    assert is_the_whole_route_in_sight(page)


def test_on_a_phone_the_way_fills_the_page_without_another_tap(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["geolocation"])
    context.set_geolocation(AT_THE_CHURCH)
    page.set_viewport_size({"width": 390, "height": 844})
    tap_route(page)
    map_is_drawn(page)
    expect(page.locator("#kaart[data-large]")).to_have_count(1)
    expect(page.locator(".map-way")).to_be_visible()
    assert is_the_whole_route_in_sight(page)
    page.keyboard.press("Escape")
    expect(page.locator("#kaart[data-large]")).to_have_count(0)


def test_who_refuses_is_told_and_offered_the_way_from_a_screen(page: Page, context: BrowserContext) -> None:
    context.clear_permissions()
    tap_route(page)
    expect(page.locator(NOTE)).to_contain_text("U hebt uw positie niet gedeeld")
    map_is_drawn(page)
    assert ends(page) is None
    page.locator(NOTE).get_by_role("link", name="Toon de weg vanaf het scherm Schepenhuis").click()
    expect(page).to_have_url("/herzele/?zaak=bakkerij-de-korenaar&van=schepenhuis")
    expect(page.locator(NOTE)).to_have_text("Wandeltijden vanaf het scherm Schepenhuis.")
    assert ends(page)[1] == door(page)


def test_who_is_far_away_is_told_and_offered_the_same(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["geolocation"])
    context.set_geolocation(BRUSSELS)
    tap_route(page)
    expect(page.locator(NOTE)).to_contain_text("te ver van Herzele")
    expect(page.locator(NOTE).get_by_role("link")).to_have_count(2)


def test_who_scanned_a_screen_walks_from_there_and_is_asked_nothing(page: Page) -> None:
    page.add_init_script("navigator.geolocation.getCurrentPosition = () => { throw new Error('asked'); };")
    tap_route(page, f"{SHOP}?van=schepenhuis")
    expect(page).to_have_url("/herzele/?zaak=bakkerij-de-korenaar&van=schepenhuis")
    map_is_drawn(page)
    start, end = ends(page)
    assert end == door(page)
    screens = on_map(page, "return (await (await fetch('twin.json')).json()).screens")
    assert start in [screen["at"] for screen in screens if screen["id"] == "schepenhuis"]


def test_letting_go_of_position_and_shop_takes_the_route_away(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["geolocation"])
    context.set_geolocation(AT_THE_CHURCH)
    tap_route(page)
    map_is_drawn(page)
    assert ends(page)
    page.locator("[data-module=nearby]").click()
    expect(page.locator(".map-way")).to_be_hidden()
    assert ends(page) is None


def test_a_reload_or_a_shared_link_asks_nothing(page: Page) -> None:
    page.add_init_script("navigator.geolocation.getCurrentPosition = () => { throw new Error('asked'); };")
    open_core(page, "/herzele/?zaak=bakkerij-de-korenaar&route=1")
    expect(page).to_have_url("/herzele/?zaak=bakkerij-de-korenaar")
    expect(page.locator(NOTE)).to_be_hidden()


def test_a_way_that_is_drawn_for_a_choice_is_told_once_and_not_again_by_a_reload(page: Page) -> None:
    told: list[str | None] = []
    page.on("request", lambda asked: told.append(asked.post_data) if asked.url.endswith("/herzele/gebruik") else None)
    page.goto("/herzele/?van=schepenhuis")
    map_is_drawn(page)
    rows = page.locator("[data-choose]")
    for row in (0, 1, 0):
        with page.expect_event("framenavigated"):
            rows.nth(row).click()
    expect(page.locator(".map-way")).to_be_visible()
    slugs = [rows.nth(row).get_attribute("data-choose") for row in (0, 1)]
    assert told == [f'{{"route":"{slug}"}}' for slug in slugs]
    page.reload()
    map_is_drawn(page)
    assert ends(page)
    assert len(told) == 2


def test_the_moment_and_the_screen_go_along_to_the_shops_page_and_back(page: Page) -> None:
    open_core(page, "/herzele/?van=schepenhuis&zaak=bakkerij-de-korenaar")
    page.locator("[data-at=tonight]").click()
    page.locator("[data-chosen] .row-more").click()
    expect(page).to_have_url("/herzele/winkels/bakkerij-de-korenaar?van=schepenhuis&op=2026-11-21T20:00")
    expect(page.locator(".shop-state")).to_contain_text("zaterdag 21 november 20:00")
    page.locator(".shop-back").click()
    expect(page).to_have_url("/herzele/?zaak=bakkerij-de-korenaar&op=2026-11-21T20:00&van=schepenhuis")
    expect(page.locator("[data-time]")).to_have_text("20:00")
