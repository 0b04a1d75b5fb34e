"""What a town.toml says about a town: its names, country, time zone and languages, and where each came from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

import shapely

from geodata.faults import one_line
from geodata.importers.osm_element import Element, Extract
from geodata.importers.refusal import ImportRefused
from geodata.importers.summary import Summary
from twin.domain.place import Place
from twin.domain.town import LANGUAGES
from twin.errors import Invalid

FIRST = {"BE": "nl", "NL": "nl", "FR": "fr", "MC": "fr", "LU": "fr", "DE": "de", "AT": "de", "CH": "de", "LI": "de"}
STREETS = {  # how street names begin or end, to tell which of its languages a Belgian town speaks
    "nl": re.compile(r"(straat|laan|plein|weg|steenweg|dreef|baan|markt)$", re.IGNORECASE),
    "fr": re.compile(r"^(rue|avenue|place|chemin|route|boulevard|chaussée|impasse|allée|quai)\b", re.IGNORECASE),
    "de": re.compile(r"(straße|strasse|platz|gasse|allee)$", re.IGNORECASE),
}
PLACES = ("city", "town", "village", "suburb", "hamlet")
Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TownFacts:
    """``names`` per language, the first of ``languages`` always among them."""

    slug: str
    country: str
    timezone: str
    languages: tuple[str, ...]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What whoever runs the import said himself; empty is: find out."""

    country: str = ""
    timezone: str = ""
    languages: tuple[str, ...] = ()


def facts(slug: str, extract: Extract, centre: Any, told: Told, summary: Summary) -> TownFacts:
    """``centre`` is a Shapely point in degrees. Raises ImportRefused for a country or zone that does not exist."""
    country = _country(extract, centre, told, summary)
    timezone = _timezone(country, centre, told, summary)
    languages = _languages(country, extract.elements, told, summary)
    return TownFacts(slug, country, timezone, languages, _names(slug, extract.elements, centre, languages, summary))


def _country(extract: Extract, centre: Any, told: Told, summary: Summary) -> str:
    if told.country:
        country = told.country.upper()
        if country not in {zone.country for zone in zones()}:
            raise ImportRefused(f"'{told.country}' is not a country. Give two letters of ISO 3166-1, such as BE.")
        return country
    around = [e.tags for e in extract.elements if e.is_area and e.tags.get("boundary") and e.geometry.covers(centre)]
    for tags in (around, [e.tags for e in extract.elements], extract.relations):
        if found := Counter(_codes(tags)).most_common(1):
            return found[0][0]
    country = _nearest(centre, list(zones())).country
    summary.assume(
        f"country {country}: nothing in the file says it, its time-zone city is nearest. Else give --country."
    )
    return country


def _codes(tags: Iterable[Any]) -> Iterator[str]:
    for each in tags:
        code = each.get("ISO3166-1:alpha2") or each.get("ISO3166-1") or each.get("addr:country") or ""
        if re.fullmatch(r"[A-Z]{2}", code):
            yield code


def _timezone(country: str, centre: Any, told: Told, summary: Summary) -> str:
    if told.timezone:
        try:
            return Place(centre.x, centre.y, told.timezone).timezone
        except Invalid as error:
            raise ImportRefused(f"--timezone: {error}.") from error
    inside = [zone for zone in zones() if zone.country == country]
    if len(inside) > 1:
        summary.assume(f"time zone {_nearest(centre, inside).name}, the nearest in {country}. Else give --timezone.")
    return _nearest(centre, inside).name


@dataclass(frozen=True, slots=True)
class Zone:
    country: str
    at: Position
    name: str


def zones() -> Iterator[Zone]:
    """Every country's time zones and their principal cities: zone.tab of the IANA time zone database."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            country, at, name = line.split("\t")[:3]
            lat, lon = re.findall(r"[+-]\d+", at)
            yield Zone(country, (_degrees(lon, 3), _degrees(lat, 2)), name)


def _degrees(text: str, whole: int) -> float:
    """±DDMM[SS] or ±DDDMM[SS], ``whole`` digits of degrees."""
    sign, digits = (-1 if text[0] == "-" else 1), text[1:]
    minutes, seconds = digits[whole : whole + 2], digits[whole + 2 :] or "0"
    return sign * (int(digits[:whole]) + int(minutes) / 60 + int(seconds) / 3600)


def _nearest(centre: Any, among: list[Zone]) -> Zone:
    return min(among, key=lambda zone: float(centre.distance(shapely.Point(zone.at))))


def _languages(country: str, elements: list[Element], told: Told, summary: Summary) -> tuple[str, ...]:
    if told.languages:
        if strange := [language for language in told.languages if language not in LANGUAGES]:
            raise ImportRefused(
                f"--languages: '{strange[0]}' is not a language of the site; it has {','.join(LANGUAGES)}."
            )
        return tuple(dict.fromkeys(told.languages))
    first = FIRST.get(country, "en")
    others = LANGUAGES if country == "BE" else ("en", *LANGUAGES)
    if country == "BE":
        first = _spoken(elements) or first
        summary.assume(f"first language {first}, by the street names. Else give --languages.")
    return tuple(dict.fromkeys((first, *others)))


def _spoken(elements: list[Element]) -> str | None:
    """The language of most street names."""
    streets = {e.tags.get("addr:street") or e.tags.get("name", "") for e in elements if _on_street(e)}
    found = Counter(language for street in streets for language, form in STREETS.items() if form.search(street))
    return found.most_common(1)[0][0] if found else None


def _on_street(element: Element) -> bool:
    return "highway" in element.tags or "addr:street" in element.tags


def _names(
    slug: str, elements: list[Element], centre: Any, languages: tuple[str, ...], summary: Summary
) -> dict[str, str]:
    if town := _town(elements, centre):
        local = _name(town)
        names = {language: one_line(town.tags.get(f"name:{language}", ""), None) for language in languages}
        return {languages[0]: names.pop(languages[0]) or local, **{key: name for key, name in names.items() if name}}
    cities = Counter(city for e in elements if (city := one_line(e.tags.get("addr:city", ""), None)))
    name = cities.most_common(1)[0][0] if cities else slug.replace("-", " ").title()
    origin = "most addresses" if cities else "--town"
    summary.assume(f"the town's name '{name}', from {origin}. Write another in town.toml.")
    return {languages[0]: name}


def _town(elements: list[Element], centre: Any) -> Element | None:
    """The municipality around ``centre``, or else the largest kind of settlement whose point is nearest to it."""
    around = [e for e in elements if _is_municipality(e) and e.geometry.covers(centre)]
    if around:
        return min(around, key=lambda e: float(e.geometry.area))
    settled = [e for e in elements if e.is_point and e.tags.get("place") in PLACES and _name(e)]
    return min(settled, key=lambda e: (PLACES.index(e.tags["place"]), e.geometry.distance(centre)), default=None)


def _is_municipality(element: Element) -> bool:
    border = element.is_area and element.tags.get("boundary") == "administrative"
    return border and element.tags.get("admin_level") == "8" and bool(_name(element))


def _name(element: Element) -> str:
    return one_line(element.tags.get("name", ""), None)
