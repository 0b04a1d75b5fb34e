"""Who has a town's desk: let in, listed, let go."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection, select

from twin.errors import Invalid, NotFound
from twin.services.house import House
from twin.services.mail import page_address
from twin.services.people import Person, address_of, known_or_new
from twin.services.tokens import hash_of, new_token
from twin.services.ways_in import SENT_TWICE, send
from twin.storage import people as kept
from twin.storage import tables
from twin.storage.database import writing
from twin.storage.people import Member
from twin.storage.ways_in import add_way_in, was_sent

DEMONSTRATION_LINK = timedelta(hours=24)


def officers_of(house: House, town: str = "") -> Sequence[Member]:
    """The officers of ``town``, or of every town."""
    with house.engine.connect() as connection:
        return kept.members(connection, town=town, role="officer")


def add_officer(house: House, town: str, typed: str, name: str = "") -> bool:
    """Lets somebody in to the desk of a town, without a mail: she asks a link herself. Whether that is new.

    Raises Invalid for what is no address, NotFound for an unknown town.
    """
    email = address_of(typed)
    with writing(house.engine) as connection:
        person = known_or_new(house, connection, email, _first_language(connection, town), name)
        return kept.add_member(connection, town, person, "officer", "", house.clock(), "command")


def invite_officer(house: House, town: str, by: Person, typed: str, language: str, name: str = "") -> str:
    """Mails somebody her first link to the desk; returns the address. Raises Invalid."""
    email, days = address_of(typed), house.config.doors.invitation_days
    with writing(house.engine) as connection:
        if any(each.email == email for each in kept.members(connection, town=town, role="officer")):
            raise Invalid("has this desk already")
        now = house.clock()
        if was_sent(connection, town, "", "officer", email, now - SENT_TWICE, now):
            return email
        way = {"town": town, "role": "officer", "email": email, "language": language, "made_by": by.id}
        words = {"inviter": by.called, "days": days}
        detail = {"detail": {"name": name}}
        send(house, connection, "officer", "officer_invitation", way | detail, timedelta(days=days), words)
    return email


def remove_officer(house: House, town: str, typed: str) -> None:
    """Her access to the desk of ``town`` ends. Raises NotFound for who does not have it."""
    email = address_of(typed)
    with writing(house.engine) as connection:
        found = [each for each in kept.members(connection, town=town, role="officer") if each.email == email]
        if not found:
            raise NotFound(f"{email} is no officer of {town}")
        kept.end_members(connection, [each.id for each in found], house.clock())


def demonstration_link(house: House, town: str) -> str:
    """A link to the desk of a town whose shops are invented, for whoever starts the service: used once, valid for a
    day. Raises Invalid for any other town: there a person is let in by her own address."""
    token, now = new_token(), house.clock()
    with writing(house.engine) as connection:
        language = _first_language(connection, town)
        if not _settings(connection, town).get("demonstration"):
            raise Invalid(f"{town} is no demonstration; let somebody in by `kernkijker officer add MAIL --town {town}`")
        way = {"town": town, "role": "officer", "email": f"demonstratie@{town}.invalid", "language": language}
        times = {"made_at": now, "expires_at": now + DEMONSTRATION_LINK}
        detail = {"name": "Demonstratie", "means": "command"}
        add_way_in(connection, {**way, **times, "kind": "officer", "token_hash": hash_of(token), "detail": detail})
        return page_address(house, connection, town, language, f"binnen/{token}")


def demonstrations(house: House) -> list[str]:
    """The towns that are served and whose shops are invented."""
    query = select(tables.town.c.slug, tables.town.c.settings).where(tables.town.c.is_served)
    with house.engine.connect() as connection:
        return [
            slug
            for slug, settings in connection.execute(query.order_by(tables.town.c.slug))
            if settings.get("demonstration")
        ]


def _settings(connection: Connection, town: str) -> dict[str, object]:
    found = connection.scalar(select(tables.town.c.settings).where(tables.town.c.slug == town))
    if found is None:
        raise NotFound(f"there is no town '{town}'")
    return dict(found)


def _first_language(connection: Connection, town: str) -> str:
    return str(_settings(connection, town)["languages"][0])  # type: ignore[index]  # checked when the town was loaded
