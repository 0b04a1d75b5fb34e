"""Where the QR code on a new screen leads: an officer to where she gives it its place, others to the door there."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from twin.errors import NotFound
from twin.services.pairing import code_of
from twin.services.people import towns_of
from twin.services.publish import Edition
from twin.web.access import open_to_everyone
from twin.web.core import house, live
from twin.web.languages import answer_in
from twin.web.people import somebody

blueprint = Blueprint("screen_code", __name__)


@blueprint.get("/schermen/<code>")
@open_to_everyone
def lead(code: str) -> ResponseReturnValue:
    """Tells nothing of the code: whether a screen shows it hears only who is let in there, and not without limit."""
    typed = code_of(code)
    if not typed:
        raise NotFound("no screen can show this code")
    choices = {f"/{each.core.town.slug}/beheer/schermen/koppelen?code={typed}": each for each in _towns()}
    if len(choices) == 1:
        return redirect(next(iter(choices)), 303)
    if choices:
        answer_in(next(iter(choices.values())).language)
    return render_template("entrance/screen_code.html", code=typed, choices=choices)


def _towns() -> list[Edition]:
    """Those whose desk the visitor has; all of them for who has none, or is not signed in: the door there asks."""
    editions = {slug: next(iter(of_town.values())) for slug, of_town in live().editions.items()}
    person = somebody()
    own = {each.town for each in towns_of(house(), person.id) if each.role == "officer"} if person else set()
    return [edition for slug, edition in editions.items() if slug in own] or list(editions.values())
