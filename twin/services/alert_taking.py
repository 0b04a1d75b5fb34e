"""Messages about emergencies come in: an officer's own, a CAP file, one that was posted, one that was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from twin.domain.alert import Alert
from twin.domain.alert_message import AlertMessage, standing
from twin.services import alert_history, alerts
from twin.services.exchange.cap import documents, message_of
from twin.services.exchange.refusal import NotReadable
from twin.services.house import House
from twin.storage import alerts as kept
from twin.storage.alert_sources import codes_of
from twin.storage.alerts import Came as Came  # pages name it, and must not know storage
from twin.storage.database import writing

Way = Literal["officer", "file", "key", "address"]
REMEMBERED = timedelta(days=30)  # one that names others counts this long: what it names may still come in


@dataclass(frozen=True, slots=True)
class Taken:
    """``number``: of its row; None where the town had it already. ``screens``: the ids of those that it concerns."""

    message: AlertMessage
    number: int | None
    screens: frozenset[str]


def read_cap(house: House, town: str, data: bytes) -> list[AlertMessage]:
    """The messages of a CAP document that one sent on purpose. Raises NotReadable if any of them cannot be taken."""
    with house.engine.connect() as connection:
        codes = codes_of(connection, town)
    return [message_of(each, house.clock(), codes) for each in documents(data)]


def read_feed(house: House, town: str, data: bytes) -> tuple[list[AlertMessage], list[NotReadable]]:
    """Those of a feed, which also holds what is no concern of ours; what was refused beside."""
    with house.engine.connect() as connection:
        codes = codes_of(connection, town)
    found, refused = [], []
    for each in documents(data):
        try:
            found.append(message_of(each, house.clock(), codes))
        except NotReadable as why:
            refused.append(why)
    return found, refused


def take(
    house: House, town: str, message: AlertMessage, way: Way, person: int | None = None, source: str = ""
) -> Taken:
    """Keeps a message; from here on screens show what it says. One that is known changes nothing. ``source``: the name
    of the key, or the address, by which it came."""
    now = house.clock()
    with writing(house.engine) as connection:
        number = kept.add(connection, town, message, way, person, now, counts_until(message, now))
        screens = kept.places_of_screens(connection, town)
        if number is not None:
            came = {"way": way, "person": person, "source": source}
            alert_history.note_taken(connection, town, message, number, came, now)
    alerts.forget(house)
    concerned = (each.screens for each in alerts.alerts_of(message, screens))
    return Taken(message, number, frozenset().union(*concerned))


def counts_until(message: AlertMessage, now: datetime) -> datetime:
    return max(message.end or now, now + REMEMBERED if message.references else now)


def unknown(house: House, town: str, messages: Sequence[AlertMessage]) -> list[AlertMessage]:
    """Those of ``messages`` that the town does not have yet: a feed says the same every time."""
    with house.engine.connect() as connection:
        known = kept.known_names(connection, town, {message.name[1] for message in messages})
    return [message for message in messages if message.name not in known]


def concerns(house: House, town: str, message: AlertMessage) -> frozenset[str]:
    """The ids of the town's screens that ``message`` takes over."""
    return frozenset().union(*(each.screens for each in as_alerts(house, town, message)))


def as_alerts(house: House, town: str, message: AlertMessage) -> list[Alert]:
    """What ``message`` would show, whether it is taken in or not."""
    with house.engine.connect() as connection:
        screens = kept.places_of_screens(connection, town)
    return alerts.alerts_of(message, screens)


def newest(house: House, town: str, most: int = 100) -> Sequence[Came]:
    """What came in last, the newest first."""
    with house.engine.connect() as connection:
        return kept.newest(connection, town, most)


def unended(house: House, town: str) -> set[int]:
    """Numbers of the newest messages that nobody replaced or ended; they may be over by now."""
    with house.engine.connect() as connection:
        said = [came.message for came in kept.newest(connection, town, 200)]
    return {message.number for message in standing(said)}


def still_standing(house: House, town: str, now: datetime) -> list[tuple[AlertMessage, list[Alert]]]:
    """Messages that hold or will, and are neither ended nor replaced; the most urgent first."""
    with house.engine.connect() as connection:
        messages = standing(kept.counting(connection, town, now))
        screens = kept.places_of_screens(connection, town)
    found = [(message, alerts.alerts_of(message, screens)) for message in messages]
    live = [(message, [each for each in said if each.end > now]) for message, said in found]
    return sorted((pair for pair in live if pair[1]), key=lambda pair: min(each.urgency for each in pair[1]))
