"""How to reach a shop, as OpenStreetMap has it: the plain key or its ``contact:`` twin (wiki: Key:contact)."""

import re

from geodata.importers.osm_commercial import first
from geodata.importers.osm_element import Element
from geodata.importers.summary import Summary

PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{4,}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
WEBSITE = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")


def contact(element: Element, summary: Summary) -> dict[str, str | None]:
    """``phone``, ``email`` and ``website``; the first of several, and only what can be dialled or opened."""
    return {
        "phone": _kept(element, "phone", PHONE, summary),
        "email": _kept(element, "email", EMAIL, summary),
        "website": _kept(element, "website", WEBSITE, summary),
    }


def _kept(element: Element, key: str, form: re.Pattern[str], summary: Summary) -> str | None:
    written = element.tags.get(key) or element.tags.get(f"contact:{key}") or ""
    value = first(written)
    if key == "website" and ADDRESS.fullmatch(value):
        value = f"http://{value}"  # what a browser makes of an address without its scheme
    if value and not form.fullmatch(value):
        summary.leave_out(f"{key} values that cannot be one", f"{element}: '{written}'")
        return None
    return value or None
