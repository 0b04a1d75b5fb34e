"""Photos: sent from the phone, described in words, put in order, taken away."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from twin.domain.listing import Refused
from twin.domain.town import Town
from twin.errors import Invalid, NotFound
from twin.pages.keeper.choosing import let_choose
from twin.pages.keeper.frame import show, town_of
from twin.pages.keeper.parts import tells
from twin.pages.keeper.saving import tell_with_undo
from twin.pages.keeper.standing import Sign, counted, live_sign, waiting_words
from twin.services.changing import Overtaken
from twin.services.photos import (
    MOST,
    KeptPhoto,
    add_photo,
    describe_photo,
    move_photo,
    photo_row,
    photos_of,
    remove_photo,
)
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import Keeper, keeper
from twin.web.versions import Part, meet, seen_text

blueprint = Blueprint("keeper_photos", __name__)
ADDRESS = "/<town>/mijn-zaak/<zaak>/fotos"
LONGEST_ALTERNATIVE = 200  # characters: what a screen reader says in one breath
MOST_AT_ONCE = 4  # files in one form: four of 15 MB are what the gate lets in
STEPS: dict[str, Any] = {"vooruit": -1, "achteruit": 1}


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo with its form: fields `a<number>-<language>`, and what it began with."""

    kept: KeptPhoto
    sign: Sign
    seen: str


@in_every_language(blueprint, ADDRESS)
@for_shopkeepers
def page(town: str, zaak: str) -> ResponseReturnValue:
    return _page(keeper(town, zaak), Answers({}))


@in_every_language(blueprint, ADDRESS, methods=["POST"])
@for_shopkeepers
def write(town: str, zaak: str) -> ResponseReturnValue:
    """'stuur' sends files; 'beschrijf', 'vooruit', 'achteruit' and 'weg' are about the photo `welk`."""
    found, answers = keeper(town, zaak), Answers({})
    what = request.form.get("doe", "stuur")
    if what == "stuur":
        _send(found, answers)
    elif what == "beschrijf":
        return _describe(found, _number())
    elif what in STEPS:
        move_photo(house(), town, found.shop_row["id"], _number(), STEPS[what], found.author)
    elif what == "weg":
        batch = remove_photo(house(), town, found.shop_row["id"], _number(), found.author)
        tell_with_undo(found, batch, _("De foto is weg."))
    else:
        raise Invalid("unknown button")
    if not answers.are_fine:
        return _page(found, answers, 422)
    return redirect(url_for(".page", town=town, zaak=zaak), 303)


def _number() -> int:
    text = request.form.get("welk", "")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise NotFound("no such photo")
    return int(text)


def _send(keeper: Keeper, answers: Answers) -> None:
    """Each file by itself: one that is no photo does not hold up the others."""
    files = [each for each in request.files.getlist("fotos") if each.filename]
    if not files:
        answers.refuse("fotos", _("Kies eerst een of meer foto's."))
    if len(files) > MOST_AT_ONCE:
        answers.refuse("fotos", _("Stuur er hoogstens %(most)d tegelijk.", most=MOST_AT_ONCE))
        return
    shop, kept, faults = keeper.shop_row["id"], 0, []
    for each in files:
        try:
            kept += add_photo(house(), town_of(keeper).slug, shop, each.read(), keeper.author)
        except Refused as refused:
            name = "".join(letter for letter in each.filename or "" if letter.isprintable())[:60]
            faults.append(f"{name}: {refused.in_language(current_language())}")
    if faults:
        answers.refuse("fotos", " ".join(faults))
    if kept:
        said = ngettext("%(num)d foto ontvangen.", "%(num)d foto's ontvangen.", kept)
        then = _("Schrijf er nog bij wat erop staat.")
        tell(f"{said} {then}")
    elif not faults and files:
        tell(_("Deze foto stond er al."))


def _describe(keeper: Keeper, number: int) -> ResponseReturnValue:
    town, shop = town_of(keeper), keeper.shop_row
    known = next((each for each in photos_of(house(), town.slug, shop["id"]) if each.photo.id == number), None)
    answers = Answers.posted(request.form, [f"a{number}-{language}" for language in town.languages])
    if known is None and photo_row(house(), town.slug, number)["shop"] == shop["id"]:
        return _gone(keeper, answers)
    if known is None:
        raise NotFound("no such photo")
    if clashes := meet(answers, _told(town, number, known.alternatives), _parts(town, number)):
        row = photo_row(house(), town.slug, number)
        told = partial(_told_row, town, number)
        return let_choose(keeper, "photo", row, told, answers, clashes, known.proposal)
    _check(town, number, answers)
    try:
        if answers.are_fine:
            _keep_description(keeper, known, answers)
    except Overtaken:  # between reading and writing
        return _describe(keeper, number)
    if not answers.are_fine:
        return _page(keeper, answers, 422)
    return redirect(url_for(".page", town=town.slug, zaak=shop["slug"]), 303)


