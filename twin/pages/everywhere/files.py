"""A shop's facts as files: a card, a calendar, Google's table, OpenStreetMap's change, a poster for the door."""

import importlib
from typing import Any

from flask import Blueprint, Response, current_app, request, url_for
from flask.typing import ResponseReturnValue

from twin.errors import NotFound
from twin.pages.shop_in_edition import Found, find_shop
from twin.services.publish import Edition
from twin.web.access import open_to_everyone
from twin.web.core import live, published
from twin.web.languages import in_every_language

blueprint = Blueprint("files", __name__)


@in_every_language(blueprint, "/<town>/winkels/<slug>.vcf")
@open_to_everyone
def card(town: str, slug: str) -> ResponseReturnValue:
    edition, found = _asked(town, slug)
    text = _maker("vcard").vcard(edition.core.town, found.shop, edition.language, _address(town, slug))
    return _file(text, "text/vcard; charset=utf-8", f"{slug}.vcf")


@in_every_language(blueprint, "/<town>/winkels/<slug>.ics")
@open_to_everyone
def calendar(town: str, slug: str) -> ResponseReturnValue:
    """Leave, holidays and special days, to subscribe to."""
    edition, found = _asked(town, slug)
    make = _maker("calendar_file").exceptions_calendar
    data = make(edition.core.town, found.shop, edition.language, _address(town, slug), live().clock())
    return _file(data, "text/calendar; charset=utf-8", f"{slug}.ics")


@in_every_language(blueprint, "/<town>/winkels/<slug>/google.csv")
@open_to_everyone
def google(town: str, slug: str) -> ResponseReturnValue:
    edition, found = _asked(town, slug)
    text = _maker("google").google_csv(edition.core.town, [found.shop], _today(edition))
    return _file(text, "text/csv; charset=utf-8", f"{slug}-google.csv")


@in_every_language(blueprint, "/<town>/winkels/<slug>/openstreetmap.osc")
@open_to_everyone
def openstreetmap(town: str, slug: str) -> ResponseReturnValue:
    """What differs from OpenStreetMap, ready to upload. Not found for a shop that did not come from there."""
    _edition, found = _asked(town, slug)
    if not found.shop.osm_element:
        raise NotFound("not from OpenStreetMap")
    text = _maker("osm_change").osm_change(found.shop, found.shop.osm_element)
    return _file(text, "application/xml; charset=utf-8", f"{slug}.osc")


@in_every_language(blueprint, "/<town>/winkels/<slug>/affiche.pdf")
@open_to_everyone
def poster(town: str, slug: str) -> ResponseReturnValue:
    """For the door: A4, or A5 with ``?formaat=A5``."""
    edition, found = _asked(town, slug)
    size = "A5" if request.args.get("formaat", "").upper() == "A5" else "A4"
    make = _maker("poster").door_poster
    data = make(edition.core.town, found.shop, edition.language, _address(town, slug), _today(edition), size)
    return _file(data, "application/pdf", f"{slug}-{size}.pdf", shown=True)


def _asked(town: str, slug: str) -> tuple[Edition, Found]:
    edition = published(town)
    return edition, find_shop(edition, slug)


def _maker(name: str) -> Any:
    """A module of twin.services.everywhere, loaded when somebody first asks: PDF and calendars weigh on the service."""
    return importlib.import_module(f"twin.services.everywhere.{name}")


def _address(town: str, slug: str) -> str:
    return str(current_app.config["KERNKIJKER"].public_url + url_for("shops.shop", town=town, slug=slug))


def _today(edition: Edition) -> Any:
    return live().clock().astimezone(edition.core.town.place.zone).date()


def _file(data: str | bytes, content_type: str, name: str, *, shown: bool = False) -> Response:
    way = "inline" if shown else "attachment"
    headers = {"Content-Disposition": f'{way}; filename="{name}"', "Cache-Control": "no-cache"}
    return Response(data, content_type=content_type, headers=headers)
