"""Fetches bundles beside everything else: on a slow line one may take an hour, and nobody waits for it."""

import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.agent.device import Device
from kiosk.agent.errors import AgentError, NoRoom, Unknown
from kiosk.agent.fetch import Server
from kiosk.agent.filling import bring_in
from kiosk.agent.slots import Slots
from kiosk.agent.troubles import Troubles

FIRST_PAUSE = 5.0  # seconds after a failure, doubled with each
LONGEST_PAUSE = 300.0


class Filler:
    """``want(version)`` from any thread; ``round`` in a thread of its own."""

    def __init__(
        self,
        server: Server,
        slots: Slots,
        device: Device,
        data: Path,
        troubles: Troubles,
        lock: threading.Lock,
    ) -> None:
        self._server, self._slots, self._device, self._data = server, slots, device, data
        self._troubles, self._lock = troubles, lock
        self._wanted = threading.Event()
        self._pause = 0.0
        self.on_shown: Callable[[], None] = lambda: None

    def want(self, version: str) -> None:
        shown = self._slots.shown
        if shown is None or shown.bundle.version != version:
            self._wanted.set()

    def round(self, patience: float) -> float:
        """Waits at most ``patience`` seconds to be wanted and then fetches; the seconds to rest afterwards."""
        if not self._wanted.wait(patience):
            return 0.0
        self._wanted.clear()
        # after a rotation the newest token is the one that the server goes on to know
        token = self._device.next or self._device.token
        if token is None or self._device.identity is None:
            return 0.0
        try:
            with self._lock:
                taken = bring_in(
                    self._server,
                    self._slots,
                    token,
                    self._data,
                    lambda: token in (self._device.token, self._device.next),
                )
        except Unknown:
            return 0.0  # the courier hears it too, and makes sure
        except (AgentError, OSError) as error:
            word = error.word if isinstance(error, AgentError) else NoRoom.word
            self._troubles.report(f"bundle_{word}", error)
            self._wanted.set()
            self._pause = min(max(self._pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
            return self._pause
        self._pause = 0.0
        if taken:
            self.on_shown()
        return 0.0
