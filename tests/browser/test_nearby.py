"""My position: asked on a tap only, and its answer told in plain words."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.visit import FOUND, open_core

pytestmark = pytest.mark.browser
MARKET: Any = {"longitude": 3.8925, "latitude": 50.8845}
BRUSSELS: Any = {"longitude": 4.35, "latitude": 50.85}


def test_the_nearest_open_shops_come_first_with_minutes_on_foot(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["geolocation"])
    context.set_geolocation(MARKET)
    open_core(page)
    page.locator("[data-module=nearby]").click()
    expect(page.locator("[data-nearby-note]")).to_contain_text("dichtste eerst")
    walks = page.locator(f"{FOUND}[data-state=open] [data-walk]").evaluate_all(
        "slots => slots.map((slot) => slot.textContent)"
    )
    minutes = [int("".join(filter(str.isdigit, walk))) for walk in walks]
    assert minutes == sorted(minutes)
    assert minutes[0] < 5
    expect(page).to_have_url("/herzele/")
    page.locator("[data-module=nearby]").click()
    expect(page.locator(f"{FOUND} [data-walk]").first).to_have_text("")


def test_nobody_is_asked_before_the_tap(page: Page) -> None:
    page.add_init_script("navigator.geolocation.getCurrentPosition = () => { throw new Error('asked too soon'); };")
    open_core(page)
    page.locator("[name=q]").fill("brood")
    expect(page.locator("[data-module=nearby]")).to_have_attribute("aria-pressed", "false")


def test_who_refuses_is_told_that_nothing_changed(page: Page, context: BrowserContext) -> None:
    context.clear_permissions()
    open_core(page)
    page.locator("[data-module=nearby]").click()
    expect(page.locator("[data-nearby-note]")).to_have_text(
        "U hebt uw positie niet gedeeld. De lijst blijft zoals ze was."
    )


def test_who_is_far_away_is_told_so(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["geolocation"])
    context.set_geolocation(BRUSSELS)
    open_core(page)
    page.locator("[data-module=nearby]").click()
    expect(page.locator("[data-nearby-note]")).to_contain_text("te ver van Herzele")