def _gone(keeper: Keeper, answers: Answers) -> ResponseReturnValue:
    """A colleague took the photo away meanwhile: what was typed about it is told, to be copied."""
    said = " ".join(text for text in answers.typed.values() if text)
    words = _("Die foto is er niet meer. U schreef erbij: “%(text)s”.", text=said) if said else ""
    if not words:
        raise NotFound("no such photo")
    return _page(keeper, Answers({}, {"fotos": words}), 409)


def _check(town: Town, number: int, answers: Answers) -> None:
    for language in town.languages:
        name = f"a{number}-{language}"
        if (have := len(answers.typed[name])) > LONGEST_ALTERNATIVE:
            fault = Refused("too_long", most=LONGEST_ALTERNATIVE, have=have)
            answers.refuse(name, fault.in_language(current_language()))
    first = f"a{number}-{town.first_language}"
    if not answers.typed[first]:
        answers.refuse(first, _("Schrijf wat op de foto staat, voor wie hem niet kan zien."))


def _told(town: Town, number: int, alternatives: Mapping[str, str]) -> dict[str, str]:
    """The fields of a photo's form as they are first seen."""
    return {f"a{number}-{language}": alternatives.get(language, "") for language in town.languages}


def _told_row(town: Town, number: int, row: Mapping[str, Any]) -> dict[str, str]:
    return _told(town, number, row["alternatives"])


def _parts(town: Town, number: int) -> list[Part]:
    """What is chosen as one where two people wrote about one photo."""
    names = [(each, OWN_NAMES.get(each, each)) for each in town.languages]
    return [Part(_("Wat staat erop (%(language)s)", language=name), (f"a{number}-{each}",)) for each, name in names]


def _keep_description(keeper: Keeper, known: KeptPhoto, answers: Answers) -> None:
    """Raises Overtaken."""
    town, shop, number = town_of(keeper), keeper.shop_row["id"], known.photo.id
    wanted = {language: answers.typed[f"a{number}-{language}"] for language in town.languages}
    batch = describe_photo(house(), town.slug, shop, number, wanted, known.alternatives, keeper.author)
    waits = any(each.proposal for each in photos_of(house(), town.slug, shop) if each.photo.id == number)
    words = _("Bewaard. De gemeente kijkt het na; u krijgt een mail.") if waits else _("Bewaard. Het staat nu overal.")
    tell_with_undo(keeper, None if waits else batch, words)


def _page(keeper: Keeper, answers: Answers, status: int = 200) -> ResponseReturnValue:
    town = town_of(keeper)
    found = photos_of(house(), town.slug, keeper.shop_row["id"])
    for each in found:
        for language in town.languages:
            answers.typed.setdefault(f"a{each.photo.id}-{language}", each.alternatives.get(language, ""))
    return show(
        "keeper/photos.html",
        keeper,
        status,
        form=answers,
        photos=[
            Shown(each, _sign(keeper, each), seen_text(_told(town, each.photo.id, each.alternatives))) for each in found
        ],
        most=MOST,
        most_at_once=MOST_AT_ONCE,
        spoken=[(each, OWN_NAMES.get(each, each)) for each in town.languages],
    )


def _sign(keeper: Keeper, kept: KeptPhoto) -> Sign:
    if kept.proposal:
        return Sign("waiting", waiting_words(keeper, kept.proposal.at), kept.proposal.id)
    if kept.standing == "live":
        return live_sign()
    return Sign("draft", _("Nog niet verstuurd: schrijf eerst wat erop staat."))


def _state(keeper: Keeper) -> str:
    found = photos_of(house(), town_of(keeper).slug, keeper.shop_row["id"])
    live = ngettext("%(num)d foto", "%(num)d foto's", len(found)) if found else _("nog geen")
    return counted(("waiting" if each.proposal else each.standing for each in found), str(live))


tells("fotos", _state)
