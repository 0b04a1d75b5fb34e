"""How to reach a shop, as OpenStreetMap has it: the plain key or its ``contact:`` twin (wiki: Key:contact)."""

import re

from geodata.importers.osm_commercial import first
from geodata.importers.osm_tags import Tags

BARE = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")  # www.example.be, without its scheme


def contact(tags: Tags) -> dict[str, str | None]:
    """``phone``, ``email`` and ``website``; the first where OSM lists several."""
    phone, email, website = (tags.get(key) or tags.get(f"contact:{key}") for key in ("phone", "email", "website"))
    return {"phone": _first(phone), "email": _first(email), "website": _address(_first(website))}


def _first(value: str | None) -> str | None:
    return first(value) if value else None


def _address(website: str | None) -> str | None:
    """A browser would go to http:// for an address without its scheme."""
    return f"http://{website}" if website and BARE.fullmatch(website) else website
