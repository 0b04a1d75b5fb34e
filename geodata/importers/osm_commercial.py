"""Which OpenStreetMap objects trade: shops, and the services, cafes and practices that make a core."""

from geodata.importers.osm_tags import Tags
from twin.domain.category import TAGS, category_of

TRADES = ("shop", "craft")  # every value of these is a business; of the other keys only what the catalogue names
OTHERS = ("amenity", "healthcare", "leisure", "tourism", "office")
NOBODY = ("no", "vacant")
PUBLIC = {  # the catalogue names them; they are places to a visitor, not businesses with a door in the core
    "amenity=hospital",
    "amenity=kindergarten",
    "amenity=library",
    "amenity=marketplace",
    "amenity=taxi",
    "amenity=vending_machine",
    "leisure=sports_centre",
    "office=association",
    "office=government",
    "tourism=apartment",
    "tourism=chalet",
    "tourism=information",
    "tourism=museum",
}


def trade(tags: Tags) -> str | None:
    """The tag that says what somebody sells there, ``shop=bakery``; None where nobody does. Of a list, the first."""
    for key in TRADES:
        value = _word(tags.get(key, ""))
        if value and value not in NOBODY:
            return f"{key}={value}"
    for key in OTHERS:
        tag = f"{key}={_word(tags.get(key, ''))}"
        if tag in TAGS and tag not in PUBLIC:
            return tag
    return None


def is_vacant(tags: Tags) -> bool:
    """Premises to let: ``shop=vacant``, or a life-cycle prefix on what traded there (wiki: Key:disused:)."""
    if trade(tags):
        return False
    former = {key.removeprefix("disused:"): value for key, value in tags.items() if key.startswith("disused:")}
    return tags.get("shop") == "vacant" or trade(former) is not None


def label(tag: str, language: str) -> str:
    """What such a business is called: 'Bakker' for ``shop=bakery`` in Dutch."""
    labels = category_of(tag).labels
    return labels.get(language) or labels["en"]


def first(value: str) -> str:
    """The first of the values that OSM lists with ``;`` between."""
    return value.split(";")[0].strip()


def _word(value: str) -> str:
    return first(value).lower().replace(" ", "_")
