"""The week by thumb: tick days, set their times, save."""

from flask import Blueprint, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_sentence import pieces_in_words
from twin.domain.hours_form_words import rule_in_words
from twin.domain.rhythm import days
from twin.pages.keeper.frame import fault_words, hours_of, hours_seen, sentences, show, town_of
from twin.pages.keeper.parts import tells
from twin.pages.keeper.saving import save
from twin.pages.keeper.times_form import pairs_for
from twin.pages.keeper.week_form import answers_of, changed, groups, posted, rows, words_for_scripts
from twin.services.shop_hours import today_in
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import Keeper, keeper

blueprint = Blueprint("keeper_hours", __name__)
ADDRESS = "/<town>/mijn-zaak/<zaak>/uren"


@in_every_language(blueprint, ADDRESS)
@for_shopkeepers
def edit(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    shown = hours_of(found)
    return _page(found, shown.form, shown.text, answers_of(shown.form))


@in_every_language(blueprint, ADDRESS, methods=["POST"])
@for_shopkeepers
def write(town: str, zaak: str) -> ResponseReturnValue:
    """Saves and confirms; with `doe=bekijk` it only shows what a visitor would read."""
    found = keeper(town, zaak)
    seen, answers = hours_seen(found), posted(request.form)
    form = changed(seen.form, answers)
    if not answers.are_fine:
        return _page(found, form, seen.text, answers, 422)
    if request.form.get("doe") == "bekijk":
        return _page(found, form, seen.text, answers_of(form))
    try:
        return save(found, form, seen.text, _("Bewaard en bevestigd. Het staat nu overal."), "uren")
    except HoursFault as fault:
        answers.refuse("dagen", fault_words(fault))
        return _page(found, form, seen.text, answers, 422)


@in_every_language(blueprint, f"{ADDRESS}/zin", methods=["POST"])
@for_shopkeepers
def sentence(town: str, zaak: str) -> ResponseReturnValue:
    """What a visitor would read of the form as it is now, and what each day's bar shows. Writes nothing."""
    found = keeper(town, zaak)
    seen, answers = hours_seen(found), posted(request.form)
    form = changed(seen.form, answers)
    days = [{"words": row.words, "kind": row.kind, "ranges": row.ranges, "field": row.field} for row in rows(form)]
    html = render_template("keeper/told.html", told=sentences(found, form.text()))
    return jsonify(html=html, days=days, faults=answers.faults)


def _page(keeper: Keeper, form: HoursForm, seen: str, answers: Answers, status: int = 200) -> ResponseReturnValue:
    return show(
        "keeper/hours.html",
        keeper,
        status,
        form=answers,
        rows=rows(form),
        seen=seen,
        told=sentences(keeper, form.text()),
        kept=[rule_in_words(rule, current_language()) for rule in form.kept],
        groups=groups(),
        pairs=pairs_for(*form.week),
        words=words_for_scripts(),
        is_unsaved=status == 200 and request.method == "POST",
        now=house().clock(),
        preview=url_for(".sentence", town=keeper.edition.core.town.slug, zaak=keeper.shop_row["slug"]),
    )


def _state(keeper: Keeper) -> str:
    shown = hours_of(keeper)
    if shown.hours is None or shown.form.is_silent:
        return str(_("nog niet ingevuld"))
    day = days(shown.hours, today_in(house(), town_of(keeper)), 1)[0]
    return str(_("vandaag: %(hours)s", hours=pieces_in_words(day.pieces, current_language())))


tells("uren", _state)
