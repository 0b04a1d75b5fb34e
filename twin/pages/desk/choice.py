"""Two officers at one form of the desk: the second sees what the first wrote beside her own words, and chooses."""

from collections.abc import Callable, Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from twin.services.who_wrote import Row, Told, Wrote, who_wrote
from twin.web.core import house
from twin.web.forms import Answers
from twin.web.people import Officer
from twin.web.versions import Part, choice


def let_choose(
    by: Officer, thing: str, row: Row, told: Told, form: Answers, clashes: Sequence[Part], back: str
) -> ResponseReturnValue:
    """``told`` gives the form's texts of a row of ``thing``; ``back`` leads away without saving."""
    town = by.edition.core.town.slug
    return _page(by, lambda part: who_wrote(house(), town, thing, row, told, part.fields), form, clashes, back)


def choose(by: Officer, wrote: Wrote, form: Answers, clashes: Sequence[Part], back: str) -> ResponseReturnValue:
    """The same, of what is known to be written as a whole."""
    return _page(by, lambda _part: wrote, form, clashes, back)


def _page(
    by: Officer, wrote: Callable[[Part], Wrote | None], form: Answers, clashes: Sequence[Part], back: str
) -> ResponseReturnValue:
    values = choice(form, wrote, clashes, by.person.id)
    return render_template("desk/choice.html", action=request.path, back=back, **values), 409
