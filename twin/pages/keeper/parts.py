"""The parts of a shop that its shopkeeper keeps, in the order of the overview: the one list that every page shows.

A part says how it is doing by a function that its own module hands over:

    tells("fotos", lambda keeper: _("3 foto's"))
"""

from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app, request
from flask_babel import lazy_gettext

from twin.web.languages import prefix
from twin.web.people import Keeper

Tell = Callable[[Keeper], str]


@dataclass(frozen=True, slots=True)
class Place:
    """``path`` below the shop's address; ``short`` is its name in the bar below, '' for those behind 'Meer'."""

    path: str
    title: str
    icon: str
    short: str = ""


# A part that no view answers for yet is left out.
PLACES = (
    Place("uren", lazy_gettext("Openingsuren"), "lucide-clock", lazy_gettext("Uren")),
    Place("verlof", lazy_gettext("Verlof"), "lucide-calendar-off", lazy_gettext("Verlof")),
    Place("dagen", lazy_gettext("Feestdagen en bijzondere dagen"), "lucide-calendar-days"),
    Place("bericht", lazy_gettext("Even gesloten"), "lucide-megaphone"),
    Place("gegevens", lazy_gettext("Naam, tekst en contact"), "lucide-store", lazy_gettext("Zaak")),
    Place("fotos", lazy_gettext("Foto's"), "lucide-camera"),
    Place("aanbod", lazy_gettext("Aanbod"), "lucide-package"),
    Place("vacature", lazy_gettext("Personeel gezocht"), "lucide-user-plus"),
    Place("voorbeeld", lazy_gettext("Zo ziet een bezoeker het"), "lucide-eye"),
    Place("overal", lazy_gettext("Overal dezelfde uren"), "lucide-share-2", lazy_gettext("Overal")),
    Place("cijfers", lazy_gettext("Wat het opbracht"), "lucide-chart-column"),
    Place("mensen", lazy_gettext("Wie mag mee"), "lucide-users"),
    Place("geschiedenis", lazy_gettext("Geschiedenis"), "lucide-history"),
    Place("wens", lazy_gettext("Wens of probleem"), "lucide-message-circle"),
)
_TELLS: dict[str, Tell] = {}


@dataclass(frozen=True, slots=True)
class Part:
    """``state`` is a few words on how it is doing, or ''."""

    title: str
    short: str
    icon: str
    address: str
    state: str
    is_current: bool


def tells(path: str, tell: Tell) -> None:
    """Hands over how the part at ``path`` says how it is doing."""
    _TELLS[path] = tell


def parts(keeper: Keeper, start: str) -> list[Part]:
    """Those that are there; ``start`` is the address of the shop's overview."""
    addresses = current_app.url_map.bind("")
    bare = f"/{prefix()}{start}" if prefix() and not start.startswith(f"/{prefix()}/") else start
    return [
        Part(
            str(place.title),
            str(place.short),
            place.icon,
            bare + place.path,
            _TELLS[place.path](keeper) if place.path in _TELLS else "",
            request.path == bare + place.path,
        )
        for place in PLACES
        if _answers(addresses, bare + place.path)
    ]


def _answers(addresses: object, path: str) -> bool:
    return any(addresses.test(path + end, "GET") for end in ("", "/"))  # type: ignore[attr-defined]  # werkzeug's MapAdapter
