"""Lets in whoever the issuer of the town's single sign-on vouches for, and gives her the desks of her roles."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from twin.errors import Invalid, NotAllowed
from twin.services.house import House
from twin.services.people import LONGEST_NAME, address_of, known_or_new
from twin.services.ways_in import Entered
from twin.storage import people as kept
from twin.storage.database import writing
from twin.storage.towns import digests

WAY = "oidc"


def let_in(house: House, claims: Mapping[str, Any], language: str) -> Entered:
    """The person of the ``claims`` (of an ID token that was checked), with the desks that her roles give: new ones
    begin, those that only her roles gave end with them.

    Raises NotAllowed for who has no address that the issuer vouches for, or nothing to do here.
    """
    settings = house.config.sign_on
    if settings is None:
        raise NotAllowed("there is no single sign-on here")
    email = _address(claims, settings.email_claim)
    towns = settings.towns(claims) & digests(house.engine).keys()
    with writing(house.engine) as connection:
        known = kept.person_with(connection, email)
        if known is None and not towns:
            raise NotAllowed("nobody has given this account a role here")
        person = known_or_new(house, connection, email, language, _name(claims))
        if settings.roles:
            _follow_roles(house, connection, person, towns)
    return Entered(person, WAY)


def _follow_roles(house: House, connection: Connection, person: int, towns: set[str]) -> None:
    now = house.clock()
    held = kept.members(connection, number=person, role="officer")
    kept.end_members(connection, [each.id for each in held if each.way == WAY and each.town not in towns], now)
    for town in sorted(towns):
        kept.add_member(connection, town, person, "officer", "", now, WAY)


def _address(claims: Mapping[str, Any], name: str) -> str:
    # an issuer that says that it did not check the address vouches for nobody; one that says nothing is trusted, as
    # it is the town's own
    if claims.get("email_verified") is False:
        raise NotAllowed("the issuer did not check this address")
    try:
        return address_of(str(claims.get(name) or ""))
    except Invalid as error:
        raise NotAllowed(f"the issuer gave no mail address in the claim '{name}'") from error


def _name(claims: Mapping[str, Any]) -> str:
    parts = (str(claims.get(name) or "").strip() for name in ("given_name", "family_name"))
    name = str(claims.get("name") or "").strip() or " ".join(each for each in parts if each)
    return "".join(each for each in name if each.isprintable())[:LONGEST_NAME]
