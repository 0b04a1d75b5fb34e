"""History: who changed what, when and from where, taken back with one click."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid
from twin.services.changing import Overtaken, undo
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.languages import in_every_language
from twin.web.people import officer

blueprint = Blueprint("desk_history", __name__)


@in_every_language(blueprint, "/<town>/beheer/geschiedenis/<int:batch>/terug", methods=["POST"])
@for_officers
def take_back(town: str, batch: int) -> ResponseReturnValue:
    """Undoes one action as a whole."""
    by = officer(town).author
    back = url_for("desk.today", town=town)
    try:
        again = undo(house(), town, batch, by)
    except Overtaken:
        tell(_("Dit werd intussen opnieuw gewijzigd. Maak eerst die wijziging ongedaan."))
    except Invalid:
        tell(_("Dit was al ongedaan gemaakt."))
    else:
        tell(_("Ongedaan gemaakt."), url_for("desk_history.take_back", town=town, batch=again) if again else "")
    return redirect(back, 303)
