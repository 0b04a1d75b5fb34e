"""Closed for a while: why, and until when. It ends by itself."""

from datetime import date, timedelta

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_day import CLOSED
from twin.domain.hours_form_fault import HoursFault
from twin.pages.keeper.frame import fault_words, hours_of, hours_seen, sentences, show, town_of
from twin.pages.keeper.parts import tells
from twin.pages.keeper.saving import preview, save
from twin.pages.keeper.spell_form import comment_in, day_in, needs_hours_first, spell_in
from twin.services.shop_hours import ShopHours, today_in
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.dates import day_month
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import Keeper, keeper

blueprint = Blueprint("keeper_notice", __name__)
ADDRESS = "/<town>/mijn-zaak/<zaak>/bericht"
FIELDS = ("reden", "woorden", "tot")
REASONS = {
    "ziekte": lazy_gettext("wegens ziekte"),
    "werken": lazy_gettext("wegens werken"),
    "omstandigheden": lazy_gettext("wegens omstandigheden"),
    "overlijden": lazy_gettext("wegens overlijden"),
}
DAY = timedelta(days=1)


@in_every_language(blueprint, ADDRESS)
@for_shopkeepers
def notice(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    return _page(found, hours_of(found), Answers.showing(dict.fromkeys(FIELDS, "")))


@in_every_language(blueprint, ADDRESS, methods=["POST"])
@for_shopkeepers
def write(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    seen, answers = hours_seen(found), Answers.posted(request.form, FIELDS)
    today = today_in(house(), town_of(found))
    if request.form.get("doe") == "weg":
        form, words = _ended(seen.form, today), _("U bent weer open zoals gewoonlijk. Het staat nu overal.")
    else:
        form, words = _closed(seen.form, today, answers), _("Bewaard. Bezoekers zien het nu overal.")
    if request.form.get("bekijk"):
        return preview(found, form, answers)
    if not answers.are_fine:
        return _page(found, seen, answers, 422)
    try:
        return save(found, form, seen.text, words, "bericht")
    except HoursFault as fault:
        answers.refuse("woorden", fault_words(fault))
        return _page(found, seen, answers, 422)


def notice_on(form: HoursForm, day: date) -> Spell | None:
    """The notice that holds on ``day``."""
    found = form.spell_on(day)
    return found if found and found.is_notice else None


def _closed(form: HoursForm, today: date, answers: Answers) -> HoursForm:
    reason = str(REASONS.get(answers.typed["reden"], ""))
    own = comment_in(answers, "woorden")
    if not reason and not own:
        answers.refuse("woorden", HoursFault("comment_needed").in_language(current_language()))
    needs_hours_first(form, answers, "tot")
    hours = CLOSED.with_comment(own or reason)
    spell = spell_in(answers, ("tot", "tot"), (today, day_in(answers, "tot")), hours, today)
    if spell is None:
        return form
    return _ended(form, today).with_spell(spell, current_language())


def _ended(form: HoursForm, today: date) -> HoursForm:
    """The notice of today gone from today on; the days that it held stay as they were."""
    held = notice_on(form, today)
    if held is None:
        return form
    form = form.without(held.first, held.last)
    return form.with_spell(Spell(held.first, today - DAY, held.hours)) if held.first < today else form


def _page(keeper: Keeper, shown: ShopHours, answers: Answers, status: int = 200) -> ResponseReturnValue:
    today = today_in(house(), town_of(keeper))
    return show(
        "keeper/notice.html",
        keeper,
        status,
        form=answers,
        seen=shown.text,
        held=notice_on(shown.form, today),
        reasons=REASONS.items(),
        told=sentences(keeper, shown.text),
        is_silent=shown.form.is_silent,
    )


def _state(keeper: Keeper) -> str:
    held = notice_on(hours_of(keeper).form, today_in(house(), town_of(keeper)))
    return str(_("tot en met %(day)s", day=day_month(held.last)) if held else _("niet nu"))


tells("bericht", _state)
