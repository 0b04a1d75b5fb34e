"""The shop as visitors would see it once everything that waits is live: on the map, on its page, on a screen.

The three are the real ones over documents of the preview, behind the shopkeeper's door: nothing is counted or kept.
"""

from flask import Blueprint, Response, current_app, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.screen import Screen
from twin.domain.shop import Shop
from twin.errors import NotFound
from twin.pages.keeper.frame import show, town_of
from twin.pages.keeper.parts import tells
from twin.pages.rows import rows_of
from twin.pages.shop_article import article
from twin.pages.structured_data import as_data_block, store_document
from twin.services.preview import preview, preview_document
from twin.services.publish import Edition
from twin.services.shop_hours import today_in
from twin.web.access import for_shopkeepers
from twin.web.core import house, moment_from_request
from twin.web.headers import framed_by_ourselves
from twin.web.languages import in_every_language
from twin.web.people import Keeper, keeper
from twin.web.rehearsal import rehearse

blueprint = Blueprint("keeper_preview", __name__)
HERE = "/<town>/mijn-zaak/<zaak>/voorbeeld"


@in_every_language(blueprint, HERE)
@for_shopkeepers
def page(town: str, zaak: str) -> ResponseReturnValue:
    found = _keeper(town, zaak)
    edition, shop = _preview(found)
    moment = moment_from_request(edition)
    entry = next(each for each in edition.snapshot["shops"] if each["id"] == shop.id)
    screens = _nearest_first(edition, shop)
    asked = request.args.get("scherm")
    return show(
        "keeper/preview.html",
        found,
        moment=moment,
        entry=entry,
        row=next(rows_of(edition, moment, [entry])),
        screens=screens,
        screen=next((each for each in screens if each.id == asked), screens[0] if screens else None),
        documents=url_for(".document", town=town, zaak=zaak, name="shops.json").removesuffix("shops.json"),
    )


@in_every_language(blueprint, f'{HERE}/<any("shops.json", "twin.json"):name>')
@for_shopkeepers
def document(town: str, zaak: str, name: str) -> ResponseReturnValue:
    """As twin.services.publish makes them for everybody."""
    found = _keeper(town, zaak)
    data = preview_document(house(), found.edition, found.shop_row, whole=name == "twin.json")
    return Response(data, mimetype="application/json", headers={"Cache-Control": "no-store"})


@in_every_language(blueprint, f"{HERE}/pagina")
@for_shopkeepers
def shop_page(town: str, zaak: str) -> ResponseReturnValue:
    """The public page of the shop, whose links lead out of its frame."""
    found = _keeper(town, zaak)
    edition, shop = _preview(found)
    g.edition = edition
    today = today_in(house(), town_of(found))
    address = current_app.config["KERNKIJKER"].public_url + url_for("shops.shop", town=town, slug=zaak)
    html = render_template(
        "town/shop.html",
        is_framed=True,
        **article(edition, moment_from_request(edition), shop, today),
        address=address,
        structured_data=as_data_block(store_document(edition, shop, address, today)),
    )
    return framed_by_ourselves(make_response(html))


@in_every_language(blueprint, f"{HERE}/scherm/<screen>")
@for_shopkeepers
def screen(town: str, zaak: str, screen: str) -> ResponseReturnValue:
    """The screen in the street, open at the shop."""
    edition = _keeper(town, zaak).edition
    languages = edition.core.town.languages
    prefixes = {each: None if each == languages[0] else each for each in languages}
    shops = {
        each: url_for(".document", town=town, zaak=zaak, name="shops.json", language=prefix)
        for each, prefix in prefixes.items()
    }
    twin = url_for(".document", town=town, zaak=zaak, name="twin.json", language=None)
    return framed_by_ourselves(make_response(rehearse(edition, screen, zaak, shops, twin)))


def _keeper(town: str, zaak: str) -> Keeper:
    found = keeper(town, zaak)
    if found.shop_row["id"] not in found.edition.core.shops:
        raise NotFound("this shop is not in the town any more")
    return found


def _preview(found: Keeper) -> tuple[Edition, Shop]:
    edition = preview(house(), found.edition, found.shop_row)
    return edition, edition.core.shops[found.shop_row["id"]]


def _nearest_first(edition: Edition, shop: Shop) -> list[Screen]:
    def metres(screen: Screen) -> float:
        return float(edition.routes(screen.id)["metres"].get(shop.premises.id, float("inf")))

    return sorted(edition.core.screens.values(), key=metres)


tells("voorbeeld", lambda _keeper: str(_("kaart, pagina en scherm")))
