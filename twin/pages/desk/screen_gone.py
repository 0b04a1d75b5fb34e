"""Something is asked of a screen that a colleague, or a first click, took off the map meanwhile."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.web.done import tell


def is_gone(town: str) -> ResponseReturnValue:
    tell(_("Dit scherm is van de kaart. Onder Geschiedenis haalt u het terug."))
    return redirect(url_for("desk_screens.list_them", town=town), 303)
