"""Outlines that cross themselves: neither area nor inside can be told of them."""

import re
from typing import Any

import shapely
from shapely.geometry import shape

from geodata.checks.shape import Misshapen

REASON = re.compile(r"(?P<reason>[^\[]+)\[(?P<lon>\S+) (?P<lat>\S+)\]")
WORDS = {
    "Self-intersection": "its outline crosses itself",
    "Ring Self-intersection": "its outline touches itself",
    "Hole lies outside shell": "a hole lies outside its outline",
    "Holes are nested": "a hole lies in a hole",
    "Nested shells": "one part lies in another",
    "Duplicate Rings": "the same outline is there twice",
    "Interior is disconnected": "holes cut it in two",
}
MEND = "move the vertex there (QGIS: Vertex Tool; Vector > Geometry Tools > Check Validity), or draw it anew"


def refuse_crossing(geometry: dict[str, Any]) -> None:
    """Raises Misshapen, with the place, for a polygon (any CRS) that is not valid by OGC Simple Features."""
    polygon = shape(geometry)
    if shapely.is_valid(polygon):
        return
    text = shapely.is_valid_reason(polygon)
    found = REASON.match(text)
    if not found:
        raise Misshapen(f"its outline is not valid: {text}", MEND)
    what = WORDS.get(found["reason"], f"its outline is not valid ({found['reason']})")
    raise Misshapen(f"{what} at [{float(found['lon']):.6f}, {float(found['lat']):.6f}]", MEND)
