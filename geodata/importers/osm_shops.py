"""What trades in a town and what stands empty, as features of its shops layer."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from geodata.importers.metres import Metres
from geodata.importers.osm_commercial import is_vacant, label, trade
from geodata.importers.osm_contact import contact
from geodata.importers.osm_element import Element
from geodata.importers.osm_hours import hours
from geodata.importers.osm_premises import Premises, Unit
from geodata.importers.osm_tags import checked_on, names, payment, wheelchair
from geodata.importers.osm_town import TownFacts
from geodata.importers.summary import Summary
from geodata.importers.surfaces import largest
from geodata.importers.writing import Feature, feature
from twin.domain.place import Place


def units(elements: Iterable[Element], plane: Metres, within: Any, summary: Summary) -> list[Unit]:
    """Everything inside ``within`` (metres) that trades or stands empty, by id."""
    found: dict[str, Unit] = {}
    for element in elements:
        if element.is_line or not (trade(element.tags) or is_vacant(element.tags)):
            continue
        shape = plane.metres(element.geometry)
        point = shape if element.is_point else largest(shape).point_on_surface()
        if within.covers(point):
            found[element.key] = Unit(element, point, None if element.is_point else largest(shape))
        else:
            summary.leave_out("shops outside the perimeter", str(element))
    return [found[key] for key in sorted(found)]


def features(premises: Iterable[Premises], plane: Metres, town: TownFacts, summary: Summary) -> list[Feature]:
    """The shops layer: one point for every premises where somebody trades."""
    traders = [each for each in premises if trade(each.unit.element.tags)]
    told = {each.id: _told(each.unit.element, town, summary) for each in traders}
    slugs = _slugs({id: words["name"] for id, words in told.items()})
    return [_feature(each, told[each.id], slugs[each.id], plane, town, summary) for each in traders]


def _told(element: Element, town: TownFacts, summary: Summary) -> dict[str, str]:
    found = names(element.tags, town.languages)
    if found:
        return found
    summary.adapt("shops without a name, called by what they are", str(element))
    return {"name": label(trade(element.tags) or "", town.languages[0])}


def _feature(
    premises: Premises, told: Mapping[str, str], slug: str, plane: Metres, town: TownFacts, summary: Summary
) -> Feature:
    element = premises.unit.element
    at = plane.degrees(_point(premises))
    return feature(
        premises.id,
        at,
        slug=slug,
        premises=premises.id,
        **told,
        category=trade(element.tags),
        **hours(element, Place(at.x, at.y, town.timezone), town.country, summary),
        **contact(element.tags),
        payment=payment(element.tags),
        wheelchair=wheelchair(element.tags),
        source=element.source,
        osm_element=element.original or None,
        checked_on=checked_on(element.tags),
        demonstration=False,
    )


def _point(premises: Premises) -> Any:
    """Where OSM has it, or else in the middle of the part that it was given."""
    inside = premises.footprint.covers(premises.unit.point)
    return premises.unit.point if inside else premises.footprint.point_on_surface()


def _slugs(names: Mapping[str, str]) -> dict[str, str]:
    """One address for each id. A name that comes twice carries its OSM id, so that no address moves when one closes."""
    plain = {id: _slug(name) for id, name in names.items()}
    twice = {slug for slug in plain.values() if list(plain.values()).count(slug) > 1}
    return {id: f"{slug}-{id}" if slug in twice else slug or id for id, slug in plain.items()}


def _slug(name: str) -> str:
    """'Café Ämter & Co' is 'cafe-amter-co'; empty for a name without a Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
