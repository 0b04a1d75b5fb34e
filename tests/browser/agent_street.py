"""A screen in the street with all that is real: a town's server, the agent beside it, the page in Chromium."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tests.agent.conftest import free_port
from tests.agent.device import Device, device
from tests.agent.real_town import RealTown, real_town
from tests.browser.screen_visit import READY_MS
from tests.pages.keeping import give_hours
from tests.people import LoadedTowns, PeopledTown
from twin.services.assets import Assets
from twin.services.changing import Author, changing
from twin.services.staff_code import hashed

STAFF = "246810"
GLASS: ViewportSize = {"width": 1080, "height": 1920}


@dataclass
class Street:
    """``screen`` paired with a town on its ``server``, ``page`` in front of it. ``failures``: what the page did that
    no page may."""

    server: RealTown
    screen: Device
    page: Page
    failures: list[str] = field(default_factory=list)

    @property
    def town(self) -> PeopledTown:
        return self.server.people

    @property
    def broken(self) -> list[bool]:
        """Holds something while the server answers nobody."""
        return self.server.broken

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
        self.server.pair(self.screen)

    def wait_ready(self) -> None:
        self.page.locator("html[data-ready=true]").wait_for(timeout=READY_MS)


@contextmanager
def street(
    browser: Browser, loaded: LoadedTowns, assets: Assets, folder: Path, with_map: bool = False, own_clock: bool = True
) -> Iterator[Street]:
    """The page stands and answers when this gives it. ``own_clock``: the page's, which a test can move."""
    with real_town(loaded, assets, folder) as server, device(folder, free_port(), server=server.url) as screen:
        town = server.people
        with changing(town.house, "dorp", Author("officer")) as batch:
            batch.create("screen_settings", {"screen": "schepenhuis", "staff": hashed(STAFF)})
        give_hours(town, "Mo-Sa 08:00-18:00")
        town.live.refresh()
        server.set_right(screen)
        screen.start()
        context = browser.new_context(viewport=GLASS, has_touch=True)
        if own_clock:
            context.clock.install(time=town.watch())
        found = Street(server, screen, context.new_page())
        found.begin(with_map)
        yield found
        context.close()
