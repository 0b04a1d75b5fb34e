"""Screens tell that they live: noted here, and read by the desk."""

from datetime import timedelta

from twin.domain.heartbeat import Beat, Heartbeat
from twin.services.house import House
from twin.storage import heartbeats
from twin.storage.database import writing
from twin.storage.devices import is_paired

APART = timedelta(seconds=10)  # between two messages that both count: anybody can send them


def hear(house: House, town: str, screen: str, beat: Beat, is_current: bool) -> None:
    """Notes one message of a screen that the town has, unless it told something a moment ago. Where a machine was
    paired with it, only that one speaks for it (twin.services.devices).

    ``is_current``: it shows the edition being served.
    """
    now = house.clock()
    with house.engine.connect() as connection:  # who sends many does not keep others from writing
        last, has_machine = heartbeats.last_heard(connection, town, screen), is_paired(connection, town, screen)
    if has_machine:
        return
    if last is not None and timedelta() <= now - last < APART:
        return
    with writing(house.engine) as connection:
        known = heartbeats.heard_of(connection, town, screen)
        if known is None:
            heartbeats.begin(connection, town, screen, Heartbeat.first(beat, is_current, now))
        else:
            heartbeats.go_on(connection, town, screen, known.after(beat, is_current, now))
