"""Where a screen stands and how large it is: dragged on the plan or typed, with what its reader sees in words."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.core import Core
from twin.domain.street_view import Seen
from twin.pages.desk.choice import let_choose
from twin.pages.desk.screen_pairing import give
from twin.pages.desk.screen_place_words import fault_words, reach_words, seen_words
from twin.services.changing import Overtaken
from twin.services.devices import is_paired
from twin.services.pairing import UnknownCode
from twin.services.plan import plan
from twin.services.premises_book import middle_of_core
from twin.services.screens_keeping import (
    FIELDS,
    NUMBERS,
    FaultyScreen,
    bearing_of,
    one_screen,
    placed_by_words,
    position_of,
    read_screen,
    save_screen,
    size_of,
)
from twin.services.street_view import seen_from
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import Officer, officer
from twin.web.reach import out_of_reach
from twin.web.versions import SEEN, Part, began_with, meet, still_there

blueprint = Blueprint("desk_screen_place", __name__)
NEAR, WIDE = 120.0, 600.0  # metres around that the plan holds
USUAL = {"duim": "43", "breed": "1080", "hoog": "1920", "rand": "720"}  # of a new one


@in_every_language(blueprint, "/<town>/beheer/schermen/nieuw", methods=["GET", "POST"])
@for_officers
def new(town: str) -> ResponseReturnValue:
    return _screen(officer(town), None)


@in_every_language(blueprint, "/<town>/beheer/schermen/<scherm>/plaats", methods=["GET", "POST"])
@for_officers
def place(town: str, scherm: str) -> ResponseReturnValue:
    by = officer(town)
    if row := still_there(lambda: one_screen(house(), town, scherm)):
        return _screen(by, row)
    form = _posted()
    form.refuse("naam", _("Een collega haalde dit intussen weg. Bewaar om het opnieuw te maken."))
    return _page(by, None, form), 409


@in_every_language(blueprint, "/<town>/beheer/schermen/zicht")
@for_officers
def view_from(town: str) -> ResponseReturnValue:
    """For the plan: what is seen from ?lon=&lat= by who looks along ?richting=, a sentence each."""
    core = officer(town).edition.core
    return jsonify(seen_words(_seen(core, Answers.posted(request.args, ("lon", "lat", "richting")).typed)))


def _screen(by: Officer, row: dict[str, Any] | None) -> ResponseReturnValue:
    town = by.edition.core.town.slug
    if request.method == "GET":
        shown = _texts(row) if row else {**dict.fromkeys(FIELDS, ""), **USUAL}
        return _page(by, row, began_with(Answers.showing(shown), shown))
    form = _posted()
    if request.form.get("knop") == "bekijk":
        form.typed |= placed_by_words(by.edition.core, form.typed)
        form.typed[SEEN] = request.form.get(SEEN, "")
        return _page(by, row, form)
    if row and (clashes := meet(form, _texts(row), _parts())):
        back = url_for("desk_screens.list_them", town=town)
        return let_choose(by, "screen", row, _texts, form, clashes, back)
    try:
        values = read_screen(house(), by.edition.core, form.typed, row)
        key, batch = save_screen(house(), town, row["id"] if row else "", values, by.author, row)
    except FaultyScreen as faulty:
        for field, why in faulty.faults.items():
            form.refuse(field, fault_words(field, why))
        return _page(by, row, form), 400
    except Overtaken:  # between reading and writing
        return place(town, row["id"] if row else "")
    if code := request.form.get("code", ""):
        try:
            return give(by, key, code)
        except UnknownCode:
            if is_paired(house(), town, key):  # the same form sent twice
                return redirect(url_for("desk_screens.one", town=town, scherm=key), 303)
            words = _(
                "Het scherm staat op de kaart, maar de code geldt niet meer. Typ de nieuwe die het toestel toont."
            )
            tell(words, onward=(_("Koppel een toestel"), url_for("desk_screen_pairing.pair", town=town, scherm=key)))
            return redirect(url_for("desk_screens.one", town=town, scherm=key), 303)
    undo = url_for("desk_history.take_back", town=town, batch=batch) if batch else ""
    said = [_("Bewaard. Het staat binnen enkele seconden op de kaart."), _reach(form.typed)]
    tell(" ".join(filter(None, said)), undo)
    return redirect(url_for("desk_screens.one", town=town, scherm=key), 303)


def _posted() -> Answers:
    return Answers.posted(request.form, FIELDS)


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    """The fields of the form as a row of `screen` fills them."""
    numbers = {field: f"{row[column]:g}" for field, (column, *_limits) in NUMBERS.items()}
    return {"naam": row["name"], "voor": "", "lon": str(row["lon"]), "lat": str(row["lat"]), **numbers}


def _parts() -> list[Part]:
    return [
        Part(_("Naam"), ("naam",)),
        Part(_("Plaats op de kaart"), ("lat", "lon")),
        Part(_("Voor welk pand"), ("voor",)),
        Part(_("Kijkrichting in graden"), ("richting",)),
        Part(_("Beeld, schuin gemeten (duim)"), ("duim",)),
        Part(_("Beeldpunten"), ("breed", "hoog")),
        Part(_("Onderrand boven de stoep (mm)"), ("rand",)),
    ]


def _page(by: Officer, row: dict[str, Any] | None, form: Answers) -> str:
    core = by.edition.core
    at = position_of(form.typed) or (position_of(_texts(row)) if row else None)
    centre = at or middle_of_core(house(), core.town.slug, core.town.centre)
    return render_template(
        "desk/screen_place.html",
        row=row,
        form=form,
        plan=plan(house(), core.town.slug, None, centre, NEAR if at else WIDE),
        code="" if row else request.values.get("code", "")[:20],
        is_placed=at is not None,
        seen=seen_words(_seen(core, form.typed)),
        reach=_reach(form.typed),
    )


def _reach(typed: Mapping[str, str]) -> str:
    size = size_of(typed)
    return reach_words(out_of_reach()(**size)) if size else ""


def _seen(core: Core, typed: Mapping[str, str]) -> list[Seen]:
    at, bearing = position_of(typed), bearing_of(typed)
    return [] if at is None or bearing is None else seen_from(house(), core, at, bearing, current_language())
