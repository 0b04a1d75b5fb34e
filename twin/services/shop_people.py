"""The people of a shop: invite a colleague, leave, end somebody's access, hand over to a new owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from twin.errors import Invalid, NotFound
from twin.services.house import House
from twin.services.limits import knock
from twin.services.people import Person, address_of
from twin.services.shop_words import shop_name
from twin.services.ways_in import SENT_TWICE, end_access, send
from twin.storage import people as kept
from twin.storage.database import writing
from twin.storage.people import Member
from twin.storage.ways_in import end_way_in, open_ways_in, was_sent

INVITATIONS_PER_SHOP = 20  # an hour
PENDING = ("invitation", "handover")


@dataclass(frozen=True)
class Waiting:
    """An invitation that was not taken up yet. ``kind``: invitation, handover."""

    id: int
    kind: str
    email: str
    expires_at: datetime


def people_of(house: House, town: str, shop: str) -> Sequence[Member]:
    """Who keeps the shop with id ``shop``, in the order in which they came."""
    with house.engine.connect() as connection:
        return kept.members(connection, town=town, role="shopkeeper", shop=shop)


def waiting_for(house: House, town: str, shop: str) -> list[Waiting]:
    with house.engine.connect() as connection:
        found = open_ways_in(connection, town, shop, PENDING, house.clock())
    return [Waiting(each.id, each.kind, each.email, each.expires_at) for each in found]


def invite(house: House, town: str, shop: str, by: Person, typed: str, language: str) -> str:
    """Mails an invitation to keep the shop along; returns the address. Raises Invalid for what is no address or keeps
    the shop already, TooMany."""
    with writing(house.engine) as connection:
        email = _new_address(connection, town, shop, typed)
        _offer(house, connection, "invitation", town, shop, by, email, language)
    return email


def hand_over(house: House, town: str, shop: str, by: Person, typed: str, language: str) -> str:
    """Mails an offer to take the shop over; returns the address. Once it is taken up, everybody else's access ends;
    until then nothing changes. Raises Invalid, TooMany."""
    email = address_of(typed)
    with writing(house.engine) as connection:
        if email == by.email:
            raise Invalid("a shop is handed over to somebody else")
        _offer(house, connection, "handover", town, shop, by, email, language)
    return email


def take_back(house: House, town: str, shop: str, number: int) -> None:
    """An invitation or an offer that waits counts no more. Raises NotFound."""
    with writing(house.engine) as connection:
        if not end_way_in(connection, town, shop, number, house.clock()):
            raise NotFound("nothing waits under this number")


def end_somebody(house: House, town: str, shop: str, number: int) -> Member:
    """Ends a membership; who had it is told by mail. Raises NotFound for one that is not of this shop."""
    with writing(house.engine) as connection:
        found = [
            each for each in kept.members(connection, town=town, role="shopkeeper", shop=shop) if each.id == number
        ]
        if not found:
            raise NotFound("no such membership")
        end_access(house, connection, found)
    return found[0]


def leave(house: House, town: str, shop: str, person: int) -> None:
    """Raises NotFound for who does not keep the shop."""
    with writing(house.engine) as connection:
        mine = kept.members(connection, number=person, town=town, role="shopkeeper", shop=shop)
        if not mine:
            raise NotFound("this shop is not hers to leave")
        kept.end_members(connection, [each.id for each in mine], house.clock())


def _new_address(connection: Connection, town: str, shop: str, typed: str) -> str:
    email = address_of(typed)
    if any(each.email == email for each in kept.members(connection, town=town, role="shopkeeper", shop=shop)):
        raise Invalid("keeps the shop already")
    return email


def _offer(
    house: House, connection: Connection, kind: str, town: str, shop: str, by: Person, email: str, language: str
) -> None:
    now = house.clock()
    if was_sent(connection, town, shop, kind, email, now - SENT_TWICE, now):
        return
    knock(house, connection, "invite", INVITATIONS_PER_SHOP, f"{town} {shop}")
    days = house.config.doors.invitation_days
    way = {"town": town, "shop": shop, "role": "shopkeeper", "email": email, "language": language, "made_by": by.id}
    words = {"inviter": by.called, "shop": shop_name(connection, town, shop, language), "days": days}
    send(house, connection, kind, kind, way, timedelta(days=days), words)
