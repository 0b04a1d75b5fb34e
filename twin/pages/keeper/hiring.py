"""Staff wanted: a few sentences on the shop's page, for as long as she wants them there."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.pages.keeper.frame import show, town_of
from twin.pages.keeper.listing_form import HIRING, names_of, read, seen_in_form, seen_text, shown
from twin.pages.keeper.listing_saving import apply_choices, save
from twin.pages.keeper.parts import tells
from twin.pages.keeper.standing import counted, sign_of
from twin.services.listing import Listing, Values, listing
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, in_every_language
from twin.web.people import Keeper, keeper

blueprint = Blueprint("keeper_hiring", __name__)
ADDRESS = "/<town>/mijn-zaak/<zaak>/vacature"


@in_every_language(blueprint, ADDRESS)
@for_shopkeepers
def page(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    known = _listing(found)
    return _page(found, known, Answers.showing(shown(known.values, HIRING, town_of(found))), known.values)


@in_every_language(blueprint, ADDRESS, methods=["POST"])
@for_shopkeepers
def write(town: str, zaak: str) -> ResponseReturnValue:
    """'weg' empties all of it: nobody is wanted any more."""
    found = keeper(town, zaak)
    known, place = _listing(found), town_of(found)
    seen = seen_in_form(known.values, HIRING)
    if request.form.get("doe") == "weg":
        return save(found, {"hiring": {}}, seen, HIRING, "vacature")
    answers = Answers.posted(request.form, [name for name, *_rest in names_of(HIRING, place)])
    wanted = apply_choices(read(answers, seen, HIRING, place), seen)
    if not answers.are_fine:
        return _page(found, known, answers, seen, 422)
    return save(found, wanted, seen, HIRING, "vacature")


def _listing(keeper: Keeper) -> Listing:
    return listing(house(), town_of(keeper).slug, keeper.shop_row)


def _page(keeper: Keeper, known: Listing, answers: Answers, seen: Values, status: int = 200) -> ResponseReturnValue:
    return show(
        "keeper/hiring.html",
        keeper,
        status,
        form=answers,
        seen=seen_text(seen, HIRING),
        sign=sign_of(keeper, known.standings["hiring"]),
        is_said=bool(known.values["hiring"]),
        spoken=[(each, OWN_NAMES.get(each, each)) for each in town_of(keeper).languages],
    )


def _state(keeper: Keeper) -> str:
    known = _listing(keeper)
    live = _("staat op uw pagina") if keeper.shop_row["hiring"] else _("niemand gezocht")
    return counted([known.standings["hiring"].state], live)


tells("vacature", _state)
