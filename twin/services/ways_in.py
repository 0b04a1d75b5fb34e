"""Ways in without passwords: a mailed link is asked, shown, and used once.

Showing uses nothing up, so that a mail scanner may look; only `enter` does. No answer tells whether an address is
known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from twin.errors import NotFound
from twin.services.house import House
from twin.services.limits import knock
from twin.services.mail import page_address, post
from twin.services.people import address_of, known_or_new
from twin.services.shop_words import shop_name
from twin.services.tokens import hash_of, new_token
from twin.storage import people as kept
from twin.storage.database import writing
from twin.storage.ways_in import (
    WayIn as WayIn,  # pages name it, and must not know storage
)
from twin.storage.ways_in import (
    add_way_in,
    end_ways_in,
    open_way_in,
    use_way_in,
    with_number,
    with_token,
)

SENT_TWICE = timedelta(minutes=5)  # the same invitation within that time is a second click on one button
LETTERS = ("letter", "confirm")
GIVEN_AWAY = ("letter", "confirm", "invitation", "handover")  # all the ways to keep a shop
SENT = ("mail", "confirm", "invitation", "handover", "officer", "address")  # what a link of /binnen/ may be


@dataclass(frozen=True)
class Entered:
    """Who came in and how. ``path`` is where she was going: an address from its slash, or what comes below the town,
    or '' where she did not say. ``shop`` is the id of the shop that she keeps from now on, or ''."""

    person: int
    way: str
    path: str = ""
    shop: str = ""


def send(
    house: House,
    connection: Connection,
    kind: str,
    mail: str,
    way: Mapping[str, Any],
    lasts: timedelta,
    words: Mapping[str, Any],
) -> int:
    """Makes a way in and mails its link; ``way`` holds at least `town`, `email` and `language`."""
    token, now = new_token(), house.clock()
    town, email, language = way["town"], way["email"], way["language"]
    made = {"detail": {}, **way, "kind": kind, "token_hash": hash_of(token), "made_at": now, "expires_at": now + lasts}
    number = add_way_in(connection, made)
    values = {"link": page_address(house, connection, town, language, f"binnen/{token}"), **words}
    about = {"town": town, "person": way.get("person"), "shop": way.get("shop", "")}
    post(house, connection, mail, email, language, values, **about, is_private=True)
    return number


def ask_link(house: House, town: str, typed: str, language: str, network: str, path: str = "") -> None:
    """Mails a link to who is known by this address. Raises Invalid for what is no address, TooMany.

    For an unknown address the same is done and taken back, so that neither the answer nor its time tells.
    """
    email, doors = address_of(typed), house.config.doors
    with writing(house.engine) as connection:
        knock(house, connection, "link", doors.links_per_address, email)
        knock(house, connection, "link", doors.links_per_network, network)
        known = kept.person_with(connection, email)
        way = {"town": town, "email": email, "language": language, "person": known["id"] if known else None}
        trial = connection.begin_nested()
        minutes = timedelta(minutes=doors.link_minutes)
        send(house, connection, "mail", "sign_in", {**way, "detail": {"path": path}}, minutes, _minutes(house))
        if known:
            trial.commit()
        else:
            trial.rollback()


def show(house: House, town: str, token: str) -> WayIn:
    """What a link is for. Raises NotFound for one that is used, too old or never was."""
    with house.engine.connect() as connection:
        return _sent(connection, town, token, house.clock())


def about(house: House, way: WayIn, language: str) -> tuple[str, str]:
    """Who gave the way in away, and the name of the shop that it leads to; '' for what there is not."""
    with house.engine.connect() as connection:
        by = kept.person_row(connection, way.made_by) if way.made_by else None
        shop = shop_name(connection, way.town, way.shop, language) if way.shop else ""
    return (by["name"] or by["email"] or "" if by else ""), shop


def enter(house: House, town: str, token: str) -> Entered:
    """Uses a link. Raises NotFound, Invalid where an address is somebody else's by now."""
    now = house.clock()
    with writing(house.engine) as connection:
        way = _sent(connection, town, token, now)
        if not use_way_in(connection, way.id, now):
            raise NotFound("this link was used just now")
        return _ENTER[way.kind](house, connection, way)


def keep_from_now_on(
    house: House, connection: Connection, way: WayIn, person: int, means: str, *, alone: bool = False
) -> Entered:
    """The person keeps the shop of ``way``; ``alone``: those who kept it before do not, and hear of it."""
    now = house.clock()
    if alone:
        members = kept.members(connection, town=way.town, role="shopkeeper", shop=way.shop)
        end_access(house, connection, [each for each in members if each.person != person])
        end_ways_in(connection, way.town, way.shop, GIVEN_AWAY, now)
    kept.add_member(connection, way.town, person, "shopkeeper", way.shop, now, means, way.made_by)
    return Entered(person, means, shop=way.shop)


