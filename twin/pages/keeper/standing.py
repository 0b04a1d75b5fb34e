"""How a part of a listing is doing, in words: it is live, it waits for the town, it came back with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from twin.errors import Invalid
from twin.pages.keeper.frame import town_of
from twin.services.field_words import said
from twin.services.listing import Standing
from twin.services.proposals import withdraw
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.dates import full_date
from twin.web.done import tell
from twin.web.languages import current_language, in_every_language
from twin.web.people import Keeper, keeper

blueprint = Blueprint("keeper_proposals", __name__)
PAGES = {"gegevens": "keeper_listing", "fotos": "keeper_photos", "aanbod": "keeper_offers", "vacature": "keeper_hiring"}


@dataclass(frozen=True, slots=True)
class Sign:
    """``kind``: live, waiting, refused, draft. ``number`` is the proposal that can be withdrawn, or None.
    ``lines``: (what, language, what visitors see, what was written) where the two differ."""

    kind: str
    words: str
    number: int | None = None
    lines: tuple[tuple[str, str, str, str], ...] = ()


@in_every_language(blueprint, "/<town>/mijn-zaak/<zaak>/voorstel/<int:number>/terug", methods=["POST"])
@for_shopkeepers
def take_back(town: str, zaak: str, number: int) -> ResponseReturnValue:
    """What waits for the town is taken back; what is live stays as it is."""
    found = keeper(town, zaak)
    try:
        withdraw(house(), town, number, found.shop_row["id"], found.author)
        tell(_("Ingetrokken. Wat bezoekers zien, blijft zoals het is."))
    except Invalid:
        tell(_("Dit was al beslist. Kijk hoe het er nu staat."))
    page = PAGES.get(request.form.get("pagina", ""), "keeper_listing")
    return redirect(url_for(f"{page}.page", town=town, zaak=zaak), 303)


def live_sign() -> Sign:
    return Sign("live", _("Live: bezoekers zien dit."))


def waiting_words(keeper: Keeper, since: datetime) -> str:
    day = since.astimezone(town_of(keeper).place.zone).date()
    return str(_("Wacht op de gemeente sinds %(day)s.", day=full_date(day)))


def refused_words(reason: str) -> str:
    return str(_("Niet aanvaard door de gemeente: %(reason)s", reason=reason))


def sign_of(keeper: Keeper, standing: Standing) -> Sign:
    """Of a part of the listing."""
    if standing.state == "live" or standing.at is None:
        return live_sign()
    lines = tuple(said(_plain(standing.live), _plain(standing.offered), current_language()))
    told = tuple((each.name, each.spoken, each.before, each.after) for each in lines)
    if standing.state == "waiting":
        return Sign("waiting", waiting_words(keeper, standing.at), standing.number, told)
    return Sign("refused", refused_words(standing.reason), None, told)


def counted(kinds: Iterable[str], live: str) -> str:
    """The state of an overview's tile: what came back first, then what waits, else ``live``."""
    known = list(kinds)
    if refused := known.count("refused"):
        return str(ngettext("%(num)d niet aanvaard", "%(num)d niet aanvaard", refused))
    if waiting := known.count("waiting"):
        return str(ngettext("%(num)d wacht op de gemeente", "%(num)d wachten op de gemeente", waiting))
    if drafts := known.count("draft"):
        return str(ngettext("%(num)d nog niet verstuurd", "%(num)d nog niet verstuurd", drafts))
    return live


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return dict(values)
