"""Footprints that share ground: who keeps it. A twin draws every square metre once."""

from dataclasses import dataclass, replace
from typing import Any

import shapely

from geodata.importers.osm_element import Element
from geodata.importers.summary import Summary
from geodata.importers.surfaces import without

SLIVER = 1.0  # m2: two walls drawn a hand apart are no overlap worth a word
KEEP = 0.6  # a footprint that loses more than the rest to larger ones is a building drawn twice
INSIDE = 0.9  # part of a smaller footprint that lies on a larger one before it counts as standing on it


@dataclass(frozen=True, slots=True)
class Building:
    """``footprint`` is one Polygon in metres of the town's plane; ``base`` and ``top`` are metres above the ground.

    ``measured``: OSM says how high it is, nothing was assumed.
    """

    element: Element
    footprint: Any
    kind: str
    base: float
    top: float
    measured: bool

    @property
    def id(self) -> str:
        return self.element.key


def disjoint(found: list[Building], summary: Summary) -> list[Building]:
    """``found`` with the largest first; those keep their ground.

    A higher one that stands on a larger one is cut out of it, as a tower would be; what is mostly taken is left out.
    """
    tree = shapely.STRtree([building.footprint for building in found])
    kept: dict[int, Building] = {}
    for index, building in enumerate(found):
        larger = [int(other) for other in tree.query(building.footprint, "intersects") if int(other) in kept]
        rest: Building | None = building
        for other in sorted(larger):
            rest = _settle(rest, other, kept, found) if rest else None
        if rest is not None and rest.footprint.area >= KEEP * building.footprint.area:
            kept[index] = rest
            _tell_loss(rest, building, summary)
        else:
            summary.leave_out("buildings or building parts on the ground of a larger one", str(building.element))
    return list(kept.values())


def _settle(building: Building, other: int, kept: dict[int, Building], found: list[Building]) -> Building | None:
    """What is left of ``building`` beside ``kept[other]``, which may give way itself."""
    shared = building.footprint.intersection(kept[other].footprint).area
    if not shared:
        return building
    if not _stands_on(building, kept[other], shared):
        return _without(building, kept[other])
    podium = _without(kept[other], building)
    if podium is None or podium.footprint.area < (1 - INSIDE) * found[other].footprint.area:
        kept[other] = replace(kept[other], footprint=building.footprint, base=building.base, top=building.top)
        return None  # the parts cover their outline: the largest of them answers to the building's own id
    kept[other] = podium
    return building


def _stands_on(building: Building, other: Building, shared: float) -> bool:
    higher = building.measured and building.top > other.top
    return higher and shared > INSIDE * building.footprint.area


def _without(building: Building, other: Building) -> Building | None:
    rest = without(building.footprint, other.footprint)
    return None if rest is None else replace(building, footprint=rest)


def _tell_loss(rest: Building, whole: Building, summary: Summary) -> None:
    if whole.footprint.area - rest.footprint.area > SLIVER:
        summary.adapt("buildings that gave the ground they shared to a larger one", str(whole.element))