def end_access(house: House, connection: Connection, members: list[kept.Member]) -> None:
    """They keep their shops no longer, and are told so."""
    kept.end_members(connection, [each.id for each in members], house.clock())
    for each in members:
        words = {"shop": shop_name(connection, each.town, each.shop, each.language)}
        to, language, shop = each.email, each.language, each.shop
        post(house, connection, "access_ended", to, language, words, town=each.town, person=each.person, shop=shop)


def confirm_by_mail(house: House, letter: WayIn, typed: str, language: str, network: str) -> None:
    """After a letter proved the shop: mails a link that proves the address. Raises Invalid, TooMany."""
    email, doors = address_of(typed), house.config.doors
    with writing(house.engine) as connection:
        knock(house, connection, "link", doors.links_per_address, email)
        knock(house, connection, "link", doors.links_per_network, network)
        way = {"town": letter.town, "email": email, "language": language, "shop": letter.shop, "role": "shopkeeper"}
        words = {"shop": shop_name(connection, letter.town, letter.shop, language), **_minutes(house)}
        minutes = timedelta(minutes=doors.link_minutes)
        send(house, connection, "confirm", "letter_confirm", {**way, "detail": {"letter": letter.id}}, minutes, words)


def adopt(house: House, letter: WayIn, person: int) -> Entered:
    """Who is signed in already takes the letter's shop along. Raises NotFound for a letter that was used."""
    with writing(house.engine) as connection:
        return _with_letter(house, connection, letter.town, letter.id, person)


def _sent(connection: Connection, town: str, token: str, now: datetime) -> WayIn:
    found = open_way_in(connection, town, now, with_token(hash_of(token)))
    if found is None or found.kind not in SENT:
        raise NotFound("no such link")
    return found


def _minutes(house: House) -> dict[str, int]:
    return {"minutes": house.config.doors.link_minutes}


def _with_letter(house: House, connection: Connection, town: str, number: int, person: int) -> Entered:
    now = house.clock()
    letter = open_way_in(connection, town, now, with_number(number))
    if letter is None or not use_way_in(connection, letter.id, now):
        raise NotFound("this letter was used")
    entered = keep_from_now_on(house, connection, letter, person, "letter", alone=bool(letter.detail.get("hands_over")))
    end_ways_in(connection, town, letter.shop, LETTERS, now)  # a second letter to the same shop is of no more use
    return entered


def _by_mail(house: House, connection: Connection, way: WayIn) -> Entered:
    person = kept.person_with(connection, way.email)
    if person is None:  # erased since
        raise NotFound("no such person")
    return Entered(person["id"], "mail", way.detail.get("path", ""))


def _by_letter(house: House, connection: Connection, way: WayIn) -> Entered:
    person = known_or_new(house, connection, way.email, way.language)
    return _with_letter(house, connection, way.town, way.detail["letter"], person)


def _by_invitation(house: House, connection: Connection, way: WayIn) -> Entered:
    person = known_or_new(house, connection, way.email, way.language)
    return keep_from_now_on(house, connection, way, person, "invitation")


def _by_handover(house: House, connection: Connection, way: WayIn) -> Entered:
    person = known_or_new(house, connection, way.email, way.language)
    return keep_from_now_on(house, connection, way, person, "handover", alone=True)


def _as_officer(house: House, connection: Connection, way: WayIn) -> Entered:
    person = known_or_new(house, connection, way.email, way.language, way.detail.get("name", ""))
    means = way.detail.get("means", "invitation")
    kept.add_member(connection, way.town, person, "officer", "", house.clock(), means, way.made_by)
    return Entered(person, means, "beheer/")


def _new_address(house: House, connection: Connection, way: WayIn) -> Entered:
    person, other = way.person, kept.person_with(connection, way.email)
    if person is None or (other is not None and other["id"] != person):
        raise NotFound("this address is somebody else's by now")
    kept.change_person(connection, person, email=way.email)
    return Entered(person, "mail", "account/")


_ENTER: Mapping[str, Callable[[House, Connection, WayIn], Entered]] = MappingProxyType(
    {
        "mail": _by_mail,
        "confirm": _by_letter,
        "invitation": _by_invitation,
        "handover": _by_handover,
        "officer": _as_officer,
        "address": _new_address,
    }
)
