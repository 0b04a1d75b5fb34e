"""All that goes between this device and its server, but a bundle's files: who it is, what is new, how it does."""

import json
from collections.abc import Callable
from typing import Any

from kiosk.agent.alerts import Alerts
from kiosk.agent.clock import ClockSense
from kiosk.agent.device import Device
from kiosk.agent.errors import AgentError, Gone, NotUnderstood, Refused, TooOften, Unknown, Unreachable
from kiosk.agent.fetch import Server
from kiosk.agent.keys import token_hash
from kiosk.agent.pairing import Pairing
from kiosk.agent.rhythm import Rhythm
from kiosk.agent.troubles import Troubles
from kiosk.agent.uses import Uses

NEWS_EACH = 15.0  # seconds
BEAT_EACH = 60.0
AGAIN = 10.0  # after a question that nobody answered


class Courier:
    """``vitals()``: the heartbeat without uses and errors. ``on_bundle(version)``: the server has another one.

    ``on_gone()``: our server said twice that it does not know this device. ``on_restart()``: a fresh browser is asked.
    ``offline_since``: on the machine's clock, None while the server answers.
    """

    def __init__(
        self,
        server: Server,
        device: Device,
        pairing: Pairing,
        alerts: Alerts,
        uses: Uses,
        sense: ClockSense,
        troubles: Troubles,
        steady: Callable[[], float],
    ) -> None:
        self._server, self._device, self._pairing = server, device, pairing
        self._alerts, self._uses, self._sense, self._troubles = alerts, uses, sense, troubles
        self._news, self._beat = Rhythm(steady, NEWS_EACH), Rhythm(steady, BEAT_EACH)
        self.offline_since: float | None = None
        self.vitals: Callable[[], dict[str, Any]] = dict
        self.on_bundle: Callable[[str], None] = lambda version: None
        self.on_gone: Callable[[], None] = lambda: None
        self.on_restart: Callable[[], None] = lambda: None

    def round(self) -> float:
        """Does what is due; the seconds until more may be. Raises OSError, NoRoom of the disk alone."""
        try:
            wait = self._pair() if self._device.identity is None else self._follow()
        except Unknown:
            return self._gone()
        except TooOften as error:
            self._reached()
            return error.seconds
        except (Gone, NotUnderstood) as error:
            self._reached()
            self._troubles.report(error.word, error)
            return AGAIN
        except (Unreachable, Refused) as error:
            self._lost(error)
            return AGAIN
        self._reached()
        return wait

    def _pair(self) -> float:
        wait = self._pairing.step(self._server)
        if self._device.identity:
            self._news.now()
            self._beat.now()
        return wait

    def _follow(self) -> float:
        """Both when they are due: one that fails does not keep the other from being asked."""
        failure: AgentError | None = None
        for rhythm, act in ((self._beat, self._tell), (self._news, self._look)):
            if not rhythm.is_due():
                continue
            try:
                act()
                rhythm.done()
            except (Gone, NotUnderstood, Unreachable, Refused) as error:
                rhythm.again_in(AGAIN)
                failure = failure or error
        if failure:
            raise failure
        return min(self._beat.wait(), self._news.wait())

    @property
    def _token(self) -> str:
        token = self._device.next or self._device.token
        assert token is not None
        return token

    def _tell(self) -> None:
        """A heartbeat; its answer is signed, so that its time and its wishes can be believed."""
        uses, words = self._uses.batch(), self._troubles.words()
        told = {**self.vitals(), "errors": words, "uses": uses.days, "uses_batch": uses.name}
        found = self._heard(told)
        if found is None:  # it threw all of it away, and would do so again: what is left says that we live
            found = self._heard({**told, "errors": [], "uses": {}, "uses_batch": "", "page": None, "last_touch": None})
        self._uses.told(uses)
        self._troubles.told(words)
        if found is None:
            return
        if self._device.next:
            self._device.use_next()
        if isinstance(found.get("time"), int | float):
            self._sense.hear(float(found["time"]))
        self._take_news(found)
        if found.get("restart") is True:
            self.on_restart()
        if found.get("rotate") is True:
            self._rotate()

    def _heard(self, told: dict[str, Any]) -> dict[str, Any] | None:
        try:
            return _object(self._server.signed("/schermen/hartslag", self._token, told))
        except NotUnderstood as error:
            self._troubles.report(error.word, error)
            return None

    def _look(self) -> None:
        """What is new; said without a signature, so it only ever makes us ask for what is signed."""
        who = self._device.identity
        assert who is not None
        self._take_news(self._server.ask(f"/{who.town}/scherm/{who.screen}/stand.json").json())

    def _take_news(self, found: dict[str, Any]) -> None:
        alerts, bundle = found.get("alerts"), found.get("bundle")
        if isinstance(alerts, str) and alerts != self._alerts.version:
            self._alerts.take(self._server.signed("/schermen/nood", self._token))
        if isinstance(bundle, str):
            self.on_bundle(bundle)

    def _rotate(self) -> None:
        """A new token, told before it is used; the server drops the old one when it first hears the new one."""
        if not self._device.may_rotate:
            return  # it would be unknown after the next start
        old = self._token
        following = self._device.offer_next()
        self._server.ask("/schermen/sleutel", old, {"token_hash": token_hash(following)})
        self._beat.now()

    def _gone(self) -> float:
        """A device that was sent away. Asked twice, and by the old token too: it is the end of what the glass shows."""
        if self._device.next:
            self._device.drop_next()
            return 0.0
        try:
            self._server.ask("/schermen/mij", self._device.token)
        except Unknown:
            self.on_gone()
            return 0.0
        except AgentError as error:
            self._lost(error)
        return AGAIN

    def _reached(self) -> None:
        self.offline_since = None

    def _lost(self, error: AgentError) -> None:
        if self.offline_since is None:
            self.offline_since = self._sense.now
        self._troubles.report(error.word, error)


def _object(body: bytes) -> dict[str, Any]:
    found = json.loads(body)
    if not isinstance(found, dict):
        raise Refused("a signed answer that is no object")
    return found
