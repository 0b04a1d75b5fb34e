"""One tap confirms: the pages that the buttons of a mail open. GET shows what will be said, POST says it."""

from collections.abc import Callable, Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_words import day_in_words
from twin.errors import Invalid
from twin.pages.keeper.times_form import names, pairs_for, shown, typed_hours, words_for_times
from twin.services.questions import (
    RHYTHMS,
    Answer,
    Question,
    Unanswerable,
    answer_holiday,
    choose_rhythm,
    confirm,
    find_question,
    rhythms_of,
)
from twin.services.reminders import day_words, hours_in_words
from twin.web.access import by_link
from twin.web.core import house, published
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language

blueprint = Blueprint("questions", __name__)
ANSWERS: Mapping[str, Answer] = {"open": "open", "gesloten": "closed", "anders": "other"}  # as addresses say them
FIELDS = names()
RHYTHM_WORDS = {
    None: lazy_gettext("Zoals de gemeente het doet"),
    180: lazy_gettext("Om het halfjaar"),
    365: lazy_gettext("Eén keer per jaar"),
    0: lazy_gettext("Nooit"),
}


@in_every_language(blueprint, "/<town>/vraag/<token>", methods=["GET", "POST"])
@by_link
def question(town: str, token: str) -> ResponseReturnValue:
    published(town)
    try:
        found = find_question(house(), town, token)
    except Unanswerable as refusal:
        status = 404 if refusal.why == "unknown" else 410
        return render_template("question/gone.html", why=refusal.why, shop=refusal.shop), status
    pages: Mapping[str, Callable[[Question], ResponseReturnValue]] = {
        "holiday": _holiday,
        "right": _right,
        "rhythm": _rhythm,
    }
    return pages[found.kind](found)


def _holiday(question: Question) -> ResponseReturnValue:
    chosen = (request.form if request.method == "POST" else request.args).get("antwoord", "")
    form = Answers.showing(shown(question.usual))
    if request.method == "POST":
        form = Answers.posted(request.form, FIELDS)
        if chosen in ANSWERS and _answered(question, ANSWERS[chosen], form):
            return redirect(request.path, 303)
    return _holiday_page(question, chosen if chosen in ANSWERS else "", form)


def _answered(question: Question, answer: Answer, form: Answers) -> bool:
    """False where something is left to be filled in; ``form`` then says what."""
    try:
        ranges = typed_hours(form).ranges if answer == "other" else ()
        answer_holiday(house(), question, answer, ranges)
    except HoursFault as fault:
        form.refuse("van1", fault.in_language(current_language()))
    except Invalid:
        form.refuse("van1", _("Op deze weekdag kennen we geen uren van u. Vul ze hier in."))
    return form.are_fine


def _holiday_page(question: Question, chosen: str, form: Answers) -> ResponseReturnValue:
    language = current_language()
    usual = day_in_words(question.usual, language) if question.usual else ""
    if form.faults or (chosen == "open" and not usual):
        chosen = "anders"
    said = question.answer and question.said and day_in_words(question.said, language)
    assert question.day is not None
    page = render_template(
        "question/holiday.html",
        question=question,
        name=_name(question),
        day=day_words(question.day, language, with_weekday=True),
        holiday=question.holiday.names.get(language, "") if question.holiday else "",
        chosen=chosen,
        usual=usual,
        said=said,
        form=form,
        pairs=pairs_for(question.usual),
        times_words=words_for_times(),
    )
    return page, 400 if form.faults else 200


def _right(question: Question) -> ResponseReturnValue:
    if request.method == "POST":
        confirm(house(), question)
        return redirect(request.path, 303)
    zone = question.town.place.zone
    return render_template(
        "question/right.html",
        question=question,
        name=_name(question),
        hours=hours_in_words(question.hours, current_language(), house().clock().astimezone(zone).date()),
        confirmed=question.shop["confirmed_at"].astimezone(zone).date() if question.answer else None,
        wants_to_adjust=request.args.get("antwoord") == "aanpassen",
        adjust=f"{url_for('public.core', town=question.town.slug)}mijn-zaak/{question.shop['slug']}/uren",
    )


def _rhythm(question: Question) -> ResponseReturnValue:
    rhythms = rhythms_of(house(), question)
    words = {"" if days is None else str(days): days for days in RHYTHMS}
    form = Answers.showing({each.shop: each.days for each in rhythms})
    if request.method == "POST":
        form = Answers.posted(request.form, form.typed)
        for shop in form.typed:
            if form.typed[shop] not in words:
                form.refuse(shop, _("Kies één van de mogelijkheden."))
        if form.are_fine:
            choose_rhythm(house(), question, {shop: words[typed] for shop, typed in form.typed.items()})
            return redirect(f"{request.path}?bewaard=1", 303)
    options = [(typed, RHYTHM_WORDS[days]) for typed, days in words.items()]
    page = render_template(
        "question/rhythm.html", question=question, rhythms=rhythms, form=form, options=options,
        is_kept="bewaard" in request.args and form.are_fine,
    )  # fmt: skip
    return page, 400 if form.faults else 200


def _name(question: Question) -> str:
    return question.town.in_words(question.shop["names"], current_language())
