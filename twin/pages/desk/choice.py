"""Two officers at one form of the desk: the second sees what the first wrote beside her own words, and chooses."""

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from twin.services.who_wrote import Row, Told, who_wrote
from twin.web.core import house
from twin.web.forms import Answers
from twin.web.people import Officer
from twin.web.versions import Part, choice


def let_choose(
    by: Officer, thing: str, row: Row, told: Told, form: Answers, clashes: Sequence[Part], back: str
) -> ResponseReturnValue:
    """``told`` gives the form's texts of a row of ``thing``; ``back`` leads away without saving."""
    town = by.edition.core.town.slug
    values = choice(form, lambda part: who_wrote(house(), town, thing, row, told, part.fields), clashes, by.person.id)
    return render_template("desk/choice.html", action=request.path, back=back, **values), 409
