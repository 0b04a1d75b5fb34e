"""What visitors at a screen looked at, told by the screen itself when it has a connection: counts, nothing else.

The screen sends {"taps": {shop slug: times}}. Anybody can send the same, so a message counts little: at most one in ten
seconds for each screen, at most 200 for a shop, and none where a machine was paired: that one tells it with its key.
A tap shows the way too, at once: it is no second use, so the ways of a screen are its taps.
"""

from typing import Any

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue

from twin.errors import Invalid, NotFound
from twin.services.devices import is_paired
from twin.services.uses import MOST_AT_ONCE, UseCounter
from twin.web.access import for_screens
from twin.web.core import house, live, published
from twin.web.told_uses import Apart, told

blueprint = Blueprint("kiosk_use", __name__)
apart = Apart(10.0)


@blueprint.post("/<town>/scherm/<screen>/gebruik")
@for_screens
def taps(town: str, screen: str) -> ResponseReturnValue:
    edition = published(town)
    if screen not in edition.core.screens:
        raise NotFound("unknown screen")
    counted = _taps(told())
    if apart.counts((town, screen)) and not is_paired(house(), town, screen):
        counter: UseCounter = current_app.extensions["uses"]
        at = live().clock().astimezone(edition.core.town.place.zone)
        for slug, times in counted.items():
            if shop := edition.core.by_slug.get(slug):
                counter.count(town, shop.id, "screen_tap", at, times)
    return "", 204


def _taps(found: Any) -> dict[str, int]:
    """Raises Invalid for anything but slugs with small whole numbers."""
    taps = found.get("taps") if isinstance(found, dict) else None
    if not isinstance(taps, dict) or not all(_is_count(times) for times in taps.values()):
        raise Invalid("a screen tells its taps as {'taps': {slug: times}}")
    return taps


def _is_count(times: Any) -> bool:
    return type(times) is int and 0 < times <= MOST_AT_ONCE
