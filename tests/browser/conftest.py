"""A real server on loopback and a real Chromium in front of it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.loopback import Quiet as Quiet
from tests.browser.loopback import lane, listening
from tests.browser.window import Window, window
from tests.people import LoadedTowns, PeopledTown, Watch, peopled_town
from twin.app import age
from twin.config import ROOT
from twin.services.assets import Assets
from twin.services.live import LiveTowns
from twin.web.fast_lane import FastLane
from twin.web.page_cache import PageCache

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-gpu-compositing",  # pages are put together without the drawing of maps: a third of the time
]


@dataclass(frozen=True)
class Server:
    """``url`` has no slash at its end."""

    url: str
    live: LiveTowns


@pytest.fixture(scope="session")
def server(app: Flask, live: LiveTowns) -> Iterator[Server]:
    assets = Assets(ROOT / "static")
    pages = PageCache(app.wsgi_app, lambda: age(live))
    with listening(FastLane(pages, lambda: live.bodies, lambda: assets.bodies)) as url:
        yield Server(url, live)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        if os.environ.get("KERNKIJKER_REQUIRE_BROWSER"):
            pytest.fail("a browser is required here and is not there")
        pytest.skip("Chromium is not installed; on Debian: apt install chromium")
    return path


@pytest.fixture(scope="session")
def engine_of_chromium(chromium: str) -> str:
    """Chromium without its own windows and menus, where it is there: pages are the same, for a third less work."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or chromium


@pytest.fixture(scope="session")
def browser(playwright: Playwright, engine_of_chromium: str) -> Iterator[Browser]:
    with playwright.chromium.launch(executable_path=engine_of_chromium, args=CHROMIUM_FLAGS) as running:
        yield running


@pytest.fixture(scope="module")
def whole_browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """With all that a hand on the glass could call up: menus, windows, zoom."""
    with playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS) as running:
        yield running


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """A fresh visitor on a desktop, whose clock stands at the moment that the town was published."""
    context = browser.new_context(viewport={"width": 1040, "height": 720}, base_url=server.url, locale="nl-BE")
    context.clock.install(time=server.live.clock())
    yield context
    context.close()


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Server) -> Iterator[Window]:
    """The same, for all tests of a module that need no window of their own."""
    with window(browser, server.url, (1040, 720), server.live.clock()) as opened:
        yield opened


@pytest.fixture
def own_page(context: BrowserContext) -> Iterator[Page]:
    """In a window of its own, with all that a page keeps for itself."""
    with watched(context) as page:
        yield page


@pytest.fixture
def page(own_page: Page) -> Page:
    return own_page


@contextmanager
def watched(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test when anything on it throws, or asks for something outside our server."""
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(f"script: {error}"))
    page.on(
        "console",
        lambda message: (
            failures.append(f"console: {message.text}")
            if message.type == "error" and "Content Security Policy" in message.text
            else None
        ),
    )
    page.on(
        "request", lambda request: failures.append(f"third party: {request.url}") if _is_foreign(request.url) else None
    )
    yield page
    assert failures == []


def _is_foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))


@pytest.fixture
def peopled(
    loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path, watch: Watch, made_app: Flask
) -> Iterator[PeopledTown]:
    """On SQLite: which database stands behind a page, no browser can see; tests/pages and tests/services use both."""
    settings = dict(made_app.config)
    yield from peopled_town(loaded_towns, assets, tmp_path, watch, made_app)
    made_app.config.clear()  # what a test set lasts as long as the test
    made_app.config.update(settings)


@pytest.fixture(scope="session")
def keeping(made_app: Flask, assets: Assets) -> Iterator[str]:
    """The address at which the peopled town of the test at hand is served."""
    with listening(lane(made_app, assets)) as url:
        yield url


@pytest.fixture
def url(peopled: PeopledTown, keeping: str) -> str:
    """Where ``peopled`` is served, without a slash at the end."""
    return keeping
