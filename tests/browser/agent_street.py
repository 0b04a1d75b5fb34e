"""A screen in the street with all that is real: a town's server, the agent beside it, the page in Chromium."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize
from werkzeug.serving import make_server

from tests.agent.conftest import free_port
from tests.agent.device import Device, device
from tests.browser.conftest import Quiet
from tests.browser.screen_visit import READY_MS
from tests.pages.keeping import give_hours
from tests.people import LoadedTowns, PeopledTown, Watch, peopled_town
from twin.services import pairing
from twin.services.assets import Assets
from twin.services.changing import Author, changing
from twin.services.staff_code import hashed
from twin.web.fast_lane import FastLane

STAFF = "246810"
GLASS: ViewportSize = {"width": 1080, "height": 1920}


class RunningWatch(Watch):
    """A clock that goes on: the agent compares its own with it."""

    def __init__(self) -> None:
        super().__init__()
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        return self.now + timedelta(seconds=time.monotonic() - self._began)


@dataclass
class Street:
    """``town`` on its server, ``screen`` paired with it, ``page`` in front of it. ``broken`` holds something while
    the server answers nobody. ``failures``: what the page did that no page may."""

    town: PeopledTown
    screen: Device
    page: Page
    broken: list[bool]
    failures: list[str] = field(default_factory=list)

    def begin(self, with_map: bool) -> None:
        """Opens the page as the browser does at its start, and has the screen paired."""
        page = self.page
        page.on("pageerror", lambda error: self.failures.append(f"script: {error}"))
        page.on("dialog", lambda dialog: (self.failures.append(dialog.message), dialog.dismiss()))
        if not with_map:
            page.route("**/map/twin_map.js", lambda route: route.abort())
        page.goto(f"http://127.0.0.1:{self.screen.port}/")
        self.pair()
        self.wait_ready()

    def choose(self, **values: Any) -> None:
        """What an officer chooses for the screen; it is published at once."""
        with changing(self.town.house, "dorp", Author("officer")) as batch:
            batch.update("screen_settings", "schepenhuis", values)
        self.town.live.refresh()

    def pair(self) -> None:
        """An officer types in the code on the glass."""
        self.screen.until(lambda: b'data-page="new"' in self.screen.page())
        code = self.screen.page().partition(b'data-key="')[2][:6].decode()
        tom = Author("officer", self.town.people["tom"])
        pairing.pair(self.town.house, "dorp", "schepenhuis", code, tom, "")

    def wait_ready(self) -> None:
        self.page.locator("html[data-ready=true]").wait_for(timeout=READY_MS)


@contextmanager
def street(
    browser: Browser, loaded: LoadedTowns, assets: Assets, folder: Path, with_map: bool = False, own_clock: bool = True
) -> Iterator[Street]:
    """The page stands and answers when this gives it. ``own_clock``: the page's, which a test can move."""
    watch = RunningWatch()
    (folder / "var").mkdir()
    for town in peopled_town(loaded, assets, folder / "var", watch):
        with changing(town.house, "dorp", Author("officer")) as batch:
            batch.create("screen_settings", {"screen": "schepenhuis", "staff": hashed(STAFF)})
        give_hours(town, "Mo-Sa 08:00-18:00")
        town.live.refresh()
        broken: list[bool] = []
        httpd = make_server("127.0.0.1", 0, _breakable(broken, town, assets), threaded=True, request_handler=Quiet)
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        with device(folder, free_port(), server=f"http://127.0.0.1:{httpd.server_port}") as screen:
            screen.set_clock_wrong(watch().timestamp() - time.time())  # right, by the town's own
            screen.start()
            context = browser.new_context(viewport=GLASS, has_touch=True)
            if own_clock:
                context.clock.install(time=watch())
            found = Street(town, screen, context.new_page(), broken)
            found.begin(with_map)
            yield found
            context.close()
        httpd.shutdown()


def _breakable(broken: list[bool], town: PeopledTown, assets: Assets) -> Any:
    whole = FastLane(town.app.wsgi_app, lambda: town.live.bodies, lambda: assets.bodies)

    def answer(environ, start_response):  # type: ignore[no-untyped-def]  # WSGI, as in twin.web.fast_lane
        if broken:
            start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
            return [b"broken"]
        return whole(environ, start_response)

    return answer
