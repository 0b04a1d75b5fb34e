"""Terraced houses along the axes: shared walls, true order of numbers, nothing on another footprint or on a street."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from shapely import Polygon
from shapely.strtree import STRtree

from geodata.drawing.plane import Point, between, chance
from geodata.drawing.streets import Number, Street

NARROWEST = 5.8  # metres between neighbouring house numbers where the street is full
WIDEST_SHARED = 11.0  # two numbers further apart than this do not share a wall
DETACHED_HALF = 4.4


@dataclass(frozen=True)
class House:
    """A footprint in local metres; ``ring`` starts at the front: corner, corner, back, back."""

    id: str
    street: Street
    side: int
    label: str
    start: float
    end: float
    depth: float

    @property
    def ring(self) -> list[Point]:
        return self.strip(self.street.front, self.street.front + self.depth)

    @property
    def footprint(self) -> Polygon:
        return Polygon(self.ring)

    @property
    def units(self) -> list[str]:
        """House numbers in the order of the axis; two where one building holds two premises."""
        return self.label.split("+")

    @property
    def number(self) -> str:
        return "-".join(sorted(self.units))

    @property
    def eaves(self) -> float:
        """Metres: two floors mostly, three now and then on the busy streets."""
        tall = chance(self.id, "tall") < 0.16
        return between(7.4, 8.2, self.id, "eaves") if tall else between(4.8, 6.6, self.id, "eaves")

    def strip(self, near: float, far: float) -> list[Point]:
        """The whole width, from ``near`` to ``far`` metres out of the axis."""
        return self.street.axis.ring(self.start, self.end, near, far, self.side)

    def part(self, share: tuple[float, float]) -> list[Point]:
        """The slice of the footprint between two shares of its width."""
        front, other_front, other_back, back = self.ring
        ends = [_along(front, other_front, s) for s in share], [_along(back, other_back, s) for s in share]
        return [*ends[0], *ends[1][::-1]]

    def behind(self, share: tuple[float, float], depth: float) -> list[Point]:
        """A ring that touches the back wall between two shares of its width and reaches ``depth`` metres further."""
        slice_of = self.part(share)
        reach = 1 + depth / self.depth
        return [
            slice_of[3],
            slice_of[2],
            _along(slice_of[1], slice_of[2], reach),
            _along(slice_of[0], slice_of[3], reach),
        ]

    def door(self, share: float = 0.5, out: float = 0.4) -> Point:
        """A point ``out`` metres in front of the facade, at ``share`` of its width."""
        front, other_front, other_back, back = self.ring
        return _along(_along(front, other_front, share), _along(back, other_back, share), -out / self.depth)


def _along(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def terraces(streets: list[Street], taken: list[Polygon]) -> list[House]:
    """Every house that finds room beside the streets' corridors and the footprints already ``taken``."""
    corridors = [street.corridor for street in streets]
    ground = STRtree(corridors)
    houses: list[House] = []
    claimed = list(taken)
    for street in streets:
        for side, numbers in ((1, street.left), (-1, street.right)):
            for house in _row(street, side, numbers):
                fitting = _fit(house, [corridors[i] for i in ground.query(house.footprint)], claimed)
                if fitting is not None:
                    houses.append(fitting)
                    claimed.append(fitting.footprint)
    return houses


def _row(street: Street, side: int, numbers: tuple[Number, ...]) -> Iterator[House]:
    places = _spread([number.along for number in numbers], [_width(street, number) for number in numbers])
    gaps = [2 * DETACHED_HALF, *(b - a for a, b in pairwise(places)), 2 * DETACHED_HALF]
    for number, place, before, after in zip(numbers, places, gaps, gaps[1:], strict=False):
        name = f"b-{street.slug}-{min(number.label.split('+')).lower()}"
        width, depth = street.sizes.get(number.label, (0.0, between(9.2, 12.4, name, "depth")))
        start, end = place - (width / 2 or _half(before)), place + (width / 2 or _half(after))
        yield House(name, street, side, number.label, start, end, depth)


def _width(street: Street, number: Number) -> float:
    """Metres that a building asks for along the street."""
    ordinary = NARROWEST + 4 * number.label.count("+")
    return street.sizes.get(number.label, (ordinary, 0.0))[0]


def _half(gap: float) -> float:
    return gap / 2 if gap <= WIDEST_SHARED else DETACHED_HALF


def _spread(places: list[float], widths: list[float]) -> list[float]:
    """Address points stand inside buildings, not at doors: push neighbours apart until every house has its width."""
    spread = list(places)
    for _ in range(400):
        for i in range(len(spread) - 1):
            lack = (widths[i] + widths[i + 1]) / 2 - (spread[i + 1] - spread[i])
            if lack > 0.001:
                spread[i] -= lack / 2
                spread[i + 1] += lack / 2
    return spread


def _fit(house: House, corridors: list[Polygon], claimed: list[Polygon]) -> House | None:
    """The house, made shallower where it must; None where there is no room."""
    for depth in (house.depth, 9.0, 7.5):
        smaller = replace(house, depth=min(house.depth, depth))
        footprint = smaller.footprint
        blocked = any(footprint.intersects(street) for street in corridors)
        if footprint.is_valid and not blocked and not any(_overlap(footprint, other) for other in claimed):
            return smaller
    return None


def _overlap(one: Polygon, other: Polygon) -> bool:
    return bool(one.intersects(other)) and one.intersection(other).area > 0.02
