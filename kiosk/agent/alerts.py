"""Emergencies that take over the glass: kept on the disk, let go at their end whether the server is there or not."""

import json
from pathlib import Path
from typing import Any

from kiosk.agent.disk import read_json, remove, write_json
from kiosk.agent.errors import NoRoom, Refused

SEVERITIES = ("extreme", "severe", "moderate", "minor", "unknown")
PARTS = ("title", "text", "instruction")
MOST = 50
LONGEST = 8_000
Alert = dict[str, Any]


class Alerts:
    """``version``: what the server calls the whole of them, or None."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "alerts.json"
        self.version: str | None = None
        self._all: list[Alert] = []
        try:
            self._take(read_json(self._path))
        except Refused:
            return

    def take(self, body: bytes) -> None:
        """What the server signed. Raises Refused for what is not alerts: then those before go on to hold.

        A disk that is full keeps nobody from being warned.
        """
        try:
            found = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise Refused("alerts are no JSON") from error
        self._take(found)
        try:
            write_json(self._path, found)
        except (OSError, NoRoom):
            remove(self._path)

    def forget(self) -> None:
        self.version, self._all = None, []
        remove(self._path)

    def holding(self, now: float) -> list[Alert]:
        """Those that hold at ``now`` (epoch seconds), the gravest first."""
        found = [each for each in self._all if each["from"] <= now < each["until"]]
        return sorted(found, key=lambda each: (each["test"], SEVERITIES.index(each["severity"])))

    def _take(self, found: Any) -> None:
        version = found.get("version") if isinstance(found, dict) else None
        alerts = found.get("alerts") if isinstance(found, dict) else None
        if not isinstance(version, str) or not isinstance(alerts, list) or len(alerts) > MOST:
            raise Refused("alerts are not as they should be")
        self._all, self.version = [_alert(each) for each in alerts], version


def _alert(found: Any) -> Alert:
    if not isinstance(found, dict) or not isinstance(found.get("texts"), dict) or not found["texts"]:
        raise Refused("an alert without words")
    times = found.get("from"), found.get("until")
    if not all(isinstance(each, int | float) and not isinstance(each, bool) for each in times):
        raise Refused("an alert without its times")
    return {
        "id": _text(found.get("id")),
        "test": found.get("test") is not False,  # what does not say that it is real is shown as an exercise
        "severity": found["severity"] if found.get("severity") in SEVERITIES else "unknown",
        "from": found["from"],
        "until": found["until"],
        "sender": _text(found.get("sender")),
        "texts": {_text(language): _words(words) for language, words in found["texts"].items()},
    }


def _words(found: Any) -> dict[str, str]:
    if not isinstance(found, dict):
        raise Refused("an alert without words")
    return {part: _text(found.get(part)) for part in PARTS}


def _text(found: Any) -> str:
    return found[:LONGEST] if isinstance(found, str) else ""
