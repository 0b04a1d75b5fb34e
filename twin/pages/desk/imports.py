"""Reading in: a table of shops, the business register, the map. Each shows what it would change before it does."""

import importlib
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from twin.errors import NotFound
from twin.services.changing import Overtaken
from twin.services.exchange import kbo, kbo_files, shop_table, uploads
from twin.services.exchange.refusal import NotReadable
from twin.services.exchange.spreadsheet import read_sheet
from twin.services.exchange.town_folder import take_folder
from twin.services.field_words import Said, said
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import officer

blueprint = Blueprint("desk_imports", __name__)
SHOWN = 200  # lines of a plan on one page
PLANS = {"tabel": ".table", "kbo": ".register", "agenda": ".calendar"}  # where the plan of each kind is shown


@in_every_language(blueprint, "/<town>/beheer/inlezen/", methods=["GET"])
@for_officers
def choose(town: str) -> ResponseReturnValue:
    officer(town)
    return _start(town, Answers.showing({}))


@in_every_language(blueprint, "/<town>/beheer/inlezen/<any(tabel, kbo, kaart, agenda):kind>", methods=["POST"])
@for_officers
def send(town: str, kind: str) -> ResponseReturnValue:
    """Keeps the file and shows its plan; a map is checked and merged at once."""
    officer(town)
    form, data = Answers.showing({}), _sent()
    if not data:
        form.refuse(kind, _("Kies eerst een bestand."))
        return _start(town, form, 422)
    if kind == "kaart":
        return _take_map(town, data)
    return redirect(url_for(PLANS[kind], town=town, token=uploads.keep(house(), town, data).token), 303)


@in_every_language(blueprint, "/<town>/beheer/inlezen/tabel/<token>", methods=["GET", "POST"])
@for_officers
def table(town: str, token: str) -> ResponseReturnValue:
    """Every change of the table, before it happens; a POST carries it out."""
    by = officer(town).author
    try:
        plan = shop_table.plan(house(), town, read_sheet(uploads.kept(house(), town, token).data))
        if request.method == "POST":
            return _carry_out(town, token, shop_table.carry_out(house(), town, plan, by))
    except NotReadable as refused:
        return _refused(town, "tabel", refused)
    except Overtaken:
        tell(_("Intussen wijzigde iemand een van deze zaken. Kijk het plan opnieuw na."))
    except NotFound:
        return _gone(town)
    return render_template("desk/import_table.html", plan=plan, edits=_in_words(plan), language=current_language())


@in_every_language(blueprint, "/<town>/beheer/inlezen/kbo/<token>", methods=["GET", "POST"])
@for_officers
def register(town: str, token: str) -> ResponseReturnValue:
    """Which business number goes to which shop; a POST writes the sure ones and lays the others on the desk."""
    by = officer(town).author
    try:
        source, here = uploads.path_of(house(), town, token), kbo.postcodes_of(house(), town)
        found = kbo.plan_numbers(house(), town, kbo_files.read_register(source, here, _silent))
        if request.method == "POST":
            taken = kbo.take_numbers(house(), town, found, by)
            return _carry_out(town, token, taken.batch, asked=taken.asked)
    except NotReadable as refused:
        return _refused(town, "kbo", refused)
    except NotFound:
        return _gone(town)
    names = kbo.names_of(house(), town)
    return render_template("desk/import_register.html", found=found, names=names, shown=SHOWN)


@in_every_language(blueprint, "/<town>/beheer/inlezen/agenda/<token>", methods=["GET", "POST"])
@for_officers
def calendar(town: str, token: str) -> ResponseReturnValue:
    """Which events a calendar would bring; a POST takes them in."""
    by = officer(town).author
    files: Any = importlib.import_module("twin.services.exchange.agenda_file")
    try:
        plan = files.plan(house(), town, uploads.kept(house(), town, token).data)
        if request.method == "POST":
            return _carry_out(town, token, files.take(house(), town, plan, by))
    except NotReadable as refused:
        return _refused(town, "agenda", refused)
    except NotFound:
        return _gone(town)
    return render_template("desk/import_agenda.html", plan=plan, shown=SHOWN)


def _in_words(plan: shop_table.Plan) -> list[tuple[shop_table.Edit, list[Said]]]:
    """The first edits of the plan, each with its fields before and after."""
    found = []
    for edit in plan.edits[:SHOWN]:
        before = {name: pair[0] for name, pair in edit.fields.items()}
        after = {name: pair[1] for name, pair in edit.fields.items()}
        found.append((edit, list(said(before, after, current_language()))))
    return found


def _start(town: str, form: Answers, status: int = 200) -> ResponseReturnValue:
    return render_template("desk/imports.html", form=form), status


def _sent() -> bytes:
    sent = request.files.get("bestand")
    return sent.read() if sent else b""


def _take_map(town: str, data: bytes) -> ResponseReturnValue:
    try:
        words = take_folder(house(), town, data)
    except NotReadable as refused:
        return _refused(town, "kaart", refused)
    if words:
        return render_template("desk/import_faults.html", lines=words.splitlines()), 422
    house().changed(town)
    tell(_("De kaart is ingelezen en samengevoegd. Wat mensen zelf schreven, bleef staan; twijfel ligt op uw bureau."))
    return redirect(url_for(".choose", town=town), 303)


def _carry_out(town: str, token: str, batch: int | None, asked: int = 0) -> ResponseReturnValue:
    uploads.drop(house(), town, token)
    words = _("Ingelezen.") if batch else _("Er viel niets te wijzigen.")
    if asked:
        words += " " + ngettext("Eén twijfel ligt op uw bureau.", "%(num)d twijfels liggen op uw bureau.", asked)
    undo = url_for("desk_history.take_back", town=town, batch=batch) if batch else ""
    tell(words, undo)
    return redirect(url_for(".choose", town=town), 303)


def _refused(town: str, kind: str, refused: NotReadable) -> ResponseReturnValue:
    form = Answers.showing({})
    form.refuse(kind, refused.in_language(current_language()))
    return _start(town, form, 422)


def _gone(town: str) -> ResponseReturnValue:
    tell(_("Dit bestand wordt niet meer bewaard. Stuur het opnieuw."))
    return redirect(url_for(".choose", town=town), 303)


def _silent(_what: str, _done: float | None) -> None:
    """A page waits for the whole answer."""
