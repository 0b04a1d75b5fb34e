"""A screen that falls silent is mailed to who looks after it, once, and once more when it is back.

Not in its quiet hours: nobody goes out at night for a glass that is dark. What is silent still is told when they end.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from babel.dates import format_datetime
from sqlalchemy import Connection

from twin.domain.town import Town
from twin.services.history_words import LOCALES
from twin.services.house import House
from twin.services.mail import page_address, post
from twin.services.screen_states import ScreenState, states_in
from twin.storage import screen_silences
from twin.storage.cores import read_town
from twin.storage.database import writing
from twin.storage.jobs import zones_of_towns
from twin.storage.people import members
from twin.storage.screen_settings import chosen, settings_of

WAKING = timedelta(minutes=10)  # after its quiet hours a machine that was switched off is on its way


class Reader(NamedTuple):
    email: str
    language: str
    person: int | None


def tell_of_silences(house: House) -> int:
    """Mails what fell silent and what is back since it was asked last; returns how many screens that were."""
    return sum(_tell_of_town(house, town) for town in zones_of_towns(house.engine))


def _tell_of_town(house: House, slug: str) -> int:
    with house.engine.connect() as connection:
        if not _news(connection, slug, house.clock()):
            return 0
    with writing(house.engine) as connection:
        now = house.clock()
        found = _news(connection, slug, now)
        for state, since in found:
            screen_silences.forget(connection, slug, state.id)
            if since is not None:
                screen_silences.note_told(connection, slug, state.id, since, now)
                _write(house, connection, "screen_silent", state, since)
            elif state.life(now) in ("alive", "late"):
                _write(house, connection, "screen_back", state, now)
    return len(found)


def _news(connection: Connection, slug: str, now: datetime) -> list[tuple[ScreenState, datetime | None]]:
    """Screens that are silent and nobody was told, with since when; with None those that are no longer."""
    told, town = screen_silences.told_of(connection, slug), read_town(connection, slug)[0]
    found: list[tuple[ScreenState, datetime | None]] = []
    for state in states_in(connection, slug):
        since = state.silent_since(now)
        if since is None and state.id in told:
            found.append((state, None))
        elif since is not None and state.id not in told and not _is_quiet(connection, town, state.id, now):
            found.append((state, since))
    return found


def _is_quiet(connection: Connection, town: Town, screen: str, now: datetime) -> bool:
    quiet = settings_of(chosen(connection, town.slug, screen)).quiet
    local = now.astimezone(town.place.zone)
    return quiet is not None and any(quiet.holds_at(at.time()) for at in (local, local - WAKING))


def _write(house: House, connection: Connection, kind: str, state: ScreenState, at: datetime) -> None:
    slug = str(state.row["town"])
    town = read_town(connection, slug)[0]
    for reader in _readers(connection, town, state.id):
        values = {
            "screen": state.row["name"],
            "when": format_datetime(
                at.astimezone(town.place.zone), "d MMMM HH:mm", locale=LOCALES.get(reader.language, "nl_BE")
            ),
            "link": page_address(house, connection, slug, reader.language, f"beheer/schermen/{state.id}"),
        }
        post(house, connection, kind, reader.email, reader.language, values, town=slug, person=reader.person)


def _readers(connection: Connection, town: Town, screen: str) -> Iterator[Reader]:
    """The caretaker that was named for this screen or for all, else every officer."""
    if named := chosen(connection, town.slug, screen).get("caretaker"):
        yield Reader(named, town.first_language, None)
        return
    for each in members(connection, town=town.slug, role="officer"):
        yield Reader(each.email, each.language, each.person)
