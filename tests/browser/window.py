"""One window for the tests of a module: each finds it as if it were new, signed in on a fresh town of its own.

What costs time is not the town, which is a copy, but an application, a window and its first page. So these stay, and
nothing else does: cookies, storage, routes and sizes of the test before are gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from playwright.sync_api import Browser, Page

from tests.people import Visit
from twin.web.sessions import COOKIE

Size = tuple[int, int]
PHONE: Size = (390, 844)
NARROW: Size = (320, 640)
DESKTOP: Size = (1440, 900)
REFUSED = "Failed to load resource: the server responded with a status of 4"  # a form that came back with words
KEPT_AWAY = (  # by a test that looks at something else
    "Failed to load resource: net::ERR_BLOCKED_BY_CLIENT",
    "Failed to load resource: net::ERR_FAILED",
    "map: TypeError: Failed to fetch dynamically imported module",
)
MAP = ["*/js/map/map.js", "*/js/map/twin_map.js"]
OURS = ("http://127.0.0.1:", "data:", "blob:", "about:")


class Window:
    """A window of a size, with all that was wrong in it. Its clock stands at ``now``, or goes as the machine's."""

    def __init__(self, browser: Browser, url: str, size: Size, now: datetime | None = None, **options: object) -> None:
        known = {"locale": "nl-BE", "reduced_motion": "reduce", "service_workers": "block", **options}
        self.context = browser.new_context(base_url=url, **known)  # type: ignore[arg-type]  # options of new_context
        self.url, self.size, self.now = url, size, now
        if now:
            self.context.clock.install(time=now)
        self.page = self.context.new_page()
        self.failures: list[str] = []
        self.page.on("pageerror", lambda error: self.failures.append(f"script: {error}"))
        self.page.on("console", lambda said: self.failures.append(said.text) if said.type == "error" else None)
        self.page.on("request", lambda asked: self._fail_abroad(asked.url))

    def _fail_abroad(self, url: str) -> None:
        if not url.startswith(OURS):
            self.failures.append(f"third party: {url}")

    @contextmanager
    def of(self, visit: Visit | None, size: Size | None = None, *, may_refuse: bool = False) -> Iterator[Page]:
        """Its page, signed in as ``visit`` is. Fails when anything on it throws, complains, or asks for something
        outside our server; where it ``may_refuse`` forms may come back."""
        width, height = size or self.size
        self.page.set_viewport_size({"width": width, "height": height})
        if self.now:
            self.context.clock.install(time=self.now)  # to what it was, whatever the test before did with it
        self.context.clear_cookies()
        if visit and (cookie := visit.client.get_cookie(COOKIE)):
            self.context.add_cookies([{"name": COOKIE, "value": cookie.value, "url": self.url}])
        self.failures.clear()
        yield self.page
        self.page.unroute_all(behavior="ignoreErrors")
        if self.page.url.startswith(self.url):
            self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.goto("about:blank")
        forgiven = (*KEPT_AWAY, REFUSED) if may_refuse else KEPT_AWAY
        assert [each for each in self.failures if not each.startswith(forgiven)] == []


def without_map(page: Page) -> None:
    """Keeps the map away from a page and its frames for good: it has tests of its own, and costs the most of all.
    By the browser itself: a route would ask us about each file, and fetch all of them anew for each page."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setBlockedURLs", {"urls": MAP})


@contextmanager
def window(
    browser: Browser, url: str, size: Size = DESKTOP, now: datetime | None = None, **options: object
) -> Iterator[Window]:
    """For a fixture of a module. ``options`` as new_context takes them. Without a service worker: what it kept of one
    town would be shown for the next."""
    found = Window(browser, url, size, now, **options)
    yield found
    found.context.close()
