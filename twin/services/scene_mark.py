"""Tells what a running map takes in at once (hours, leave, notices) from that for which it must be drawn anew."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import orjson

Document = Mapping[str, Any]
# What list and sheet read at each moment anew. All else may stand on the map, in the steps or in the page's own words.
LIVE = {"version", "made", "from", "until", "events", "notices"}
LIVE_OF_SHOP = {
    "hours", "confirmed", "checked", "kept", "text", "lang", "words", "phone", "payment", "wheelchair", "offers",
    "photo",
}  # fmt: skip
LIVE_OF_PLACE = {"hours"}


def marker(scenery: bytes, trees: Document) -> Callable[[Document], str]:
    """Gives the mark of a `shops.json`; ``scenery`` and ``trees`` (ways on foot) belong to all of them."""
    base = hashlib.sha256(scenery + orjson.dumps(trees))

    def mark(document: Document) -> str:
        still = {
            **_without(document, LIVE),
            "shops": [_without(each, LIVE_OF_SHOP) for each in document["shops"]],
            "places": [_without(each, LIVE_OF_PLACE) for each in document["places"]],
        }
        digest = base.copy()
        digest.update(orjson.dumps(still))
        return digest.hexdigest()[:16]

    return mark


def _without(document: Document, fields: set[str]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in fields}
