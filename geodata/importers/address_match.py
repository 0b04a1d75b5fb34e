"""Which address points belong to which premises."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from geodata.importers.address_points import AddressPoint

RANGE = re.compile(r"(\d+)[A-Za-z]*-(\d+)[A-Za-z]*")
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


def same(one: str, other: str) -> bool:
    """Whether two spellings are one street or number: capitals, spaces and hyphens apart."""
    return _plain(one) == _plain(other)


def holds(label: str, number: str) -> bool:
    """Whether a label stands for ``number`` '14': '14' does, '12-16' (its own side of the street), '14-14A'."""
    ends = RANGE.fullmatch(label.replace(" ", ""))
    if same(label, number) or not ends:
        return same(label, number)
    first, last, own = int(ends[1]), int(ends[2]), int("".join(filter(str.isdigit, number)) or -1)
    in_between = first < own < last and (own - first) % 2 == 0
    return in_between or any(same(end, number) for end in label.split("-"))


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
