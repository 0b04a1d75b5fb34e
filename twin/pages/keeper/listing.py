"""Name, texts, trade, contact, payment and access: one form, and beside each part how it is doing."""

from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.category import GROUPS, TAGS, category_of
from twin.domain.listing import PAYMENT, WHEELCHAIR
from twin.pages.keeper.frame import show, town_of
from twin.pages.keeper.listing_form import LISTED, names_of, read, seen_in_form, seen_text, shown
from twin.pages.keeper.listing_saving import apply_choices, save
from twin.pages.keeper.parts import tells
from twin.pages.keeper.standing import counted, sign_of
from twin.pages.shop_facts import PAYMENT as PAYMENT_WORDS
from twin.pages.shop_facts import WHEELCHAIR as WHEELCHAIR_WORDS
from twin.services.listing import Listing, listing
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import Keeper, keeper

blueprint = Blueprint("keeper_listing", __name__)
ADDRESS = "/<town>/mijn-zaak/<zaak>/gegevens"


@in_every_language(blueprint, ADDRESS)
@for_shopkeepers
def page(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    known = _listing(found)
    return _page(found, known, Answers.showing(shown(known.values, LISTED, town_of(found))), known.values)


@in_every_language(blueprint, ADDRESS, methods=["POST"])
@for_shopkeepers
def write(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    known, place = _listing(found), town_of(found)
    seen = seen_in_form(known.values, LISTED)
    answers = Answers.posted(request.form, [name for name, *_rest in names_of(LISTED, place)])
    wanted = apply_choices(read(answers, seen, LISTED, place), seen)
    if not any(wanted["names"].values()):
        answers.refuse(f"names-{place.first_language}", _("Zonder naam vindt niemand uw zaak. Vul hem in."))
    if not wanted["category"]:
        answers.refuse("category", _("Kies wat voor zaak het is."))
    if not answers.are_fine:
        return _page(found, known, answers, seen, 422)
    return save(found, wanted, seen, LISTED, "gegevens")


def _listing(keeper: Keeper) -> Listing:
    return listing(house(), town_of(keeper).slug, keeper.shop_row)


def _page(keeper: Keeper, known: Listing, answers: Answers, seen: Any, status: int = 200) -> ResponseReturnValue:
    return show(
        "keeper/listing.html",
        keeper,
        status,
        form=answers,
        seen=seen_text(seen, LISTED),
        signs_of={part: sign_of(keeper, standing) for part, standing in known.standings.items()},
        spoken=[(each, OWN_NAMES.get(each, each)) for each in town_of(keeper).languages],
        trades=_trades(answers.typed["category"]),
        payment=[(each, PAYMENT_WORDS[each]) for each in PAYMENT],
        access=[*((each, WHEELCHAIR_WORDS[each]) for each in WHEELCHAIR), ("", _("Dat weet ik niet"))],
    )


def _trades(now: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups with their trades by label; one that we do not know stays to choose as it is."""
    language = current_language()
    known = [category_of(tag) for tag in {*TAGS, *([now] if now else [])}]
    return [
        (
            group.labels[language],
            sorted(((each.labels[language], each.tag) for each in known if each.group == group.id), key=_by_label),
        )
        for group in GROUPS
    ]


def _by_label(trade: tuple[str, str]) -> tuple[str, str]:
    return trade[0].casefold(), trade[1]


def _state(keeper: Keeper) -> str:
    parts = {part: each for part, each in _listing(keeper).standings.items() if part != "hiring"}
    return counted((each.state for each in parts.values()), _("live"))


tells("gegevens", _state)
