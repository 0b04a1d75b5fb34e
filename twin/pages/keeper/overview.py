"""The shops that somebody keeps, and how one of them is doing today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.hours import State
from twin.domain.phrases import Phrase, describe
from twin.domain.shop import UNKNOWN
from twin.domain.town import Town
from twin.errors import Invalid
from twin.pages.keeper.coming_days import unanswered
from twin.pages.keeper.frame import hours_of, sentences, show, town_of
from twin.pages.keeper.parts import parts
from twin.pages.keeper.saving import tell_with_undo
from twin.services.changing import FilesGone, Overtaken
from twin.services.people import shops_of
from twin.services.shop_hours import ShopHours, confirm, read_hours, today_in, undo_for_shop
from twin.web.access import for_shopkeepers, signed_in
from twin.web.core import house, published
from twin.web.dates import full_date, long_date
from twin.web.done import just_done, tell
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import Keeper, keeper, person_here

blueprint = Blueprint("keeper", __name__)
ASK_AGAIN = timedelta(days=90)  # a shopkeeper is reminded after as long
SOON = timedelta(days=30)  # holidays that near want an answer


@dataclass(frozen=True, slots=True)
class Attention:
    """Something that wants a look: one sentence, and where to do it."""

    words: str
    address: str


@in_every_language(blueprint, "/<town>/mijn-zaak/")
@signed_in
def shops(town: str) -> ResponseReturnValue:
    """One's own shops; who keeps only one is led to it, and to its hours while nobody knows them."""
    edition = published(town)
    mine = shops_of(house(), person_here().id, town)
    if len(mine) == 1:
        is_silent = ShopHours.of(mine[0]["opening_hours"], edition.core.town).form.is_silent
        page = "keeper_hours.edit" if is_silent else ".overview"
        return redirect(url_for(page, town=town, zaak=mine[0]["slug"]), 303)
    language, now = current_language(), house().clock()
    known = [
        (row, edition.core.town.in_words(row["names"], language), _state_words(row, edition.core.town, now)[1])
        for row in mine
    ]
    return render_template("keeper/shops.html", shops=known, done=just_done())


@in_every_language(blueprint, "/<town>/mijn-zaak/<zaak>/")
@for_shopkeepers
def overview(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    state, said = _state_words(found.shop_row, town_of(found), house().clock())
    return show(
        "keeper/overview.html",
        found,
        state=state,
        said=said,
        told=sentences(found, found.shop_row["opening_hours"] or ""),
        attention=list(_attention(found)),
        confirmed=_confirmed_on(found),
        public=url_for("shops.shop", town=town, slug=zaak),
    )


@in_every_language(blueprint, "/<town>/mijn-zaak/<zaak>/bevestig", methods=["POST"])
@for_shopkeepers
def confirmed(town: str, zaak: str) -> ResponseReturnValue:
    """'Alles klopt nog': one tap."""
    found = keeper(town, zaak)
    batch = confirm(house(), town_of(found), found.shop_row["id"], found.author)
    tell_with_undo(found, batch, _("Bedankt. Bezoekers zien dat alles vandaag bevestigd is."))
    return redirect(url_for(".overview", town=town, zaak=zaak), 303)


@in_every_language(blueprint, "/<town>/mijn-zaak/<zaak>/terug/<int:batch>", methods=["POST"])
@for_shopkeepers
def undo(town: str, zaak: str, batch: int) -> ResponseReturnValue:
    """Takes an action on this shop back. Where it changed again since, nothing happens, and the page says so."""
    found = keeper(town, zaak)
    try:
        again = undo_for_shop(house(), town_of(found), found.shop_row["id"], batch, found.author)
        tell_with_undo(found, again, _("Ongedaan gemaakt. Alles staat weer zoals daarvoor."))
    except Overtaken:
        tell(_("Dit werd intussen opnieuw gewijzigd. Er is niets teruggedraaid."))
    except FilesGone:
        tell(_("Deze foto is te lang geleden weggehaald: het bestand is gewist. Er is niets veranderd."))
    except Invalid:
        tell(_("Dit was al teruggedraaid."))
    return redirect(url_for(".overview", town=town, zaak=zaak), 303)


def _state_words(row: Mapping[str, Any], town: Town, now: datetime) -> tuple[State, Phrase]:
    hours = read_hours(row["opening_hours"], town)
    state = hours.state(now) if hours else UNKNOWN
    return state, describe(state, now, current_language(), zone=town.place.zone)


def _confirmed_on(keeper: Keeper) -> date | None:
    at = keeper.shop_row["confirmed_at"]
    return at.astimezone(town_of(keeper).place.zone).date() if at else None


def _attention(keeper: Keeper) -> Iterator[Attention]:
    """What wants a look, the most pressing first."""
    town, slug = town_of(keeper), keeper.shop_row["slug"]
    shown, today = hours_of(keeper), today_in(house(), town)
    at = {"town": town.slug, "zaak": slug}
    if shown.hours is None or shown.form.is_silent:
        yield Attention(_("Bezoekers kennen uw uren nog niet. Vul ze in."), url_for("keeper_hours.edit", **at))
        return
    for day, holiday in unanswered(shown.form, town.calendar, today, SOON):
        words = _("%(day)s is een feestdag (%(name)s). Bent u open?", day=long_date(day).capitalize(), name=holiday)
        yield Attention(words, url_for("keeper_days.days", **at, _anchor=f"f-{day.isoformat()}"))
    confirmed = _confirmed_on(keeper)
    if confirmed is None:
        yield Attention(_("U bevestigde uw uren nog niet. Kloppen ze?"), url_for("keeper_hours.edit", **at))
    elif today - confirmed > ASK_AGAIN:
        words = _("U bevestigde uw uren het laatst op %(day)s. Kloppen ze nog?", day=full_date(confirmed))
        yield Attention(words, url_for("keeper_hours.edit", **at))
    yield from _missing_texts(keeper)


def _missing_texts(keeper: Keeper) -> Iterator[Attention]:
    town, texts = town_of(keeper), keeper.shop_row["texts"]
    start = url_for(".overview", town=town.slug, zaak=keeper.shop_row["slug"])
    listing = next((each.address for each in parts(keeper, start) if each.address.endswith("/gegevens")), "")
    missing = [OWN_NAMES[each] for each in town.languages if texts and not texts.get(each) and each in OWN_NAMES]
    if missing and listing:
        yield Attention(_("Uw tekst is er nog niet in: %(languages)s.", languages=", ".join(missing)), listing)
