"""The public holidays ahead, each with its answer, and days of one's own on which other hours hold."""

from datetime import date, timedelta

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_day import CLOSED, DayHours
from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_words import day_in_words, rule_in_words
from twin.domain.phrase_book import catalogue
from twin.pages.keeper.coming_days import ComingHoliday, coming_holidays, unanswered
from twin.pages.keeper.frame import fault_words, hours_of, hours_seen, sentences, show, town_of
from twin.pages.keeper.last_year import last_year, with_last_year
from twin.pages.keeper.parts import tells
from twin.pages.keeper.saving import preview, save
from twin.pages.keeper.spell_form import comment_in, day_in, hours_in, needs_hours_first, spell_in, without_key
from twin.pages.keeper.times_form import is_as_shown, names, pairs_for, shown, usual_of, words_for_times
from twin.services.shop_hours import ShopHours, today_in
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import Keeper, keeper

blueprint = Blueprint("keeper_days", __name__)
ADDRESS = "/<town>/mijn-zaak/<zaak>/dagen"
GENERAL_TIMES, OWN_TIMES = "algemeen-", "eigen-"
OWN = ("dag", "wat", "woorden", *names(OWN_TIMES))
GENERAL = ("unsaid", "usual", "closed", "hours")
ANSWERS = ("", "open", "closed", "hours")
SOON = timedelta(days=60)


