"""What an officer does to a message that stands: ends it, or puts another version of her own in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from twin.domain.alert_message import AlertMessage, Name, standing
from twin.errors import Invalid, NotFound
from twin.services import alert_history, alerts
from twin.services.alert_taking import Taken, counts_until
from twin.services.house import House
from twin.storage import alerts as kept
from twin.storage.alerts import Came
from twin.storage.database import writing

MOST = 200  # versions and other messages that are looked through


class Replaced(Invalid):
    """Another message took its place meanwhile: who acts on it has not seen what stands there now."""


@dataclass(frozen=True, slots=True)
class Current:
    """The newest version of what an officer wrote. ``first``: the number of the first one. ``is_over``: ended by an
    officer, or by its own end."""

    came: Came
    first: int
    is_over: bool

    @property
    def message(self) -> AlertMessage:
        return self.came.message


def current(house: House, town: str, number: int) -> Current:
    """Of the officer's message ``number``, or of one of its versions. Raises NotFound."""
    with house.engine.connect() as connection:
        return _current(connection, town, number, house.clock())


def named(house: House, town: str, message: AlertMessage) -> AlertMessage | None:
    """The officer's message that goes by the name of ``message``."""
    with house.engine.connect() as connection:
        return next((each.message for each in _own(connection, town) if each.message.name == message.name), None)


def change(house: House, town: str, seen: Current, message: AlertMessage, person: int) -> Taken:
    """Puts ``message``, which names it, in the place of ``seen``. Raises Replaced where that is not the newest any
    more, or is over."""
    now = house.clock()
    with writing(house.engine) as connection:
        kept.held_fast(connection, town, seen.message.number)  # another who changes it waits here, and then sees ours
        there = _current(connection, town, seen.first, now)
        if there.message.number != seen.message.number or there.is_over:
            raise Replaced(f"message {seen.message.number} is not the newest any more")
        until = counts_until(message, now)
        number = kept.add(connection, town, message, "officer", person, now, until)
        screens = kept.places_of_screens(connection, town)
        if number is not None:
            key = str(seen.first)
            alert_history.note_changed(connection, town, key, seen.message, message, now, person)
    alerts.forget(house)
    concerned = (each.screens for each in alerts.alerts_of(message, screens))
    return Taken(message, number, frozenset().union(*concerned))


def end(house: House, town: str, number: int, person: int) -> None:
    """An officer lets the screens go. Raises NotFound for what is over already, Replaced for what something else
    stands in the place of."""
    now = house.clock()
    with writing(house.engine) as connection:
        message = kept.held_fast(connection, town, number)
        if message is None or message.ended_at or (message.end and message.end <= now):
            raise NotFound(f"there is no message {number} that goes on")
        if number not in {each.number for each in standing(kept.counting(connection, town, now))}:
            raise Replaced(f"message {number} was replaced")
        kept.end(connection, town, number, person, now)
        first = _first(message, [each.message for each in _own(connection, town)]) if message.is_own else message
        alert_history.note_ended(connection, town, str(first.number), message, now, person)
    alerts.forget(house)


def _own(connection: Connection, town: str) -> Sequence[Came]:
    return kept.newest(connection, town, MOST, only_own=True)


def _current(connection: Connection, town: str, number: int, now: datetime) -> Current:
    own = _own(connection, town)
    found = next((each for each in own if each.message.number == number), None)
    if found is None:
        raise NotFound(f"no officer wrote a message {number}")
    first = _first(found.message, [each.message for each in own])
    after: Mapping[Name, Came] = {name: each for each in own for name in each.message.references}
    while found.message.name in after:
        found = after[found.message.name]
    message = found.message
    return Current(found, first.number, bool(message.ended_at) or message.end is None or message.end <= now)


def _first(message: AlertMessage, own: Sequence[AlertMessage]) -> AlertMessage:
    by_name = {each.name: each for each in own}
    while before := next((by_name[name] for name in message.references if name in by_name), None):
        message = before
    return message
