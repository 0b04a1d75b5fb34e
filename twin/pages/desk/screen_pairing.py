"""A new machine shows six characters: typed or scanned here, and it becomes one of the town's screens."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import NotFound
from twin.services.pairing import UnknownCode, look_up
from twin.services.pairing import pair as pair_with
from twin.services.screen_states import ScreenState, states
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import in_every_language
from twin.web.people import Officer, officer
from twin.web.visitors import network

blueprint = Blueprint("desk_screen_pairing", __name__)
NEW = "*nieuw"  # in the place of a screen's id
FIELDS = ("code", "scherm")


@in_every_language(blueprint, "/<town>/beheer/schermen/koppelen", methods=["GET", "POST"])
@for_officers
def pair(town: str) -> ResponseReturnValue:
    """First the code, then which screen it is; a new one gets its place on a page of its own."""
    by = officer(town)
    if request.method == "GET":
        return _ask(Answers.posted(request.args, FIELDS))
    form = Answers.posted(request.form, FIELDS)
    try:
        look_up(house(), form.typed["code"], by.author, network())
        if form.typed["scherm"] == NEW:
            return redirect(url_for("desk_screen_place.new", town=town, code=form.typed["code"]), 303)
        if not form.typed["scherm"]:
            return _choose(town, form, chosen_badly="scherm" in request.form)
        return give(by, form.typed["scherm"], form.typed["code"])
    except UnknownCode:
        form.refuse("code", _("Geen enkel toestel toont nu deze code. Kijk ze na; na tien minuten is er een nieuwe."))
        return _ask(form), 400
    except NotFound:
        form.refuse("scherm", _("Dit scherm is er niet meer. Kies een ander."))
        return _choose(town, form)


def give(by: Officer, screen: str, code: str) -> ResponseReturnValue:
    """The machine that shows ``code`` gets ``screen``. Raises UnknownCode, NotFound."""
    town = by.edition.core.town.slug
    pair_with(house(), town, screen, code, by.author, network())
    tell(_("Gekoppeld. Het scherm verandert binnen enkele seconden."))
    return redirect(url_for("desk_screens.one", town=town, scherm=screen), 303)


def _ask(form: Answers) -> str:
    return render_template("desk/screen_code.html", form=form)


def _choose(town: str, form: Answers, *, chosen_badly: bool = False) -> ResponseReturnValue:
    if chosen_badly:
        form.refuse("scherm", _("Kies welk scherm het is."))
    options = [(each.id, _name(each)) for each in states(house(), town)]
    options.append((NEW, _("een nieuw scherm, dat nog een plaats moet krijgen")))
    return render_template("desk/screen_choose.html", form=form, options=options), 400 if form.faults else 200


def _name(state: ScreenState) -> str:
    name = str(state.row["name"])
    return str(_("%(screen)s (vervangt het toestel dat er hangt)", screen=name)) if state.device else name
