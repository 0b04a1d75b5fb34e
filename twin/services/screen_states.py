"""How each screen of a town is: what was last heard of its machine, or of its page where no machine was paired yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection

from twin.domain.core import Core
from twin.domain.device import Device
from twin.domain.heartbeat import Heartbeat
from twin.errors import NotFound
from twin.services import alerts
from twin.services.house import House
from twin.storage import devices
from twin.storage.changes import rows_at
from twin.storage.heartbeats import heard

# unheard: on the map, and nothing was ever heard of it; new: paired, and not heard yet
Life = Literal["unheard", "new", "alive", "late", "silent"]
PAGE_LATE_AFTER = timedelta(minutes=6)  # a page without a machine tells every three minutes


@dataclass(frozen=True)
class ScreenState:
    """``row``: of the screen. ``device``: its machine; ``heartbeat``: of a page that runs without one."""

    row: Mapping[str, Any]
    device: Device | None
    heartbeat: Heartbeat | None

    @property
    def id(self) -> str:
        return str(self.row["id"])

    @property
    def last_seen(self) -> datetime | None:
        if self.device:
            return self.device.last_seen
        return self.heartbeat.last_seen if self.heartbeat else None

    def life(self, at: datetime) -> Life:
        if self.device:
            return self.device.life(at)
        if self.heartbeat is None:
            return "unheard"
        if not self.heartbeat.is_heard(at):
            return "silent"
        return "late" if at - self.heartbeat.last_seen >= PAGE_LATE_AFTER else "alive"

    def troubles(self, at: datetime) -> dict[str, datetime | None]:
        """What is wrong, the worst first -> since when, where that is known."""
        found = self.device or self.heartbeat
        if isinstance(found, Device):
            return dict(found.problems(at))
        return dict(found.troubles(at)) if found else {}

    def silent_since(self, at: datetime) -> datetime | None:
        """None while it is heard, and for one that was never heard without a machine: it may not stand there yet."""
        found = self.device or self.heartbeat
        return found.silent_since(at) if found else None


def states(house: House, town: str) -> list[ScreenState]:
    """Of every screen that the town has, by name."""
    with house.engine.connect() as connection:
        return sorted(states_in(connection, town), key=lambda each: (each.row["name"].casefold(), each.id))


def state_of(house: House, town: str, screen: str) -> ScreenState:
    """Raises NotFound."""
    found = next((each for each in states(house, town) if each.id == screen), None)
    if found is None:
        raise NotFound(f"there is no screen '{screen}'")
    return found


def stand_of(house: House, core: Core, screen: str) -> dict[str, Any]:
    """What an agent would tell the page of ``screen`` by now: see docs/screen-protocol.md."""
    now = house.clock()
    return {
        "time": int(now.timestamp()),
        "alerts": [alerts.as_json(each) for each in alerts.for_screen(house, core.town.slug, screen, now)],
        "dark": is_dark(core, screen, now),
    }


def is_dark(core: Core, screen: str, now: datetime) -> bool:
    """Whether these are its quiet hours."""
    quiet = core.settings_of(screen).quiet
    return quiet is not None and quiet.holds_at(now.astimezone(core.town.place.zone).time())


def states_in(connection: Connection, town: str) -> list[ScreenState]:
    machines, pages = devices.of_town(connection, town), heard(connection, town)
    return [
        ScreenState(row, machine := machines.get(row["id"]), None if machine else pages.get(row["id"]))
        for row in rows_at(connection, town, "screen")
    ]
