"""Offers: a title, a few words, the first and the last day. They begin and end by themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_typed import date_of
from twin.domain.listing import Refused, read_field
from twin.domain.offer import MOST_AT_ONCE, Offer
from twin.domain.sales import closed_days_within, concerns
from twin.domain.town import Town
from twin.errors import NotFound
from twin.pages.keeper.choosing import let_choose
from twin.pages.keeper.frame import fault_words, show, town_of
from twin.pages.keeper.parts import tells
from twin.pages.keeper.saving import tell_with_undo
from twin.pages.keeper.standing import Sign, counted, live_sign, refused_words, waiting_words
from twin.services.changing import Overtaken
from twin.services.offers import FIELDS, KeptOffer, offer_in, offer_row, offers_of, remove_offer, save_offer
from twin.services.shop_hours import today_in
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.dates import full_date
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import Keeper, keeper
from twin.web.versions import Part, began_with, meet

blueprint = Blueprint("keeper_offers", __name__)
ADDRESS = "/<town>/mijn-zaak/<zaak>/aanbod"
RULES = {"titel": "names", "tekst": "texts"}  # field of the form -> whose rule it follows
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """An offer with how it is doing. ``when``: 'coming', 'running', 'over'; ``warning`` about the sales, or ''."""

    kept: KeptOffer
    sign: Sign
    when: str
    warning: str


@in_every_language(blueprint, ADDRESS)
@for_shopkeepers
def page(town: str, zaak: str) -> ResponseReturnValue:
    """With ``?wijzig=`` the form holds that offer."""
    found = keeper(town, zaak)
    changed = _named(found, request.args.get("wijzig", ""))
    shown = _shown(found, changed.offer if changed else None)
    form = Answers.showing(shown)
    return _page(found, began_with(form, shown) if changed else form, changed)


@in_every_language(blueprint, ADDRESS, methods=["POST"])
@for_shopkeepers
def write(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    if request.form.get("doe") == "weg":
        return _take_away(found)
    answers = Answers.posted(request.form, _shown(found, None))
    try:
        changed = _named(found, request.form.get("welk", ""))
    except NotFound:
        if not _was_there(found, request.form["welk"]):
            raise
        answers.refuse(_first(found), _("Een collega haalde dit intussen weg. Bewaar om het opnieuw te maken."))
        return _page(found, answers, None, 409)
    if changed and (clashes := meet(answers, _shown(found, changed.offer), _parts(town_of(found)))):
        row = offer_row(house(), town, changed.offer.id)
        return let_choose(found, "offer", row, partial(_told, found), answers, clashes, changed.proposal)
    wanted = _read(found, answers)
    try:
        if answers.are_fine:
            _save(found, wanted, changed, answers)
    except Overtaken:  # between reading and writing
        return write(town, zaak)
    if not answers.are_fine:
        return _page(found, answers, changed, 422)
    return redirect(url_for(".page", town=town, zaak=zaak), 303)


def _was_there(keeper: Keeper, text: str) -> bool:
    """Whether that offer was this shop's until a colleague took it away. Raises NotFound for one that never was."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        return False
    return bool(offer_row(house(), town_of(keeper).slug, int(text))["shop"] == keeper.shop_row["id"])


def _take_away(keeper: Keeper) -> ResponseReturnValue:
    town, shop = town_of(keeper).slug, keeper.shop_row
    changed = _named(keeper, request.form.get("welk", ""))
    if changed is None:
        raise NotFound("no such offer")
    batch = remove_offer(house(), town, shop["id"], changed.offer.id, keeper.author)
    tell_with_undo(keeper, batch, _("Het aanbod is weg."))
    return redirect(url_for(".page", town=town, zaak=shop["slug"]), 303)


def _first(keeper: Keeper) -> str:
    """The field that an offer cannot do without."""
    return f"titel-{town_of(keeper).first_language}"


def _told(keeper: Keeper, row: Values) -> dict[str, str]:
    """The fields of the form as a row of `offer` fills them."""
    return _shown(keeper, offer_in(row))


def _parts(town: Town) -> list[Part]:
    """What is chosen as one where two people wrote in the same form."""
    names = [(each, OWN_NAMES.get(each, each)) for each in town.languages]
    titles = [Part(_("Wat (%(language)s)", language=name), (f"titel-{each}",)) for each, name in names]
    texts = [Part(_("Meer uitleg (%(language)s)", language=name), (f"tekst-{each}",)) for each, name in names]
    return [*titles, *texts, Part(_("Eerste en laatste dag"), ("van", "tot"))]


def _named(keeper: Keeper, text: str) -> KeptOffer | None:
    """The offer that an address or a button names. Raises NotFound for one that is not there."""
    if not text:
        return None
    known = offers_of(house(), town_of(keeper).slug, keeper.shop_row["id"])
    found = next((each for each in known if str(each.offer.id) == text), None)
    if found is None:
        raise NotFound("no such offer")
    return found


