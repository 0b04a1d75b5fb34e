"""Leave: from, to, and a few words; the same as last year in one go."""

from datetime import date, timedelta

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_day import CLOSED
from twin.domain.hours_form_fault import HoursFault
from twin.pages.keeper.frame import fault_words, hours_of, hours_seen, sentences, show, town_of
from twin.pages.keeper.last_year import last_year, with_last_year
from twin.pages.keeper.parts import tells
from twin.pages.keeper.saving import preview, save
from twin.pages.keeper.spell_form import (
    comment_in,
    day_in,
    needs_hours_first,
    refuse_overlap,
    spell_in,
    without_key,
)
from twin.services.shop_hours import ShopHours, today_in
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.dates import day_month
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import Keeper, keeper

blueprint = Blueprint("keeper_leave", __name__)
ADDRESS = "/<town>/mijn-zaak/<zaak>/verlof"
FIELDS = ("van", "duur", "tot", "woorden")
LENGTHS = {  # days -> words
    "1": lazy_gettext("1 dag"),
    "7": lazy_gettext("1 week"),
    "14": lazy_gettext("2 weken"),
    "21": lazy_gettext("3 weken"),
}


@in_every_language(blueprint, ADDRESS)
@for_shopkeepers
def leave(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    return _page(found, hours_of(found), Answers.showing(dict.fromkeys(FIELDS, "")))


@in_every_language(blueprint, ADDRESS, methods=["POST"])
@for_shopkeepers
def write(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    seen, answers = hours_seen(found), Answers.posted(request.form, FIELDS)
    action = request.form.get("doe", "voeg")
    if action == "weg":
        form, words = without_key(seen.form, request.form.get("welk", "")), _("Het verlof is weg. Het staat nu overal.")
    elif action == "vorig":
        form, words = (
            with_last_year(found, seen.form, is_leave=True),
            _("Overgenomen van vorig jaar. Het staat nu overal."),
        )
    else:
        form, words = _added(found, seen.form, answers), _("Het verlof is bewaard. Het staat nu overal.")
    if request.form.get("bekijk"):
        return preview(found, form, answers)
    if not answers.are_fine:
        return _page(found, seen, answers, 422)
    try:
        return save(found, form, seen.text, words, "verlof")
    except HoursFault as fault:
        answers.refuse("van", fault_words(fault))
        return _page(found, seen, answers, 422)


def _added(keeper: Keeper, form: HoursForm, answers: Answers) -> HoursForm:
    first, comment = day_in(answers, "van"), comment_in(answers, "woorden")
    last = _last_day(answers, first)
    needs_hours_first(form, answers, "van")
    today = today_in(house(), town_of(keeper))
    spell = spell_in(
        answers, ("van", "tot"), (first, last), CLOSED.with_comment(comment or _("jaarlijks verlof")), today
    )
    if spell is None:
        return form
    refuse_overlap(form, spell, answers, "tot")
    return form.with_spell(spell, current_language())


def _last_day(answers: Answers, first: date | None) -> date | None:
    """So many days from the first on, or the day that was chosen."""
    length = answers.typed["duur"]
    if length not in LENGTHS:
        return day_in(answers, "tot")
    return first + timedelta(days=int(length) - 1) if first else None


def _page(keeper: Keeper, shown: ShopHours, answers: Answers, status: int = 200) -> ResponseReturnValue:
    town = town_of(keeper)
    today = today_in(house(), town)
    leaves = sorted((each for each in shown.form.spells if each.is_leave), key=lambda spell: spell.first)
    return show(
        "keeper/leave.html",
        keeper,
        status,
        form=answers,
        seen=shown.text,
        coming=[each for each in leaves if each.last >= today],
        past=[each for each in leaves if each.last < today],
        last_year=last_year(keeper, shown.form, is_leave=True),
        lengths=[*LENGTHS.items(), ("", _("Tot een dag die u kiest"))],
        told=sentences(keeper, shown.text),
        is_silent=shown.form.is_silent,
    )


def _state(keeper: Keeper) -> str:
    today = today_in(house(), town_of(keeper))
    coming = sorted(each.first for each in hours_of(keeper).form.spells if each.is_leave and each.last >= today)
    if not coming:
        return str(_("niets gepland"))
    return str(_("nu") if coming[0] <= today else _("vanaf %(day)s", day=day_month(coming[0])))


tells("verlof", _state)
