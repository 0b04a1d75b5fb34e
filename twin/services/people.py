"""People: who somebody is, and what she may."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from twin.domain.town import LANGUAGES
from twin.errors import Invalid, NotAllowed, NotFound
from twin.services.changing import Author
from twin.services.house import House
from twin.storage import people as kept

ADDRESS = re.compile(r"[^@\s<>\"(),:;\\\[\]]+@(?:[^@\s.<>\"(),:;\\\[\]]+\.)+[^@\s.<>\"(),:;\\\[\]]{2,}")
LONGEST_NAME = 80  # characters
LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3


@dataclass(frozen=True)
class Person:
    """Somebody who has an address and may be signed in."""

    id: int
    email: str
    name: str
    language: str

    @property
    def called(self) -> str:
        """Her name; her address where she gave none."""
        return self.name or self.email


def address_of(typed: str) -> str:
    """A mail address as it is kept, in lower case. Raises Invalid for what cannot be one."""
    address = typed.strip().lower()
    # ASCII: not every mail server takes other letters (RFC 6531), and look-alikes would pass for somebody else
    if len(address) > LONGEST_ADDRESS or not address.isascii() or not ADDRESS.fullmatch(address):
        raise Invalid(f"'{typed[:80]}' is not a mail address; give one such as name@shop.example")
    return address


def known_or_new(house: House, connection: Connection, email: str, language: str, name: str = "") -> int:
    """The number of the person with this address (of `address_of`); she is made where nobody has it."""
    known = kept.person_with(connection, email)
    if known:
        if name and not known["name"]:
            kept.change_person(connection, known["id"], name=name)
        return int(known["id"])
    said = language if language in LANGUAGES else "nl"
    try:
        with connection.begin_nested():
            return kept.add_person(connection, email, name, said, house.clock())
    except IntegrityError:  # somebody else wrote her down just now
        made = kept.person_with(connection, email)
        assert made is not None
        return int(made["id"])


def may_keep(house: House, person: Person, town: str, slug: str) -> tuple[Mapping[str, Any], Author]:
    """The shop's row, and who acts: its shopkeeper, or an officer of its town in her stead.

    Raises NotFound where there is no such shop, NotAllowed where it is not the person's to keep.
    """
    with house.engine.connect() as connection:
        shop = kept.shop_row(connection, town, slug)
        if shop is None:
            raise NotFound(f"{town} has no shop '{slug}'")
        mine = kept.members(connection, number=person.id, town=town)
    if any(each.role == "shopkeeper" and each.shop == shop["id"] for each in mine):
        return shop, Author("shopkeeper", person.id)
    if any(each.role == "officer" for each in mine):
        return shop, Author("officer", person.id)
    raise NotAllowed("somebody else keeps this shop")


def may_govern(house: House, person: Person, town: str) -> Author:
    """Raises NotAllowed for who has no desk in this town."""
    with house.engine.connect() as connection:
        if not kept.members(connection, number=person.id, town=town, role="officer"):
            raise NotAllowed("this desk is somebody else's")
    return Author("officer", person.id)


def shops_of(house: House, person: int, town: str) -> Sequence[dict[str, Any]]:
    """The rows of the shops that a person keeps in a town."""
    with house.engine.connect() as connection:
        keys = [each.shop for each in kept.members(connection, number=person, town=town, role="shopkeeper")]
        return kept.shop_rows(connection, town, keys)


def towns_of(house: House, person: int) -> Sequence[kept.Member]:
    """Everything that a person may, in every town."""
    with house.engine.connect() as connection:
        return kept.members(connection, number=person)
