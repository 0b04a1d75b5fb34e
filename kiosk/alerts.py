"""What emergencies a screen without an agent shows; the same as the device API gives (docs/screen-protocol.md)."""

from flask import Blueprint, Response, jsonify

from kiosk.showing import find_screen
from twin.services.alerts import as_json, for_screen, version_of
from twin.web.access import open_to_everyone
from twin.web.core import house, published

blueprint = Blueprint("kiosk_alerts", __name__)


@blueprint.get("/<town>/scherm/<screen>/nood.json")
@open_to_everyone
def alerts(town: str, screen: str) -> Response:
    """Asked every ten seconds, and never kept: ``time`` lets a page know by how much its own clock is off."""
    find_screen(published(town), screen)
    now = house().clock()
    found = for_screen(house(), town, screen, now)
    said = [as_json(each) for each in found]
    answer = jsonify({"version": version_of(found), "time": int(now.timestamp()), "alerts": said})
    answer.headers["Cache-Control"] = "no-store"
    return answer
