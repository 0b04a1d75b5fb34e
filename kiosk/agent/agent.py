"""The agent as a whole: what is said, what is fetched and what is minded, each in its thread; and how things stand."""

import logging
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.agent import VERSION, notify, own_pages, vitals
from kiosk.agent.alerts import Alert, Alerts
from kiosk.agent.browser import Browser, run
from kiosk.agent.clock import Clock, ClockSense
from kiosk.agent.config import Config
from kiosk.agent.courier import Courier
from kiosk.agent.data_folder import usable
from kiosk.agent.device import Device
from kiosk.agent.doors import Doors
from kiosk.agent.fetch import Server
from kiosk.agent.filler import Filler
from kiosk.agent.page_life import PageLife
from kiosk.agent.pairing import Code, Pairing
from kiosk.agent.quiet import AWAKE, is_quiet, local_time
from kiosk.agent.slots import Slots
from kiosk.agent.staff import StaffDoor
from kiosk.agent.troubles import Troubles
from kiosk.agent.uses import Uses
from kiosk.agent.web import PageServer

log = logging.getLogger("kernkijker.agent")
TICK = 1.0  # seconds
PATIENCE = 2.0
AFTER_FAULT = 5.0
DISK_BROKEN = "disk_broken"  # said in each heartbeat


class Agent:
    """``root``: the file system to read vitals from. ``run`` ends only when ``stop`` is called.
    ``web``: the server for the browser, listening from the start."""

    def __init__(self, config: Config, clock: Clock | None = None, root: Path = Path("/")) -> None:
        self.config, self.clock, self._root = config, clock or Clock(), root
        self._boot = secrets.token_hex(8)
        data = usable(config.data)
        steady = self.clock.steady
        self.troubles = Troubles(*([] if data.is_lasting else [DISK_BROKEN]))
        self.device, self.slots = Device(data.path, may_rotate=data.is_lasting), Slots(data.path)
        self.alerts, self.uses = Alerts(data.path), Uses(data.path)
        self.sense = ClockSense(self.clock, data.path, root, config.needs_sync)
        self.page, self._door = PageLife(steady), StaffDoor(steady)
        self._pairing = Pairing(self.device, steady)
        self.courier = Courier(
            Server(config), self.device, self._pairing, self.alerts, self.uses, self.sense, self.troubles, steady
        )
        self._filling = threading.Lock()
        self.filler = Filler(Server(config), self.slots, self.device, data.path, self.troubles, self._filling)
        self.browser = Browser(config, self.page, self.troubles, steady, self.clock.wall)
        self._stopped = threading.Event()
        self._alert_since: float | None = None
        self._alert_key = ""
        self._was_dark = False
        self.shows_alert_itself = False
        self.courier.vitals, self.courier.on_bundle = self._vitals, self.filler.want
        self.courier.on_gone, self.courier.on_restart = self._send_away, self.browser.again
        self.filler.on_shown = self._shown
        self._shown()
        self.web = PageServer(config.port, Doors(self))

    def run(self) -> None:
        threads = [
            threading.Thread(target=self.web.serve_forever, daemon=True, name="web"),
            threading.Thread(target=self._again_and_again, args=(self.courier.round,), daemon=True, name="courier"),
            threading.Thread(
                target=self._again_and_again, args=(lambda: self.filler.round(PATIENCE),), daemon=True, name="filler"
            ),
        ]
        for thread in threads:
            thread.start()
        notify.tell("READY=1")
        while not self._stopped.wait(TICK):
            self._tick()
            if all(thread.is_alive() for thread in threads):
                notify.tell("WATCHDOG=1")
        notify.tell("STOPPING=1")
        self.browser.stop()
        self.web.shutdown()
        self.web.server_close()

    def stop(self) -> None:
        self._stopped.set()

    # what the page and the doors ask

    @property
    def code(self) -> Code | None:
        """The code to pair by, while it lives."""
        code = self._pairing.code
        return code if code and self.clock.steady() < code.until else None

    @property
    def timezone(self) -> str:
        return self.slots.shown.bundle.timezone if self.slots.shown else "UTC"

    def day(self) -> str:
        return f"{local_time(self.sense.now, self.timezone):%Y-%m-%d}"

    def holding(self) -> list[Alert]:
        return self.alerts.holding(self.sense.now)

    def stand(self) -> dict[str, Any]:
        shown, since = self.slots.shown, self.courier.offline_since
        return {
            "paired": self.device.identity is not None,
            "bundle": shown.bundle.version if shown else None,
            "stage": shown.bundle.stage if shown else None,
            "online": since is None,
            "offline_since": None if since is None else round(since),
            "clock_trusted": self.sense.is_trusted,
            "dark": self.is_dark(),
            "alerts": self.holding(),
            "agent": VERSION,
        }

    def own_key(self) -> dict[str, str]:
        """Which of our own pages should be shown, and what is on it."""
        alerts = self.holding()
        if self.shows_alert_itself and alerts:
            return {"page": "alert", "key": own_pages.key_of(alerts)}
        if self.device.identity and self.slots.shown:
            return {"page": "town", "key": ""}
        code = self.code
        if code and not self.device.identity:
            return {"page": "new", "key": code.code}
        kind = "soon" if self.device.identity else "waiting"
        return {"page": kind, "key": kind}

    def is_dark(self) -> bool:
        """In the quiet hours, by a clock that can be believed, while nobody touches and nothing is urgent."""
        shown = self.slots.shown
        if shown is None or not self.sense.is_trusted or self.page.is_visited or self.holding():
            return False
        touched = self.page.touched_at
        if touched is not None and self.clock.steady() - touched < AWAKE:
            return False
        return is_quiet(shown.bundle.quiet, local_time(self.sense.now, shown.bundle.timezone))

    def try_staff_code(self, code: object) -> float | None:
        """None where it is the town's; else the seconds to wait before another try."""
        shown = self.slots.shown
        return self._door.try_code(code, shown.bundle.staff if shown else None)

    def staff_does(self, deed: str) -> dict[str, Any]:
        if deed == "restart":
            self.browser.again()
        if deed == "off":
            self.browser.turn_off()
            run(self.config.off, self.troubles)
        who = self.device.identity
        return {
            **self.stand(),
            **self._vitals(),
            "name": who.name if who else None,
            "server": self.config.server,
            "can_turn_off": bool(self.config.off),
        }

    # what happens by itself

    def _tick(self) -> None:
        try:
            self.sense.note(self.troubles.report)
            self._mind_alerts()
            self._mind_darkness()
            self.browser.tick(self._alert_since)
        except Exception as error:  # the browser must be minded after any fault of ours
            log.exception("a tick failed")
            self.troubles.report("agent_fault", error)

    def _mind_alerts(self) -> None:
        """Since when the page should know of what holds; and whether it must be shown without it."""
        alerts = self.holding()
        key = own_pages.key_of(alerts) if alerts else ""
        if key != self._alert_key:
            self._alert_key = key
            self._alert_since = self.clock.steady() if alerts else None
        if not alerts:
            self.shows_alert_itself = False
        elif self.browser.has_failed:
            self.shows_alert_itself = True

    def _mind_darkness(self) -> None:
        dark = self.is_dark()
        if dark != self._was_dark:
            self._was_dark = dark
            run(self.config.dark if dark else self.config.light, self.troubles)

    def _shown(self) -> None:
        self.browser.may_reboot = bool(self.slots.shown and self.slots.shown.bundle.may_reboot)

    def _send_away(self) -> None:
        """Our server says that this device is no screen of anybody: it stops speaking for the town at once."""
        self.troubles.report("sent_away")
        self.device.forget()
        with self._filling:
            self.slots.forget()
        self.alerts.forget()
        self.uses.forget()
        self._shown()
        self.browser.again()

    def _vitals(self) -> dict[str, Any]:
        shown, root, silent = self.slots.shown, self._root, self.page.silent_for()
        version = shown.bundle.version if shown else None
        return {
            "agent": VERSION,
            "boot": self._boot,
            "bundle": version,
            "page": {**self.page.beat, "version": self.page.beat["version"] or version} if self.page.beat else None,
            "page_age": None if silent is None else round(silent),
            "temperature": vitals.temperature(root),
            "disk_free": vitals.disk_free(self.config.data),
            "memory_free": vitals.memory_free(root),
            "clock": round(self.clock.wall()),
            "uptime": vitals.uptime(root) or 0,
            "last_touch": self._last_touch(),
            "restarts": self.troubles.restarts,
        }

    def _last_touch(self) -> int | None:
        """Never later than the machine's own clock, which may have been put right since."""
        touched = self.page.touched
        return None if touched is None else round(min(touched, self.clock.wall()))

    def _again_and_again(self, round: Callable[[], float]) -> None:
        """A fault in one round never ends the rounds."""
        while not self._stopped.is_set():
            try:
                wait = round()
            except Exception as error:  # whatever it was, the screen goes on
                log.exception("a round failed")
                self.troubles.report("agent_fault", error)
                wait = AFTER_FAULT
            self._stopped.wait(wait)
