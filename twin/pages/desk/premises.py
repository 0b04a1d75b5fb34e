"""Premises at the desk: find one, change it, draw it; make new ones, split and merge."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid
from twin.pages.desk.choice import let_choose
from twin.pages.desk.premises_form import FIELDS, parts, positions, posted, shown, tell_faults, typed_row
from twin.services import premises_keeping
from twin.services.changing import Overtaken
from twin.services.plan import Plan, plan
from twin.services.premises_book import is_gone, middle_of_core, neighbours, one, premises_there
from twin.services.premises_list import lines, pick, stays
from twin.services.premises_reading import Faulty, read
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import Officer, officer
from twin.web.versions import began_with, meet

blueprint = Blueprint("desk_premises", __name__)
ON_A_PAGE = 50
WIDE = 250.0  # metres around: new premises may stand anywhere in the core


@blueprint.app_template_global("premises_address")
def premises_address(key: str) -> str:
    """Where the premises with that id are kept, in the town of this page."""
    return url_for("desk_premises.one_of_them", town=(request.view_args or {})["town"], pand=key)


@in_every_language(blueprint, "/<town>/beheer/panden/")
@for_officers
def list_them(town: str) -> ResponseReturnValue:
    officer(town)
    form = Answers.posted(request.args, ("q", "enkel", "straat"))
    every = lines(house(), town, current_language())
    found = pick(every, form.typed["q"], form.typed["enkel"], form.typed["straat"])
    pages = max(1, -(-len(found) // ON_A_PAGE))
    page = min(max(request.args.get("blad", 1, int), 1), pages)
    return render_template(
        "desk/premises_list.html",
        form=form,
        lines=found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
        total=len(found),
        page=page,
        pages=pages,
        only=[("", _("alle")), ("leeg", _("leeg")), ("bezet", _("bezet"))],
        streets=[("", _("alle straten")), *((each, each) for each in sorted({line.street for line in every}) if each)],
    )


@in_every_language(blueprint, "/<town>/beheer/panden/<pand>", methods=["GET", "POST"])
@for_officers
def one_of_them(town: str, pand: str) -> ResponseReturnValue:
    by, row = officer(town), one(house(), town, pand)
    if request.method == "GET":
        return _page(town, row, began_with(shown(row), shown(row).typed))
    form = posted()
    if is_gone(house(), town, row):
        return _page(town, row, form), 409
    if clashes := meet(form, shown(row).typed, parts()):
        back = url_for(".list_them", town=town)
        return let_choose(by, "premises", row, lambda row: shown(row).typed, form, clashes, back)
    try:
        values = read(house(), town, typed_row(form), pand)
        batch = premises_keeping.save(house(), town, pand, values, by.author, {name: row[name] for name in FIELDS})
    except Faulty as faulty:
        tell_faults(form, faulty)
        return _page(town, row, form), 400
    except Overtaken:  # between reading and writing
        return one_of_them(town, pand)
    return _done(town, _("Bewaard. Het staat binnen enkele seconden op de kaart."), batch, premises_address(pand))


@in_every_language(blueprint, "/<town>/beheer/panden/nieuw", methods=["GET", "POST"])
@for_officers
def new(town: str) -> ResponseReturnValue:
    by = officer(town)
    beside = premises_there(house(), town).get(request.args.get("bij", ""))
    if request.method == "GET":
        known = {name: beside[name] for name in ("street", "postcode")} if beside else {}
        return _new(town, by, shown(known), beside)
    form = posted()
    try:
        key, batch = premises_keeping.make(house(), town, read(house(), town, typed_row(form)), by.author)
    except Faulty as faulty:
        tell_faults(form, faulty)
        return _new(town, by, form, beside), 400
    there = url_for(".list_them", town=town, q=key)
    return _done(town, _("Het pand is er. Het staat leeg tot er een zaak in komt."), batch, there)


@in_every_language(blueprint, "/<town>/beheer/panden/<pand>/splitsen", methods=["GET", "POST"])
@for_officers
def split(town: str, pand: str) -> ResponseReturnValue:
    """A line cuts the premises in two."""
    by, row = officer(town), one(house(), town, pand)
    form = Answers.posted(request.form, ("lijn", "nummer_west", "nummer_oost", "huurder"))
    if request.method == "GET":
        form.typed |= {"nummer_west": row["housenumber"], "nummer_oost": f"{row['housenumber']}A", "huurder": "0"}
        return _split(town, row, form)
    try:
        _keys, batch = premises_keeping.split(house(), town, pand, _cut(form), by.author)
    except Faulty as faulty:
        tell_faults(form, faulty)
        return _split(town, row, form), 400
    except ValueError:
        form.refuse("lijn", _("Een lijn heeft twee punten, zoals 3.89213 50.88412, 3.89221 50.88409."))
        return _split(town, row, form), 400
    except Invalid:
        return _page(town, one(house(), town, pand), shown(row)), 409
    there = url_for(".list_them", town=town, q=pand)
    return _done(town, _("Het pand is gesplitst. Kijk de ingangen na."), batch, there)


@in_every_language(blueprint, "/<town>/beheer/panden/<pand>/samenvoegen", methods=["GET", "POST"])
@for_officers
def merge(town: str, pand: str) -> ResponseReturnValue:
    """Premises that touch become one."""
    by, row = officer(town), one(house(), town, pand)
    form = Answers.posted(request.form, ("met", "nummer"))
    if request.method == "GET":
        form.typed["nummer"] = row["housenumber"]
        return _merge(town, row, form)
    others = [key for key in form.typed["met"].split(";") if key]
    try:
        key, batch = premises_keeping.merge(house(), town, [pand, *others], form.typed["nummer"], by.author)
    except Faulty as faulty:
        tell_faults(form, faulty)
        return _merge(town, row, form), 400
    except Invalid:
        return _page(town, one(house(), town, pand), shown(row)), 409
    return _done(town, _("De panden zijn één geworden."), batch, url_for(".list_them", town=town, q=key))


def _cut(form: Answers) -> premises_keeping.Cut:
    """Raises ValueError for what is no line."""
    start, end = positions(form.typed["lijn"])
    numbers = form.typed["nummer_west"], form.typed["nummer_oost"]
    return premises_keeping.Cut((start, end), int(form.typed["huurder"] == "1"), numbers)


def _page(town: str, row: Any, form: Answers) -> str:
    return render_template(
        "desk/premises_one.html",
        row=row,
        is_gone=is_gone(house(), town, row),
        lost=_lost(row, form),
        form=form,
        plan=_plan(town, row),
        stays=stays(house(), town, row["id"], current_language()),
        has_neighbours=bool(neighbours(premises_there(house(), town), row["id"])),
    )


def _lost(row: Any, form: Answers) -> list[tuple[str, str]]:
    """Title and words of what was typed about premises that a colleague split or merged meanwhile."""
    before = shown(row).typed
    return [
        (part.title, text)
        for part in parts()
        if any(form.typed[name] != before[name] for name in part.fields)
        for _language, text in part.in_words(form.typed)
    ]


def _new(town: str, by: Officer, form: Answers, beside: Any) -> str:
    middle = middle_of_core(house(), town, by.edition.core.town.centre)
    centre = (beside["door_lon"], beside["door_lat"]) if beside else middle
    drawn = plan(house(), town, None, centre, WIDE)
    return render_template("desk/premises_one.html", row=None, is_gone=False, form=form, plan=drawn, stays=())


def _split(town: str, row: Any, form: Answers) -> str:
    return render_template("desk/premises_split.html", row=row, form=form, plan=_plan(town, row))


def _merge(town: str, row: Any, form: Answers) -> str:
    beside = [
        (each["id"], f"{each['street']} {each['housenumber']}")
        for each in neighbours(premises_there(house(), town), row["id"])
    ]
    return render_template("desk/premises_merge.html", row=row, form=form, plan=_plan(town, row), beside=beside)


def _plan(town: str, row: Any) -> Plan:
    return plan(house(), town, row, (row["door_lon"], row["door_lat"]))


def _done(town: str, words: str, batch: int | None, there: str) -> ResponseReturnValue:
    tell(words, url_for("desk_history.take_back", town=town, batch=batch) if batch else "")
    return redirect(there, 303)
