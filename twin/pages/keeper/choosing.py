"""Two people at one form of a shop: the second sees what the first wrote beside her own words, and chooses."""

from collections.abc import Sequence

from flask import request, url_for
from flask.typing import ResponseReturnValue

from twin.pages.keeper.frame import show, town_of
from twin.services.who_wrote import Proposal, Row, Told, who_wrote
from twin.web.core import house
from twin.web.forms import Answers
from twin.web.people import Keeper
from twin.web.versions import Part, choice


def let_choose(
    keeper: Keeper, thing: str, row: Row, told: Told, form: Answers, clashes: Sequence[Part], waits: Proposal | None
) -> ResponseReturnValue:
    """``told`` gives the form's texts of a row of ``thing``; ``waits`` is what was proposed over it."""
    town = town_of(keeper).slug
    values = choice(
        form,
        lambda part: who_wrote(house(), town, thing, row, told, part.fields, waits),
        clashes,
        keeper.person.id,
    )
    back = url_for(f"{request.blueprint}.page", town=town, zaak=keeper.shop_row["slug"])
    return show("keeper/listing_choice.html", keeper, 409, action=request.path, back=back, **values)
