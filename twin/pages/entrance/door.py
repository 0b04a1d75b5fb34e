"""The door of a town: ask a link, and come in by it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from twin.web.access import open_to_everyone
from twin.web.core import published
from twin.web.languages import in_every_language

blueprint = Blueprint("entrance", __name__)


@in_every_language(blueprint, "/<town>/binnen/")
@open_to_everyone
def ask(town: str) -> ResponseReturnValue:
    published(town)
    return render_template("entrance/ask.html")
