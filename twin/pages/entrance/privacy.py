"""What is kept about people and why, for everybody; and the goodbye of who was erased."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from twin.services.cleaning import UNSHOWN
from twin.web.access import open_to_everyone
from twin.web.core import house, published
from twin.web.languages import in_every_language

blueprint = Blueprint("privacy", __name__)


@in_every_language(blueprint, "/<town>/privacy")
@open_to_everyone
def privacy(town: str) -> ResponseReturnValue:
    edition, doors = published(town), house().config.doors
    return render_template(
        "entrance/privacy.html", doors=doors, photo_days=UNSHOWN.days, contact=edition.core.town.contact
    )


@in_every_language(blueprint, "/<town>/gewist")
@open_to_everyone
def erased(town: str) -> ResponseReturnValue:
    published(town)
    return render_template("entrance/erased.html")
