"""History of one shop, for who keeps it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from twin.pages.keeper.frame import show
from twin.services.history import About, history
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.incoming import number_asked
from twin.web.languages import current_language, in_every_language
from twin.web.people import keeper

blueprint = Blueprint("keeper_history", __name__)


@in_every_language(blueprint, "/<town>/mijn-zaak/<zaak>/geschiedenis")
@for_shopkeepers
def page(town: str, zaak: str) -> ResponseReturnValue:
    """Who changed what of this shop and when, each with a way to take it back; `?voor=` goes on with older ones."""
    found = keeper(town, zaak)
    below = number_asked("voor")
    about = About(shop=found.shop_row["id"])
    told = history(house(), town, current_language(), about, below=below)
    return show("desk/shop_history.html", found, actions=told.actions, older=told.older)
