"""The desk's rooms, in the order of the menu: the one list that every page of the desk shows."""

from dataclasses import dataclass

from flask import current_app, request
from flask_babel import lazy_gettext as _l

from twin.web.languages import prefix

# path below the town -> its name. A room that no view answers for yet is left out.
ROOMS = (
    ("beheer/", _l("Vandaag")),
    ("beheer/zaken/", _l("Zaken")),
    ("beheer/panden/", _l("Panden")),
    ("beheer/plaatsen/", _l("Plaatsen")),
    ("beheer/leegstand/", _l("Leegstand")),
    ("beheer/evenementen/", _l("Agenda")),
    ("beheer/berichten/", _l("Berichten")),
    ("beheer/inlezen/", _l("Inlezen")),
    ("beheer/uitvoer/", _l("Uitvoer")),
    ("beheer/geschiedenis", _l("Geschiedenis")),
    ("beheer/mensen/", _l("Mensen")),
    ("beheer/brieven", _l("Brieven")),
    ("beheer/wensen/", _l("Wensen")),
    ("beheer/schermen/", _l("Schermen")),
    ("beheer/instellingen", _l("Instellingen")),
    ("account/", _l("Uw account")),
)


@dataclass(frozen=True, slots=True)
class Room:
    address: str
    words: str
    is_current: bool


def rooms(town: str) -> list[Room]:
    """The rooms of the desk of ``town`` that are there, in the language of the address."""
    named = prefix()
    start = f"/{named}/{town}/" if named else f"/{town}/"
    addresses = current_app.url_map.bind("")
    there = [(start + path, words) for path, words in ROOMS if addresses.test(start + path, "GET")]
    here = request.path
    longest = max((address for address, _ in there if here.startswith(address)), key=len, default="")
    return [Room(address, str(words), address == longest) for address, words in there]
