"""'Wat het opbracht': how often a listing was looked at, per week, without persons."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext

from twin.pages.keeper.frame import show, town_of
from twin.services.shop_hours import today_in
from twin.services.uses import FEWEST, KINDS, weeks_of_use
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.languages import in_every_language
from twin.web.people import keeper

blueprint = Blueprint("keeper_figures", __name__)
LABELS = {
    "view": lazy_gettext("Pagina bekeken"),
    "screen_tap": lazy_gettext("Aangetikt op een scherm"),
    "route": lazy_gettext("Weg gevraagd"),
    "qr": lazy_gettext("Code gescand"),
}


@in_every_language(blueprint, "/<town>/mijn-zaak/<zaak>/cijfers")
@for_shopkeepers
def figures(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    weeks = weeks_of_use(house(), town, found.shop_row["id"], today_in(house(), town_of(found)))
    highest = max((times or FEWEST for week in weeks for times in week.times.values()), default=0)
    return show(
        "keeper/figures.html",
        found,
        weeks=weeks,
        kinds=[(kind, str(LABELS[kind])) for kind in KINDS],
        fewest=FEWEST,
        highest=max(highest, FEWEST),
        is_empty=not any(times or times is None for week in weeks for times in week.times.values()),
    )
