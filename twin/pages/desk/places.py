"""Public places at the desk: find, change, move on the plan, make, take away."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.hours import InvalidHours
from twin.domain.search import words_of
from twin.domain.town import Town
from twin.pages.desk.choice import let_choose
from twin.pages.desk.place_words import fault_words, kind_names, wheelchair_names
from twin.services.changing import Overtaken
from twin.services.field_words import called
from twin.services.places_keeping import FaultyPlace, one_place, places, read_place, remove_place, save_place
from twin.services.plan import plan
from twin.services.premises_book import middle_of_core
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import Officer, officer
from twin.web.versions import Part, began_with, meet, still_there

blueprint = Blueprint("desk_places", __name__)
ON_A_PAGE = 50
WIDE = 250.0  # metres around: a new place may stand anywhere in the core
# column -> field of the form, but for the names
FIELDS = {
    "kind": "soort",
    "opening_hours": "uren",
    "capacity": "plaatsen",
    "wheelchair": "rolstoel",
    "lon": "lon",
    "lat": "lat",
}


@in_every_language(blueprint, "/<town>/beheer/plaatsen/")
@for_officers
def list_them(town: str) -> ResponseReturnValue:
    officer(town)
    form = Answers.posted(request.args, ("q", "soort"))
    kinds = kind_names()
    every = [(row, _name(row), kinds.get(row["kind"], row["kind"])) for row in places(house(), town)]
    found = sorted((each for each in every if _answers(each, form)), key=lambda each: (each[2], each[1], each[0]["id"]))
    pages = max(1, -(-len(found) // ON_A_PAGE))
    page = min(max(request.args.get("blad", 1, int), 1), pages)
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    there = [("", _("alle soorten")), *sorted({(row["kind"], kind) for row, _named, kind in every}, key=lambda k: k[1])]
    values = {"lines": shown, "total": len(found), "page": page, "pages": pages, "kinds": there}
    return render_template("desk/places.html", form=form, **values)


@in_every_language(blueprint, "/<town>/beheer/plaatsen/nieuw", methods=["GET", "POST"])
@for_officers
def new(town: str) -> ResponseReturnValue:
    return _place(officer(town), None)


@in_every_language(blueprint, "/<town>/beheer/plaatsen/<plaats>", methods=["GET", "POST"])
@for_officers
def place(town: str, plaats: str) -> ResponseReturnValue:
    by = officer(town)
    row = still_there(lambda: one_place(house(), town, plaats))
    return _place(by, row) if row else _gone(by)


@in_every_language(blueprint, "/<town>/beheer/plaatsen/<plaats>/weg", methods=["POST"])
@for_officers
def remove(town: str, plaats: str) -> ResponseReturnValue:
    by = officer(town)
    return _done(town, _("De plaats is van de kaart."), remove_place(house(), town, plaats, by.author))


def _place(by: Officer, row: dict[str, Any] | None) -> ResponseReturnValue:
    of_town = by.edition.core.town
    if request.method == "GET":
        return _page(of_town, row, began_with(Answers.showing(_texts(of_town, row)), _texts(of_town, row)))
    names = [f"naam_{language}" for language in of_town.languages]
    form = Answers.posted(request.form, (*names, *FIELDS.values(), "blikvanger"))
    if row and (clashes := meet(form, _texts(of_town, row), _parts(of_town))):
        back = url_for(".list_them", town=of_town.slug)
        return let_choose(by, "place", row, partial(_texts, of_town), form, clashes, back)
    try:
        values = read_place(house(), of_town.slug, form.typed, row)
        _key, batch = save_place(house(), of_town.slug, row["id"] if row else "", values, by.author, row)
    except FaultyPlace as faulty:
        _tell(form, faulty)
        return _page(of_town, row, form), 400
    except Overtaken:  # between reading and writing
        return place(of_town.slug, row["id"] if row else "")
    return _done(of_town.slug, _("Bewaard. Het staat binnen enkele seconden op de kaart."), batch)


def _gone(by: Officer) -> ResponseReturnValue:
    """A colleague took the place away while its form was open: what was typed can make it again."""
    of_town = by.edition.core.town
    names = [f"naam_{language}" for language in of_town.languages]
    form = Answers.posted(request.form, (*names, *FIELDS.values(), "blikvanger"))
    form.refuse(names[0], _("Een collega haalde dit intussen weg. Bewaar om het opnieuw te maken."))
    return _page(of_town, None, form), 409


def _texts(of_town: Town, row: Mapping[str, Any] | None) -> dict[str, str]:
    """The fields of the form as a row of `place` fills them."""
    known = row or {}
    names = {f"naam_{language}": known.get("names", {}).get(language) for language in of_town.languages}
    rest = {field: known.get(name) for name, field in FIELDS.items()}
    return Answers.showing({**names, **rest, "blikvanger": "1" if known.get("landmark") else ""}).typed


def _parts(of_town: Town) -> list[Part]:
    names = [Part(_("Naam (%(language)s)", language=OWN_NAMES[each]), (f"naam_{each}",)) for each in of_town.languages]
    return [
        Part.of_options(_("Soort"), "soort", kind_names().items()),
        *names,
        Part(_("Openingsuren"), ("uren",)),
        Part(_("Aantal plaatsen"), ("plaatsen",)),
        Part.of_options(_("Toegankelijk met een rolstoel"), "rolstoel", wheelchair_names()),
        Part.of_boxes(_("Op de kaart"), {"blikvanger": _("herkenningspunt, met zijn naam")}),
        Part(_("Plaats op de kaart"), ("lat", "lon")),
    ]


def _tell(form: Answers, faulty: FaultyPlace) -> None:
    words = fault_words()
    for field, why in faulty.faults.items():
        form.refuse(field, why.in_language(current_language()) if isinstance(why, InvalidHours) else words[why])


def _page(of_town: Town, row: dict[str, Any] | None, form: Answers) -> str:
    kinds = kind_names()
    if row:
        kinds.setdefault(row["kind"], row["kind"])
    centre = (row["lon"], row["lat"]) if row else middle_of_core(house(), of_town.slug, of_town.centre)
    return render_template(
        "desk/place.html",
        row=row,
        name=_name(row) if row else "",
        form=form,
        kinds=[("", _("kies een soort")), *sorted(kinds.items(), key=lambda each: each[1])],
        wheelchair=wheelchair_names(),
        languages=[(language, OWN_NAMES[language]) for language in of_town.languages],
        action=url_for(".place", town=of_town.slug, plaats=row["id"]) if row else url_for(".new", town=of_town.slug),
        plan=plan(house(), of_town.slug, None, centre, 120.0 if row else WIDE),
    )


def _name(row: dict[str, Any]) -> str:
    return called(row["names"], current_language()) or kind_names().get(row["kind"], row["kind"])


def _answers(line: tuple[dict[str, Any], str, str], form: Answers) -> bool:
    """Whether every word begins a word of the name or the kind."""
    row, name, kind = line
    own = words_of(" ".join([name, kind, row["id"], *row["names"].values()]))
    wanted = words_of(form.typed["q"])
    is_found = all(any(each.startswith(word) for each in own) for word in wanted)
    return is_found and form.typed["soort"] in ("", row["kind"])


def _done(town: str, words: str, batch: int | None) -> ResponseReturnValue:
    tell(words, url_for("desk_history.take_back", town=town, batch=batch) if batch else "")
    return redirect(url_for(".list_them", town=town), 303)
