"""Which address points belong to which premises."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from geodata.importers.address_points import AddressPoint

NEAR = 20.0  # metres from the walls: an address point may lie on the pavement


@dataclass(frozen=True, slots=True)
class Match:
    """The points of one premises, the nearest to its door (or its middle) first. ``inside``: they lie in its walls."""

    points: tuple[AddressPoint, ...]
    inside: bool


def match(
    footprints: Sequence[Any], doors: Sequence[Any], points: Sequence[AddressPoint], at: Sequence[Any]
) -> list[Match]:
    """One Match for each of ``footprints``; ``doors`` and ``at`` (of ``points``) are Shapely points; all in metres.

    A point counts for the premises that it lies in. One that lies in none counts for the nearest premises within 20 m,
    as long as no point lies in those.
    """
    inside: list[list[int]] = [[] for _ in footprints]
    outside: list[list[int]] = [[] for _ in footprints]
    tree = shapely.STRtree(list(footprints))
    for index, point in enumerate(at):
        found, metres = tree.query_nearest(point, max_distance=NEAR, return_distance=True)
        if len(found):
            (inside if metres[0] == 0 else outside)[int(min(found))].append(index)
    return [
        _match(within or beside, bool(within), door, points, at)
        for within, beside, door in zip(inside, outside, doors, strict=True)
    ]


def _match(found: list[int], inside: bool, door: Any, points: Sequence[AddressPoint], at: Sequence[Any]) -> Match:
    order = sorted(found, key=lambda index: (float(door.distance(at[index])), index))
    return Match(tuple(points[index] for index in order), inside)
