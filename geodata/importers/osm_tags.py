"""OpenStreetMap tags into a town's words. Meanings follow the OSM wiki's Map Features and the key pages named below."""

import re
from collections.abc import Mapping

Tags = Mapping[str, str]

# keys whose objects may matter to a shopping core; everything else is skipped while reading
KEYS = (
    "addr:housenumber",
    "amenity",
    "boundary",
    "building",
    "building:part",
    "craft",
    "disused:amenity",
    "disused:shop",
    "entrance",
    "disused:craft",
    "healthcare",
    "highway",
    "historic",
    "landuse",
    "leisure",
    "man_made",
    "natural",
    "office",
    "place",
    "railway",
    "shop",
    "tourism",
    "waterway",
)
METRES = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*(m|metres?|meters?)?\s*$")
FEET = re.compile(r"""^\s*(\d+(?:\.\d+)?)\s*(?:'|ft|feet)\s*(?:(\d+(?:\.\d+)?)\s*(?:"|in))?\s*$""")
YES = ("yes", "true", "1", "designated", "only")


def is_street(tags: Tags) -> bool:
    """Whether a way is told as a line. A closed street is a loop unless ``area=yes`` says it is a surface."""
    return "highway" in tags and tags.get("area") != "yes"


def metres(text: str | None) -> float | None:
    """A length as OSM writes it ('7', '7.5 m', '7,5', '12 ft', 12'6"), in metres; None where it cannot be read."""
    if not text:
        return None
    if match := METRES.match(text):
        return float(match[1].replace(",", "."))
    if match := FEET.match(text):
        return round((float(match[1]) + float(match[2] or 0) / 12) * 0.3048, 2)
    return None


def number(text: str | None) -> float | None:
    """A plain number such as ``building:levels=2.5``; None where it cannot be read."""
    try:
        value = float((text or "").replace(",", "."))
    except ValueError:
        return None
    return value if 0 <= value < 1000 else None


def names(tags: Tags, languages: tuple[str, ...]) -> dict[str, str]:
    """``name`` in the town's first language and ``name_xx`` where a translation differs; empty without any name."""
    first = tags.get(f"name:{languages[0]}") or tags.get("name") or tags.get("brand") or tags.get("operator")
    if not first:
        return {}
    others = {f"name_{language}": tags.get(f"name:{language}", "") for language in languages[1:]}
    return {"name": first, **{key: name for key, name in others.items() if name and name != first}}


def payment(tags: Tags) -> str | None:
    """Accepted means, sorted and joined by ``;`` (``payment:cash=yes`` is ``cash``; wiki: Key:payment)."""
    means = sorted(key.removeprefix("payment:") for key in tags if key.startswith("payment:") and tags[key] in YES)
    return ";".join(means) or None


def wheelchair(tags: Tags) -> str | None:
    """yes, limited or no; ``designated`` is a yes (wiki: Key:wheelchair)."""
    value = tags.get("wheelchair", "")
    return "yes" if value == "designated" else value if value in ("yes", "limited", "no") else None


def checked_on(tags: Tags) -> str | None:
    """The date of the last survey, ``YYYY-MM-DD``, hours first (wiki: Key:check_date)."""
    for key in ("check_date:opening_hours", "check_date", "survey:date"):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", tags.get(key, "")):
            return tags[key]
    return None


def address(tags: Tags) -> dict[str, str | None]:
    """``street``, ``housenumber`` and ``postcode`` (wiki: Key:addr)."""
    street = tags.get("addr:street") or tags.get("addr:place")
    return {"street": street, "housenumber": tags.get("addr:housenumber"), "postcode": tags.get("addr:postcode")}
