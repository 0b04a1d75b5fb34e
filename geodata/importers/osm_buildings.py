"""Buildings: footprints that do not overlap, each with a height."""

from collections.abc import Iterable
from typing import Any

from geodata.importers.metres import Metres
from geodata.importers.osm_element import Element
from geodata.importers.osm_overlaps import Building, disjoint
from geodata.importers.osm_tags import Tags, address, metres, number
from geodata.importers.summary import Summary
from geodata.importers.surfaces import largest
from geodata.importers.writing import Feature, feature

WIDEST = 2000.0  # metres; a corner far out is a mistake
LEVEL = 3.2  # metres a storey, where only levels are known
DEFAULT = 7.0  # two storeys under a roof: the usual house in a small town
HEIGHTS = {  # metres, where OSM knows neither height nor levels
    "annex": 3.0,
    "apartments": 12.8,
    "church": 14.0,
    "hotel": 12.8,
    "hospital": 9.6,
    "industrial": 7.5,
    "office": 9.6,
    "roof": 4.0,
    "tower": 20.0,
    "warehouse": 7.5,
}
KINDS = {
    "cathedral": "church",
    "chapel": "church",
    "mosque": "church",
    "synagogue": "church",
    "temple": "church",
    "basilica": "church",
    "detached": "house",
    "semidetached_house": "house",
    "terrace": "house",
    "bungalow": "house",
    "residential": "house",
    "shed": "annex",
    "garage": "annex",
    "garages": "annex",
    "carport": "annex",
    "greenhouse": "annex",
    "hut": "annex",
    "kiosk": "annex",
    "bell_tower": "tower",
    "water_tower": "tower",
    "government": "townhall",
}
LANDMARKS = ("church", "castle", "townhall", "tower")
ROOFS = {
    "flat": "flat",
    "gabled": "gabled",
    "half-hipped": "hipped",
    "hipped": "hipped",
    "gambrel": "gabled",
    "saltbox": "gabled",
    "pyramidal": "pyramidal",
    "spire": "spire",
    "cone": "spire",
    "onion": "spire",
    "dome": "pyramidal",
}


def buildings(elements: Iterable[Element], plane: Metres, within: Any, summary: Summary) -> list[Building]:
    """Every building that touches ``within`` (metres), larger ones first, none overlapping another."""
    found = [_building(element, plane) for element in elements if is_building(element.tags) and element.is_area]
    found = [building for building in found if building.footprint is not None and building.footprint.intersects(within)]
    found = [building for building in found if _is_credible(building, summary)]
    found.sort(key=lambda building: (-building.footprint.area, building.id))
    kept = disjoint(found, summary)
    if guessed := sum(not building.measured for building in kept):
        summary.assume(
            f"the height of {guessed:,} buildings with no height and no levels: by kind, {DEFAULT} m for most."
        )
    return kept


def _is_credible(building: Building, summary: Summary) -> bool:
    west, south, east, north = building.footprint.bounds
    if max(east - west, north - south) <= WIDEST:
        return True
    summary.leave_out(f"buildings wider than {WIDEST:,.0f} m", str(building.element))
    return False


def is_building(tags: Tags) -> bool:
    """Whether something stands above the ground; a part counts as long as its outline does not say more."""
    stands = tags.get("building", "no") not in ("no", "demolished", "proposed") or "building:part" in tags
    return stands and tags.get("location") != "underground" and not tags.get("layer", "").startswith("-")


def _building(element: Element, plane: Metres) -> Building:
    tags = element.tags
    kind = kind_of(tags)
    base = metres(tags.get("min_height")) or (number(tags.get("building:min_level")) or 0) * LEVEL
    top = height_of(tags)
    measured = top is not None
    top = top if top is not None else HEIGHTS.get(kind, DEFAULT)
    footprint = largest(plane.metres(element.geometry))
    return Building(element, footprint, kind, base if base < top else 0, round(top, 1), measured)


def height_of(tags: Tags) -> float | None:
    """Metres from the ground to the eaves: ``height`` is to the top, so a known roof comes off (wiki: Simple 3D)."""
    height = metres(tags.get("height")) or metres(tags.get("building:height"))
    if height:
        roof = metres(tags.get("roof:height")) or 0
        return height - roof if roof < height else height
    levels = number(tags.get("building:levels"))
    return levels * LEVEL if levels else None


def kind_of(tags: Tags) -> str:
    """OSM's building value in a town's words; what stands in it tells more than 'yes'."""
    if tags.get("amenity") == "place_of_worship":
        return "church"
    if tags.get("amenity") == "townhall":
        return "townhall"
    if tags.get("historic") == "castle":
        return "castle"
    if tags.get("man_made") == "tower":
        return "tower"
    value = tags.get("building", "yes")
    return KINDS.get(value, "building" if value in ("yes", "no") else value)


def features(found: list[Building], plane: Metres) -> list[Feature]:
    """The buildings layer; an assumed height is written too, and the summary counts those."""
    return [_feature(building, plane.degrees(building.footprint)) for building in found]


def _feature(building: Building, footprint: Any) -> Feature:
    tags = building.element.tags
    roof = ROOFS.get(tags.get("roof:shape", ""))
    where = address(tags)
    return feature(
        building.id,
        footprint,
        height=building.top,
        min_height=round(building.base, 1) or None,
        roof_shape=roof,
        roof_height=metres(tags.get("roof:height")) if roof != "flat" else None,
        kind=building.kind,
        landmark=building.kind in LANDMARKS or None,
        street=where["street"],
        housenumber=where["housenumber"],
        source=building.element.source,
    )
