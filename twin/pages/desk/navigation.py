"""The desk's rooms, in the order of the menu: the one list that every page of the desk shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import current_app, request
from flask_babel import lazy_gettext

from twin.services.publish import Edition
from twin.web.languages import prefix

# path below the town -> its name. A room that no view answers for yet is left out.
ROOMS = (
    ("beheer/", lazy_gettext("Vandaag")),
    ("beheer/zaken/", lazy_gettext("Zaken")),
    ("beheer/panden/", lazy_gettext("Panden")),
    ("beheer/plaatsen/", lazy_gettext("Plaatsen")),
    ("beheer/leegstand/", lazy_gettext("Leegstand")),
    ("beheer/evenementen/", lazy_gettext("Agenda")),
    ("beheer/berichten/", lazy_gettext("Berichten")),
    ("beheer/inlezen/", lazy_gettext("Inlezen")),
    ("beheer/uitvoer/", lazy_gettext("Uitvoer")),
    ("beheer/geschiedenis", lazy_gettext("Geschiedenis")),
    ("beheer/mensen/", lazy_gettext("Mensen")),
    ("beheer/brieven", lazy_gettext("Brieven")),
    ("beheer/wensen/", lazy_gettext("Wensen")),
    ("beheer/schermen/", lazy_gettext("Schermen")),
    ("beheer/instellingen", lazy_gettext("Instellingen")),
    ("account/", lazy_gettext("Uw account")),
)


KEPT_AT = {
    "wish": "beheer/wensen/",
    "doubtful": "beheer/inlezen/",
    "bounced": "beheer/mensen/",
    "screen": "beheer/schermen/",
}


@dataclass(frozen=True, slots=True)
class Room:
    address: str
    words: str
    is_current: bool


def rooms(town: str) -> list[Room]:
    """The rooms of the desk of ``town`` that are there, in the language of the address."""
    start = _start(town)
    there = [(start + path, words) for path, words in ROOMS if _is_there(start + path)]
    here = request.path
    longest = max((address for address, _ in there if here.startswith(address)), key=len, default="")
    return [Room(address, str(words), address == longest) for address, words in there]


def where_to_mend(edition: Edition, kind: str, shop_id: str, premises: str = "") -> str:
    """The page on which a thing of the desk is put right; the nearest one that is there."""
    start = _start(edition.core.town.slug)
    wanted = [start + path for path in _ways(edition, kind, shop_id, premises)]
    return next((each for each in wanted if _is_there(each)), f"{start}beheer/")


def _ways(edition: Edition, kind: str, shop_id: str, premises: str) -> Iterator[str]:
    shop = edition.core.shops.get(shop_id)
    if premises:
        yield f"beheer/panden/{premises}"
    if shop and kind == "unclaimed":
        yield f"beheer/brieven?zaak={shop.slug}"
    if shop and kind in {"without_hours", "unreadable", "never_closes", "late"}:
        yield f"mijn-zaak/{shop.slug}/uren"
    if kind in KEPT_AT:
        yield KEPT_AT[kind]
    if shop:
        yield f"beheer/zaken/{shop.slug}"


def _start(town: str) -> str:
    named = prefix()
    return f"/{named}/{town}/" if named else f"/{town}/"


def _is_there(address: str) -> bool:
    return current_app.url_map.bind("").test(address.partition("?")[0], "GET")
