"""What the browser may ask of the agent, and what it gets (docs/screen-protocol.md, page to agent)."""

import json
from typing import TYPE_CHECKING, Any

from kiosk.agent import own_pages
from kiosk.agent.web import Reply

if TYPE_CHECKING:
    from kiosk.agent.agent import Agent

HTML = "text/html; charset=utf-8"
STAFF_DEEDS = ("status", "restart", "off")


class Doors:
    """``__call__`` answers one question; from several threads at once."""

    def __init__(self, agent: "Agent") -> None:
        self._agent = agent
        self._told = {"/agent/hart": self._beat, "/agent/gebruik": self._use, "/agent/personeel": self._staff}
        self._asked = {
            "/": self._first,
            "/agent/stand": self._stand,
            "/agent/eigen": self._own_key,
            "/agent/glas": self._glass,
            "/agent/nood": self._alert,
        }

    def __call__(self, method: str, path: str, told: bytes) -> Reply:
        if path in self._told:
            return self._told[path](told) if method == "POST" else Reply(405, headers=(("Allow", "POST"),))
        if method == "POST":
            return Reply(405, headers=(("Allow", "GET, HEAD"),))
        if path in self._asked:
            return self._asked[path]()
        if path.startswith("/agent/"):
            return _own_part(path.removeprefix("/agent/"))
        return self._file(path)

    def _first(self) -> Reply:
        """Where a browser begins: the town's page, or our own where there is none."""
        agent = self._agent
        if agent.shows_alert_itself:
            return _to("/agent/nood")
        if agent.device.identity and agent.slots.shown:
            return _to(agent.slots.shown.bundle.page)
        page = own_pages.pairing_page(agent.code, agent.device.identity is not None)
        return Reply(body=page.encode(), type=HTML)

    def _stand(self) -> Reply:
        self._agent.page.ask()
        return _json(self._agent.stand())

    def _glass(self) -> Reply:
        """For the service that turns the glass itself off: no question of the page."""
        stand = self._agent.stand()
        alert = bool(stand["alerts"])
        brightness = 1.0 if alert else self._agent.page.brightness
        told = {name: stand[name] for name in ("dark", "clock_trusted")}
        return _json({**told, "alert": alert, "brightness": brightness})

    def _own_key(self) -> Reply:
        """What a page of our own should be showing now; another answer than it shows sends it to the start."""
        return _json(self._agent.own_key())

    def _alert(self) -> Reply:
        agent = self._agent
        page = own_pages.alert_page(agent.holding(), agent.timezone, agent.sense.now)
        return Reply(body=page.encode(), type=HTML)

    def _file(self, path: str) -> Reply:
        found = self._agent.slots.find(path) if self._agent.device.identity else None
        if found is None:
            return Reply(404)
        slot, file = found
        try:
            opened = slot.open(file)
        except OSError:
            return Reply(404)
        return Reply(type=file.type, file=opened, length=file.size, tag=file.sha256[:32])

    def _beat(self, told: bytes) -> Reply:
        return Reply(204 if self._agent.page.hear(_parsed(told)) else 400)

    def _use(self, told: bytes) -> Reply:
        return Reply(204 if self._agent.uses.add(self._agent.day(), _parsed(told)) else 400)

    def _staff(self, told: bytes) -> Reply:
        found = _parsed(told)
        deed = found.get("do") if isinstance(found, dict) else None
        if deed not in STAFF_DEEDS:
            return Reply(400)
        wait = self._agent.try_staff_code(found.get("code"))
        if wait is not None:
            return _json({"retry_after": round(wait)}, 403)
        return _json(self._agent.staff_does(deed))


def _parsed(told: bytes) -> Any:
    try:
        return json.loads(told)
    except (ValueError, RecursionError):
        return None


def _own_part(name: str) -> Reply:
    body = own_pages.part(name)
    return Reply(404) if body is None else Reply(body=body, type=own_pages.KINDS[name])


def _json(found: Any, status: int = 200) -> Reply:
    return Reply(status, json.dumps(found, ensure_ascii=False).encode())


def _to(path: str) -> Reply:
    return Reply(302, headers=(("Location", path),))
