"""What somebody sees who stands before a screen: in words it shows at once whether the arrow points the right way."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, degrees, hypot
from typing import Literal, NamedTuple, get_args

from twin.domain.footprint import Ground, Position

Side = Literal["left", "right", "ahead", "behind"]
SIDES: tuple[Side, ...] = get_args(Side)
LANDMARK_WITHIN, SHOP_WITHIN = 200.0, 80.0  # metres: a tower shows from further than a shop window
NEAREST = 1.0  # metres: what one stands upon lies at no side
SLACK = 1.5  # metres at the far end: a door is in its own wall
Point = tuple[float, float]
Ring = Sequence[Position]  # a closed outline, lon and lat


class Sight(NamedTuple):
    """Something that people know by its name, at (lon, lat)."""

    name: str
    at: Position
    is_landmark: bool


class Seen(NamedTuple):
    side: Side
    name: str
    metres: int


def look_around(at: Position, bearing: float, sights: Iterable[Sight], walls: Iterable[Ring]) -> list[Seen]:
    """What is seen from ``at`` by who looks along ``bearing``: at each side a landmark, else the nearest shop, that no
    house of ``walls`` hides. Sides where nothing is known are left out."""
    ground = Ground(at)
    rings = [[ground.metres(corner) for corner in ring] for ring in walls]
    best: dict[Side, tuple[bool, float, str]] = {}
    for sight in sights:
        point = ground.metres(sight.at)
        away = hypot(*point)
        if not NEAREST <= away <= (LANDMARK_WITHIN if sight.is_landmark else SHOP_WITHIN):
            continue
        found = (not sight.is_landmark, away, sight.name)
        side = _side(point, bearing)
        if found < best.get(side, (True, SHOP_WITHIN + 1, "")) and not _is_hidden(point, rings):
            best[side] = found
    return [Seen(side, best[side][2], round(best[side][1])) for side in SIDES if side in best]


def _side(point: Point, bearing: float) -> Side:
    turned = (degrees(atan2(point[0], point[1])) - bearing + 180) % 360 - 180
    if abs(turned) <= 45:
        return "ahead"
    if abs(turned) >= 135:
        return "behind"
    return "right" if turned > 0 else "left"


def _is_hidden(point: Point, rings: Iterable[Sequence[Point]]) -> bool:
    """Whether a wall stands between the origin and ``point``; not the walls of the house that it is in."""
    share = max(0.0, 1 - SLACK / hypot(*point))
    end = point[0] * share, point[1] * share
    return any(
        any(_cross(end, *side) for side in pairwise(ring))
        for ring in rings
        if not is_inside(point, ring) and not is_inside((0.0, 0.0), ring)
    )


def _cross(end: Point, a: Point, b: Point) -> bool:
    """Whether the stretch from the origin to ``end`` crosses the one from ``a`` to ``b``."""

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    start = (0.0, 0.0)
    return turn(start, end, a) * turn(start, end, b) < 0 and turn(a, b, start) * turn(a, b, end) < 0


def is_inside(point: Position, ring: Sequence[Position]) -> bool:
    """Whether ``point`` lies within the closed ``ring``, both in the same units."""
    x, y = point[0], point[1]
    found = False
    for a, b in pairwise(ring):
        if (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]:
            found = not found
    return found
