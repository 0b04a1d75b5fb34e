"""The shop as visitors would see it once everything that waits is live: in the list, on its page, on a screen."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import NotFound
from twin.pages.keeper.frame import show, town_of
from twin.pages.keeper.parts import tells
from twin.pages.shop_article import article
from twin.services.preview import preview
from twin.services.shop_hours import today_in
from twin.web.access import for_shopkeepers
from twin.web.core import house, moment_from_request
from twin.web.languages import in_every_language
from twin.web.people import keeper

blueprint = Blueprint("keeper_preview", __name__)


@in_every_language(blueprint, "/<town>/mijn-zaak/<zaak>/voorbeeld")
@for_shopkeepers
def page(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    if found.shop_row["id"] not in found.edition.core.shops:
        raise NotFound("this shop is not in the town any more")
    edition = preview(house(), found.edition, found.shop_row)
    shop = edition.core.shops[found.shop_row["id"]]
    values = article(edition, moment_from_request(edition), shop, today_in(house(), town_of(found)))
    return show("keeper/preview.html", found, is_preview=True, **values)


tells("voorbeeld", lambda _keeper: str(_("lijst, pagina en scherm")))
