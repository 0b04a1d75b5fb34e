"""The product itself as the server of a screen: a town with its people, its database and its pages, on loopback."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tests.agent.device import Device
from tests.browser.loopback import lane, listening
from tests.people import LoadedTowns, PeopledTown, Watch, peopled_town
from twin.services import pairing
from twin.services.assets import Assets
from twin.services.changing import Author
from twin.web.fast_lane import Wsgi


class RunningWatch(Watch):
    """A clock that goes on: the agent compares its own with it."""

    def __init__(self) -> None:
        super().__init__()
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        return self.now + timedelta(seconds=time.monotonic() - self._began)


@dataclass
class RealTown:
    """``people`` with their town, served at ``url``. ``broken`` holds something while the server answers nobody."""

    people: PeopledTown
    url: str
    broken: list[bool]

    def set_right(self, screen: Device) -> None:
        """Its clock, by the town's own."""
        screen.set_clock_wrong(self.people.watch().timestamp() - time.time())

    def pair(self, screen: Device, officer: str = "tom", town: str = "dorp", place: str = "schepenhuis") -> None:
        """An officer types in the code on the glass."""
        screen.until(lambda: b'data-page="new"' in screen.page())
        code = screen.page().partition(b'data-key="')[2][:6].decode()
        pairing.pair(self.people.house, town, place, code, Author("officer", self.people.people[officer]), "")


@contextmanager
def real_town(loaded: LoadedTowns, assets: Assets, folder: Path) -> Iterator[RealTown]:
    (folder / "var").mkdir()
    for people in peopled_town(loaded, assets, folder / "var", RunningWatch()):
        broken: list[bool] = []
        with listening(_breakable(broken, lane(people.app, assets))) as url:
            yield RealTown(people, url, broken)


def _breakable(broken: list[bool], whole: Wsgi) -> Wsgi:
    def answer(environ, start_response):  # type: ignore[no-untyped-def]  # WSGI, as in twin.web.fast_lane
        if broken:
            start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
            return [b"broken"]
        return whole(environ, start_response)

    return answer