def _shown(keeper: Keeper, offer: Offer | None) -> dict[str, str]:
    languages = town_of(keeper).languages
    titles, texts = (offer.titles, offer.texts) if offer else ({}, {})
    return {
        **{f"titel-{each}": titles.get(each, "") for each in languages},
        **{f"tekst-{each}": texts.get(each, "") for each in languages},
        "van": offer.first_day.isoformat() if offer else "",
        "tot": offer.last_day.isoformat() if offer else "",
    }


def _read(keeper: Keeper, answers: Answers) -> dict[str, Any]:
    town = town_of(keeper)
    if not answers.typed[_first(keeper)]:
        answers.refuse(_first(keeper), _("Geef het aanbod een naam."))
    words = {part: _words(part, town.languages, answers) for part in RULES}
    days = [_day(answers, field) for field in ("van", "tot")]
    return {"titles": words["titel"], "texts": words["tekst"], "first_day": days[0], "last_day": days[1]}


def _words(part: str, languages: tuple[str, ...], answers: Answers) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in languages:
        name = f"{part}-{language}"
        try:
            if text := read_field(RULES[part], answers.typed[name]):
                found[language] = text
        except Refused as refused:
            answers.refuse(name, refused.in_language(current_language()))
    return found


def _day(answers: Answers, field: str) -> date | None:
    try:
        return date_of(answers.typed[field])
    except HoursFault as fault:
        answers.refuse(field, fault_words(fault))
        return None


def _save(keeper: Keeper, wanted: Values, changed: KeptOffer | None, answers: Answers) -> None:
    town = town_of(keeper)
    today, shop = today_in(house(), town), keeper.shop_row["id"]
    try:
        batch = save_offer(house(), town.slug, shop, wanted, keeper.author, today, changed)
    except Refused as refused:
        answers.refuse("tot", refused.in_language(current_language()))
        return
    waits = any(each.standing == "waiting" for each in offers_of(house(), town.slug, shop) if _is_it(each, wanted))
    words = _("Bewaard. De gemeente kijkt het na; u krijgt een mail.") if waits else _("Bewaard. Het staat nu overal.")
    if warning := _warning(keeper, wanted["first_day"], wanted["last_day"]):
        words = f"{words} {warning}"
    tell_with_undo(keeper, None if waits else batch, words)


def _is_it(kept: KeptOffer, wanted: Values) -> bool:
    return all(kept.values[name] == wanted[name] for name in FIELDS)


def _page(keeper: Keeper, answers: Answers, changed: KeptOffer | None, status: int = 200) -> ResponseReturnValue:
    town, today = town_of(keeper), today_in(house(), town_of(keeper))
    return show(
        "keeper/offers.html",
        keeper,
        status,
        form=answers,
        changed=changed,
        offers=[_with_sign(keeper, each, today) for each in offers_of(house(), town.slug, keeper.shop_row["id"])],
        most=MOST_AT_ONCE,
        is_fashion=concerns(keeper.shop_row["category"], town.country),
        spoken=[(each, OWN_NAMES.get(each, each)) for each in town.languages],
    )


def _with_sign(keeper: Keeper, kept: KeptOffer, today: date) -> Shown:
    offer = kept.offer
    when = "over" if offer.last_day < today else "coming" if offer.first_day > today else "running"
    warning = _warning(keeper, offer.first_day, offer.last_day) if when != "over" else ""
    return Shown(kept, _sign(keeper, kept, when), when, warning)


def _sign(keeper: Keeper, kept: KeptOffer, when: str) -> Sign:
    if kept.standing == "waiting" and kept.proposal:
        return Sign("waiting", waiting_words(keeper, kept.proposal.at), kept.proposal.id)
    if kept.standing == "refused":
        return Sign("refused", refused_words(kept.reason))
    if kept.standing == "draft":
        return Sign("draft", _("Nog niet verstuurd: open het en bewaar het."))
    if when == "over":
        return Sign("draft", _("Voorbij: bezoekers zien dit niet meer."))
    return live_sign() if when == "running" else Sign("live", _("Klaar: bezoekers zien dit vanaf de eerste dag."))


def _warning(keeper: Keeper, first: date, last: date) -> str:
    """In the month before the sales shops of fashion may announce no discounts: said, never a block."""
    if not concerns(keeper.shop_row["category"], town_of(keeper).country):
        return ""
    closed = closed_days_within(first, last)
    if closed is None:
        return ""
    days = {"first": full_date(closed.first), "last": full_date(closed.last)}
    said = _("Van %(first)s tot en met %(last)s is het sperperiode.", **days)
    then = _("Kondig dan geen korting aan op kleding, leer of schoenen.")
    return f"{said} {then}"


def _state(keeper: Keeper) -> str:
    today = today_in(house(), town_of(keeper))
    known = offers_of(house(), town_of(keeper).slug, keeper.shop_row["id"])
    current = [each for each in known if each.offer.last_day >= today]
    running = sum(each.standing == "live" and each.offer.is_on(today) for each in current)
    live = ngettext("%(num)d loopt nu", "%(num)d lopen nu", running) if running else _("nu geen")
    return counted((each.standing for each in current), str(live))


tells("aanbod", _state)
