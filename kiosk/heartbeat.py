"""A screen tells that it lives: which edition it shows, how it draws, whether anything failed. Nothing about visitors.

{"version": "3f2a…", "drawing": "map", "dated": false, "errors": 0}, see twin.domain.heartbeat. For a screen without a
machine that signs in (kiosk.device_api): anybody can send the same. Who does can hide a silence, or make one up;
nothing else follows from it. Of a screen that was paired it is not heard.
"""

import re
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from twin.domain.heartbeat import DRAWINGS, Beat
from twin.errors import Invalid, NotFound
from twin.services.heartbeats import hear
from twin.web.access import for_screens
from twin.web.core import house, live, published
from twin.web.told_uses import told

blueprint = Blueprint("kiosk_heartbeat", __name__)
FIELDS = ("version", "drawing", "dated", "errors")
MOST_ERRORS = 1_000  # in one message
VERSION = re.compile(r"[0-9a-f]{16}")


@blueprint.post("/<town>/scherm/<screen>/hartslag")
@for_screens
def tell(town: str, screen: str) -> ResponseReturnValue:
    if screen not in published(town).core.screens:
        raise NotFound("unknown screen")
    beat = _beat(told())
    served = {edition.version for edition in live().editions[town].values()}
    hear(house(), town, screen, beat, beat.version in served)
    return "", 204


def _beat(found: Any) -> Beat:
    """Raises Invalid for anything else than the four fields, each of its kind."""
    if not isinstance(found, dict) or found.keys() != set(FIELDS):
        raise Invalid(f"a screen tells {', '.join(FIELDS)}")
    version, drawing, dated, errors = (found[name] for name in FIELDS)
    is_sound = (
        isinstance(version, str)
        and VERSION.fullmatch(version)
        and isinstance(drawing, str)
        and drawing in DRAWINGS
        and isinstance(dated, bool)
        and type(errors) is int
        and 0 <= errors <= MOST_ERRORS
    )
    if not is_sound:
        raise Invalid("a screen tells something else than its version, drawing, dated and errors")
    return Beat(version, drawing, dated, errors)
