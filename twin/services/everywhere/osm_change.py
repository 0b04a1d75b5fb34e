"""What differs from OpenStreetMap, as a change file (.osc) that an editor such as JOSM opens and uploads.

https://wiki.openstreetmap.org/wiki/OsmChange: a modified object carries all of its tags, its version and its nodes, so
this works for shops that were imported with `osm_element`, the object as OpenStreetMap had it.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import defusedxml.ElementTree

from twin.domain.hours import InvalidHours
from twin.domain.shop import Shop

GENERATOR = "Kernkijker"


def differing_tags(shop: Shop, element: str) -> dict[str, tuple[str, str]]:
    """Key -> (what OpenStreetMap says, what the shop says), for what the shop says and OpenStreetMap does not.

    ``element`` is the object's XML as it was imported. Hours that mean the same in other words do not differ.
    """
    theirs = {tag.get("k", ""): tag.get("v", "") for tag in _read(element).iter("tag")}
    return {
        key: (theirs.get(key, ""), value)
        for key, value in _ours(shop, theirs).items()
        if value and value != theirs.get(key, "")
    }


def osm_change(shop: Shop, element: str) -> str:
    """The change file; without differences it holds no change."""
    root = Element("osmChange", version="0.6", generator=GENERATOR)
    differing = differing_tags(shop, element)
    if differing:
        changed = _read(element)
        for key, (_, value) in differing.items():
            _set(changed, key, value)
        SubElement(root, "modify").append(changed)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _read(element: str) -> Element:
    # written by our own importer (geodata.importers.osm_original), but a folder's files can be edited by anyone
    found: Element = defusedxml.ElementTree.fromstring(element)
    return found


def _ours(shop: Shop, theirs: Mapping[str, str]) -> dict[str, str]:
    """The facts that belong in OpenStreetMap, under the keys that the object uses already."""
    contact = {"phone": shop.phone, "email": shop.email, "website": shop.website}
    named = {_key(key, theirs): value for key, value in contact.items()}
    hours = str(shop.hours) if shop.hours else ""
    if shop.hours and _same_hours(shop, theirs.get("opening_hours", "")):
        hours = ""
    return {"opening_hours": hours, "wheelchair": shop.wheelchair, **named}


def _key(key: str, theirs: Mapping[str, str]) -> str:
    return f"contact:{key}" if f"contact:{key}" in theirs and key not in theirs else key


def _same_hours(shop: Shop, text: str) -> bool:
    hours = shop.hours
    if not text or hours is None:
        return False
    try:
        return type(hours).parse(text, calendar=hours.calendar, place=hours.place) == hours
    except InvalidHours:
        return False


def _set(changed: Element, key: str, value: str) -> None:
    tag = next((tag for tag in changed.iter("tag") if tag.get("k") == key), None)
    if tag is None:
        tag = SubElement(changed, "tag", k=key)
    tag.set("v", value)
