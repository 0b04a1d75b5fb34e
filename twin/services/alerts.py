"""What holds on which screen: the one door for whoever shows it (pages, the device API, the desk).

Each server process looks into the database at most once a second per town, and reads messages only where something
changed; so a thousand screens may ask, and what another process took in is known here a second later.
"""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from twin.domain.alert import Alert
from twin.domain.alert_message import AlertMessage, standing
from twin.services.house import House
from twin.storage import alerts as kept

log = logging.getLogger(__name__)
LOOKS_AGAIN = 1.0  # seconds
AHEAD = timedelta(days=2)  # a screen gets what will hold this soon, and lets it begin by its own clock, offline too
MOST = 20  # on one screen


@dataclass(frozen=True)
class Board:
    """``alerts``: all that stand, also those still to begin and those just over."""

    mark: tuple[str, ...]
    looked_at: float
    alerts: tuple[Alert, ...]


_boards: WeakKeyDictionary[Engine, dict[str, Board]] = WeakKeyDictionary()
_lock = Lock()


def for_screen(house: House, town: str, screen: str, now: datetime) -> list[Alert]:
    """What the screen shows at ``now`` or within two days, the most urgent first."""
    until = now + AHEAD
    found = [each for each in _board(house, town, now).alerts if screen in each.screens]
    return sorted((each for each in found if each.start <= until and now < each.end), key=_urgency)[:MOST]


def version(house: House, town: str, screen: str, now: datetime) -> str:
    """Sixteen hex digits: another where `for_screen` gives something else. '0' * 16 where it gives nothing."""
    return version_of(for_screen(house, town, screen, now))


def version_of(alerts: Sequence[Alert]) -> str:
    if not alerts:
        return "0" * 16
    said = json.dumps([as_json(each) for each in alerts], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def holding(house: House, town: str, now: datetime) -> list[Alert]:
    """What holds at ``now`` somewhere in the town, the most urgent first. Nothing where the database does not answer:
    pages go on without it. A screen is told so by an error, and keeps what it has."""
    try:
        found = _board(house, town, now).alerts
    except SQLAlchemyError as error:
        log.warning("emergencies of %s could not be read: %s", town, type(error).__name__)
        return []
    return sorted((each for each in found if each.holds_at(now)), key=_urgency)


def forget(house: House) -> None:
    """After a message was written here: the next question looks at once."""
    with _lock:
        _boards.pop(house.engine, None)


def alerts_of(message: AlertMessage, screens: Mapping[str, tuple[float, float]]) -> list[Alert]:
    """One for each of its parts. ``screens``: id -> where it stands."""
    return [
        Alert(
            id=f"{message.number}.{index}",
            sender=message.sender,
            severity=part.severity,
            words=part.words,
            start=part.start,
            end=part.end,
            is_test=message.is_test,
            screens=frozenset(each for each, at in screens.items() if part.area.holds(each, at)),
        )
        for index, part in enumerate(message.parts)
    ]


def as_json(alert: Alert) -> dict[str, Any]:
    """As docs/screen-protocol.md says."""
    return {
        "id": alert.id,
        "test": alert.is_test,
        "severity": alert.severity,
        "from": int(alert.start.timestamp()),
        "until": int(alert.end.timestamp()),
        "sender": alert.sender,
        "texts": {
            language: {"title": words.title, "text": words.text, "instruction": words.instruction}
            for language, words in alert.words.items()
        },
    }


def _urgency(alert: Alert) -> tuple[bool, int, float, str]:
    return (*alert.urgency, alert.id)


def _board(house: House, town: str, now: datetime, clock: Callable[[], float] = time.monotonic) -> Board:
    with _lock:  # of many who ask at once, one looks
        of_house = _boards.setdefault(house.engine, {})
        known, looked_at = of_house.get(town), clock()
        if known and looked_at - known.looked_at < LOOKS_AGAIN:
            return known
        with house.engine.connect() as connection:
            mark = kept.mark(connection, town)
            if known and known.mark == mark:
                found = known.alerts
            else:
                screens = kept.places_of_screens(connection, town)
                messages = standing(kept.counting(connection, town, now))
                said = (each for message in messages for each in alerts_of(message, screens))
                # of what holds elsewhere only a town without screens cannot tell that it does
                found = tuple(each for each in said if each.screens or not screens)
        of_house[town] = Board(mark, looked_at, found)
        return of_house[town]
