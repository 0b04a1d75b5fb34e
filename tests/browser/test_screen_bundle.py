"""The page of a machine asks for nothing that its bundle does not hold, so that it works when the server is gone."""

import json
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Route

from kiosk.documents import ScreenDocuments
from tests.browser.screen_server import ScreenServer, serving
from tests.browser.screen_visit import READY_MS, begin, choose, press
from tests.browser.test_screen import BOOKSHOP
from twin.services.live import LiveTowns

pytestmark = pytest.mark.browser
STAND = {
    "paired": True, "bundle": "0" * 16, "stage": "", "online": False, "offline_since": None, "clock_trusted": True,
    "dark": False, "alerts": [], "agent": "1.0",
}  # fmt: skip


@pytest.fixture
def server(app: Flask, live: LiveTowns) -> Iterator[ScreenServer]:
    with serving(app, live) as running:
        yield running


def test_all_that_the_page_of_a_machine_asks_for_is_in_its_bundle(
    browser: Browser, app: Flask, server: ScreenServer
) -> None:
    documents: ScreenDocuments = app.extensions["screen_documents"]
    bundle = json.loads(documents.bundle("herzele", "schepenhuis").document.identity)
    held = {each["path"] for each in bundle["files"]}
    refused: list[str] = []
    told: list[str] = []

    def as_the_agent_would(route: Route) -> None:
        path = route.request.url.removeprefix(server.url).partition("?")[0]
        if path.startswith("/agent/"):
            told.append(path)
            return route.fulfill(json=STAND) if path == "/agent/stand" else route.fulfill(status=204)
        if path in held:
            return route.continue_()
        refused.append(path)
        return route.fulfill(status=404)

    context = browser.new_context(viewport={"width": 1080, "height": 1920}, base_url=server.url)
    context.clock.install(time=server.live.clock())
    context.route("**/*", as_the_agent_would)
    page = context.new_page()
    page.goto(bundle["page"])
    page.locator("html[data-ready=true]").wait_for(timeout=READY_MS)
    page.locator("[data-map]:not([data-map-state=waiting])").wait_for(state="attached", timeout=READY_MS)
    assert (page.locator("[data-map]").get_attribute("data-map-state"), refused) != ("missing", [])
    assert refused == []
    begin(page)
    choose(page, BOOKSHOP)
    press(page, "[data-view=result] [data-language=fr]")
    page.clock.fast_forward(12_000)
    page.wait_for_function("performance.now() > 11000")
    assert refused == []
    assert {"/agent/stand", "/agent/hart"} <= set(told)
    context.close()