@in_every_language(blueprint, ADDRESS)
@for_shopkeepers
def days(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    return _page(found, hours_of(found), None)


@in_every_language(blueprint, ADDRESS, methods=["POST"])
@for_shopkeepers
def write(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    seen = hours_seen(found)
    action = request.form.get("doe", "feestdagen")
    answers = Answers.posted(request.form, (*OWN, *_holiday_fields(_holidays(found, seen.form))))
    if action == "weg":
        form = without_key(seen.form, request.form.get("welk", ""))
    elif action == "vorig":
        form = with_last_year(found, seen.form, is_leave=False)
    elif action == "dag":
        form = _own_day(found, seen.form, answers)
    else:
        form = _answered(found, seen.form, answers)
    if request.form.get("bekijk"):
        return preview(found, form, answers)
    if not answers.are_fine:
        return _page(found, seen, answers, 422)
    try:
        return save(found, form, seen.text, _("De dagen zijn bewaard. Ze staan nu overal."), "dagen")
    except HoursFault as fault:
        answers.refuse("dag", fault_words(fault))
        return _page(found, seen, answers, 422)


def _holidays(keeper: Keeper, form: HoursForm) -> list[ComingHoliday]:
    town = town_of(keeper)
    return coming_holidays(form, town.calendar, today_in(house(), town))


def _holiday_fields(holidays: list[ComingHoliday]) -> list[str]:
    days = [each.day for each in holidays]
    times = [name for day in days for name in names(_times_of(day))]
    return ["algemeen", *names(GENERAL_TIMES), *(f"f-{day.isoformat()}" for day in days), *times]


def _times_of(day: date) -> str:
    return f"u-{day.isoformat()}-"


def _answered(keeper: Keeper, form: HoursForm, answers: Answers) -> HoursForm:
    """The general rule first: an answer for one day outranks it."""
    needs_hours_first(form, answers, "algemeen")
    form = _general(form, answers)
    for holiday in _holidays(keeper, form):
        form = _one_answer(form, holiday, answers)
    return form


def _general(form: HoursForm, answers: Answers) -> HoursForm:
    kind = answers.typed["algemeen"]
    if kind not in GENERAL:
        return form
    if kind == form.holidays.kind and (kind != "hours" or is_as_shown(answers, form.holidays.hours, GENERAL_TIMES)):
        return form
    said = hours_in(answers, "hours", GENERAL_TIMES) if kind == "hours" else CLOSED
    if said is None:
        return form
    return form.with_holidays(kind, said)  # type: ignore[arg-type]  # one of GENERAL


def _one_answer(form: HoursForm, holiday: ComingHoliday, answers: Answers) -> HoursForm:
    kind, day = answers.typed[f"f-{holiday.day.isoformat()}"], holiday.day
    if kind not in ANSWERS or (kind == holiday.answer and (kind != "hours" or _is_untouched(holiday, answers))):
        return form
    if not kind:
        return form.without(day, day)
    said = _said_of(holiday, kind, answers)
    if said is None or (holiday.spell and holiday.spell.hours.hours == said.hours):
        return form
    return form.with_spell(Spell(day, day, said), current_language())


def _is_untouched(holiday: ComingHoliday, answers: Answers) -> bool:
    return holiday.spell is not None and is_as_shown(answers, holiday.spell.hours, _times_of(holiday.day))


def _said_of(holiday: ComingHoliday, kind: str, answers: Answers) -> DayHours | None:
    day = holiday.day
    if kind == "open":
        if holiday.usual and not holiday.usual.is_closed:
            return holiday.usual.with_comment("")
        name = catalogue(current_language())["weekdays"][day.weekday()]
        fault = HoursFault("no_usual_hours", {"day": name})
        answers.refuse(f"f-{day.isoformat()}", fault.in_language(current_language()))
        return None
    said = hours_in(answers, kind, _times_of(day))
    return said.with_comment(holiday.name) if said and kind == "closed" else said


def _own_day(keeper: Keeper, form: HoursForm, answers: Answers) -> HoursForm:
    day, comment = day_in(answers, "dag"), comment_in(answers, "woorden")
    needs_hours_first(form, answers, "dag")
    kind = answers.typed["wat"]
    if kind not in ("closed", "hours", "by_appointment"):
        answers.refuse("wat", HoursFault("no_kind").in_language(current_language()))
    said = hours_in(answers, kind, OWN_TIMES)
    said = said.with_comment(comment) if said and comment else said
    spell = spell_in(answers, ("dag", "dag"), (day, day), said, today_in(house(), town_of(keeper)))
    return form.with_spell(spell, current_language()) if spell else form


def _shown(form: HoursForm, holidays: list[ComingHoliday]) -> Answers:
    """The fields as they are first seen."""
    general, usual = form.holidays, usual_of(form)
    values: dict[str, str] = dict.fromkeys(OWN, "") | {"wat": "closed", "algemeen": general.kind}
    values |= shown(usual, OWN_TIMES) | shown(general.hours if general.kind == "hours" else usual, GENERAL_TIMES)
    for each in holidays:
        said = each.spell.hours if each.answer == "hours" and each.spell else each.usual
        values[f"f-{each.day.isoformat()}"] = each.answer
        values |= shown(usual if said is None or said.is_closed else said, _times_of(each.day))
    return Answers.showing(values)


def _page(keeper: Keeper, now: ShopHours, answers: Answers | None, status: int = 200) -> ResponseReturnValue:
    today = today_in(house(), town_of(keeper))
    holidays = _holidays(keeper, now.form)
    public = {each.day for each in holidays}
    said = [each.spell.hours for each in holidays if each.spell]
    own = [each for each in now.form.spells if each.days == 1 and not each.is_leave and each.last >= today]
    return show(
        "keeper/days.html",
        keeper,
        status,
        form=answers or _shown(now.form, holidays),
        seen=now.text,
        holidays=holidays,
        general=_general_words(now.form),
        general_kind=now.form.holidays.kind,
        own=sorted((each for each in own if each.first not in public), key=lambda spell: spell.first),
        words=lambda hours: day_in_words(hours, current_language()),
        told=sentences(keeper, now.text),
        is_silent=now.form.is_silent,
        last_year=last_year(keeper, now.form, is_leave=False),
        pairs=pairs_for(now.form.holidays.hours, *now.form.week, *said),
        times_words=words_for_times(),
    )


def _general_words(form: HoursForm) -> str:
    """What holds on holidays where only several sentences can say it."""
    if form.holidays.kind != "mixed":
        return ""
    return ". ".join(rule_in_words(rule, current_language()) for rule in form.holiday_rules)


def _state(keeper: Keeper) -> str:
    form, town = hours_of(keeper).form, town_of(keeper)
    open_questions = list(unanswered(form, town.calendar, today_in(house(), town), SOON))
    if open_questions:
        return str(_("%(count)d zonder antwoord", count=len(open_questions)))
    first = next(iter(_holidays(keeper, form)), None)
    return f"{first.name}: {_told_of(form, first)}" if first else ""


def _told_of(form: HoursForm, holiday: ComingHoliday) -> str:
    if holiday.spell:
        return day_in_words(holiday.spell.hours, current_language())
    general = form.holidays
    if general.hours:
        return day_in_words(general.hours, current_language())
    return day_in_words(holiday.usual, current_language()) if holiday.usual else ""


tells("dagen", _state)
