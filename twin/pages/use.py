"""Ways that the map of a public page drew without asking for a page: counts, nothing about who.

The page sends {"route": shop's slug}, once for each shop. Anybody can send the same: robots and other sites count
nothing, and for each shop at most one message in ten seconds counts.
"""

from typing import Any

from flask import Blueprint, current_app, request
from flask.typing import ResponseReturnValue

from twin.errors import Invalid
from twin.services.uses import UseCounter
from twin.web.access import for_our_pages
from twin.web.core import live, published
from twin.web.told_uses import Apart, told
from twin.web.use_counting import is_robot
from twin.web.visitors import comes_from_elsewhere

blueprint = Blueprint("use", __name__)
apart = Apart(10.0)


@blueprint.post("/<town>/gebruik")
@for_our_pages
def route(town: str) -> ResponseReturnValue:
    core = published(town).core
    shop = core.by_slug.get(_slug(told()))
    is_visitor = not is_robot(request.headers.get("User-Agent")) and not comes_from_elsewhere()
    if shop and is_visitor and apart.counts((town, shop.id)):
        counter: UseCounter = current_app.extensions["uses"]
        counter.count(town, shop.id, "route", live().clock().astimezone(core.town.place.zone))
    return "", 204


def _slug(found: Any) -> str:
    slug = found.get("route") if isinstance(found, dict) else None
    if not isinstance(slug, str):
        raise Invalid("a page tells a way as {'route': slug}")
    return slug
