"""Find and authorise in one step: a view that has its shop or its desk is allowed to have it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import g

from twin.errors import NotAllowed
from twin.services.changing import Author
from twin.services.people import Person, may_govern, may_keep
from twin.services.publish import Edition
from twin.web.core import house, published
from twin.web.sessions import signed_in


class NotSignedIn(NotAllowed):
    """Nobody is signed in: the gate leads to the entrance, and back with what was typed."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps a shop: its shopkeeper, or an officer of its town in her stead (`author.way` tells).

    ``shop_row`` is the shop's row as it is now, which may be newer than the edition's.
    """

    person: Person
    edition: Edition
    shop_row: Mapping[str, Any]
    author: Author


@dataclass(frozen=True, slots=True)
class Officer:
    person: Person
    edition: Edition
    author: Author


def somebody() -> Person | None:
    """Who is signed in, or None."""
    found = signed_in()
    return found.person if found else None


def person_here() -> Person:
    """Who is signed in. Raises NotSignedIn."""
    found = somebody()
    if found is None:
        raise NotSignedIn("nobody is signed in")
    return found


def keeper(town: str, zaak: str) -> Keeper:
    """Who keeps the shop with slug ``zaak``. Raises NotFound, NotSignedIn, NotAllowed."""
    known = g.setdefault("keepers", {})
    if (town, zaak) not in known:
        edition, person = published(town), person_here()
        shop, author = may_keep(house(), person, town, zaak)
        known[town, zaak] = Keeper(person, edition, shop, author)
    found: Keeper = known[town, zaak]
    return found


def officer(town: str) -> Officer:
    """Who has the town's desk. Raises NotFound, NotSignedIn, NotAllowed."""
    known = g.setdefault("officers", {})
    if town not in known:
        edition, person = published(town), person_here()
        known[town] = Officer(person, edition, may_govern(house(), person, town))
    found: Officer = known[town]
    return found
