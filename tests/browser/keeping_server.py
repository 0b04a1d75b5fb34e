"""One server and one window for the tests of a module; each test finds its own fresh town behind them.

What costs time is not the town, which is a copy, but an application, a window and its first page. So these stay, and
nothing else does: cookies, storage, routes and sizes of the test before are gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.conftest import lane, listening
from tests.people import PeopledTown, Visit
from twin.services.assets import Assets
from twin.web.sessions import COOKIE

PHONE, NARROW, DESKTOP = (390, 844), (320, 640), (1440, 900)


@contextmanager
def served(town: PeopledTown, assets: Assets, port: int = 0) -> Iterator[str]:
    """One town on loopback, for as long as it lasts; gives its address without a slash at the end."""
    with listening(lane(town.app, assets), port) as url:
        yield url


class Window:
    """A window of a size, with all that was wrong in it. ``REFUSED`` is what Chromium complains of when a form comes
    back with words on what is wrong."""

    REFUSED = "Failed to load resource: the server responded with a status of 4"

    def __init__(self, browser: Browser, url: str, size: tuple[int, int], **options: object) -> None:
        known = {"locale": "nl-BE", "reduced_motion": "reduce", "service_workers": "block", **options}
        self.context = browser.new_context(base_url=url, **known)  # type: ignore[arg-type]  # options of new_context
        self.page, self.url, self.size = self.context.new_page(), url, size
        self.failures: list[str] = []
        self.page.on("pageerror", lambda error: self.failures.append(f"script: {error}"))
        self.page.on("console", lambda said: self.failures.append(said.text) if said.type == "error" else None)

    @contextmanager
    def of(self, visit: Visit, size: tuple[int, int] | None = None, *, may_refuse: bool = False) -> Iterator[Page]:
        """Its page, signed in as ``visit`` is. Fails when anything on it throws or complains; where it ``may_refuse``
        forms may come back."""
        width, height = size or self.size
        self.page.set_viewport_size({"width": width, "height": height})
        self.context.clear_cookies()
        if cookie := visit.client.get_cookie(COOKIE):
            self.context.add_cookies([{"name": COOKIE, "value": cookie.value, "url": self.url}])
        self.failures.clear()
        yield self.page
        self.page.unroute_all(behavior="ignoreErrors")
        if self.page.url.startswith(self.url):
            self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.goto("about:blank")
        assert [each for each in self.failures if not (may_refuse and each.startswith(self.REFUSED))] == []


@contextmanager
def window(browser: Browser, url: str, size: tuple[int, int] = DESKTOP, **options: object) -> Iterator[Window]:
    """For a fixture of a module. ``options`` as new_context takes them. Without a service worker: what it kept of one
    town would be shown for the next."""
    found = Window(browser, url, size, **options)
    yield found
    found.context.close()
