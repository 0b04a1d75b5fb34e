"""The buildings everybody knows, as simple masses at their real places; they claim their ground before any house."""

import math
from dataclasses import dataclass

from shapely import Polygon

from geodata.drawing.axis import Axis
from geodata.drawing.plane import Point, metres

SCHEPENHUIS = metres((3.892847, 50.884316))
CHURCH = metres((3.890285, 50.887542))
CASTLE = metres((3.889395, 50.88699))
GROENLAAN_TURN = math.radians(13)  # the Schepenhuis looks down the Groenlaan
CHURCH_TURN = math.radians(-8)
BREWERY_TURN = math.radians(-54)  # parallel to the Kerkstraat


@dataclass(frozen=True)
class Part:
    """One mass. Heights in metres above ground: ``height`` to the eaves, ``roof`` on top of it."""

    id: str
    kind: str
    ring: list[Point]
    height: float
    roof_shape: str
    roof: float
    address: tuple[str, str] | None = None
    levels: int | None = None

    @property
    def footprint(self) -> Polygon:
        return Polygon(self.ring)


def landmarks(axes: dict[str, Axis]) -> list[Part]:
    """All landmark parts; ``axes`` by street id, for those that stand along a street."""
    return [*_market(axes["markt-oost"]), *_church(), *_castle(), *_brewery(axes["kerkstraat"])]


def _market(axis: Axis) -> list[Part]:
    town_hall = axis.ring(6, 27, 8, 22, 1)
    house = _box(SCHEPENHUIS, GROENLAAN_TURN, (-5, 7), (-4.5, 4.5))
    tower = _box(SCHEPENHUIS, GROENLAAN_TURN, (-9, -5), (-2, 2))
    return [
        Part("b-gemeentehuis", "townhall", town_hall, 9.0, "gabled", 4.0, ("Markt", "20"), 3),
        Part("b-schepenhuis", "townhall", house, 7.6, "gabled", 4.6, ("Markt", "1"), 2),
        Part("b-schepenhuis-toren", "tower", tower, 14.5, "pyramidal", 6.0),
    ]


def _church() -> list[Part]:
    def box(key: str, kind: str, x: Point, y: Point, height: float, shape: str, roof: float) -> Part:
        address = ("Kerkstraat", "37") if kind == "church" and key.endswith("kerk") else None
        return Part(key, kind, _box(CHURCH, CHURCH_TURN, x, y), height, shape, roof, address)

    return [
        box("b-sint-martinuskerk", "church", (-14, 12), (-5.5, 5.5), 10.5, "gabled", 6.0),
        box("b-sint-martinuskerk-noordbeuk", "church", (-14, 12), (5.5, 9.5), 6.5, "gabled", 3.0),
        box("b-sint-martinuskerk-zuidbeuk", "church", (-14, 12), (-9.5, -5.5), 6.5, "gabled", 3.0),
        box("b-sint-martinuskerk-koor", "church", (12, 21), (-4, 4), 8.5, "hipped", 4.5),
        box("b-sint-martinuskerk-toren", "tower", (-20.5, -14), (-3.25, 3.25), 21.0, "spire", 15.0),
    ]


def _castle() -> list[Part]:
    walls = [((200, 262), 7.0), ((270, 322), 4.6), ((20, 88), 3.2), ((96, 138), 5.4)]
    parts = [
        Part(f"b-burcht-muur-{number}", "castle", _arc(CASTLE, 7.8, 9.6, *angles), height, "flat", 0.0)
        for number, (angles, height) in enumerate(walls, 1)
    ]
    keep = _arc((CASTLE[0] - 9.8, CASTLE[1] + 4.6), 0, 2.6, 0, 360)
    return [*parts, Part("b-burcht-torenstomp", "castle", keep, 9.5, "flat", 0.0)]


def _brewery(axis: Axis) -> list[Part]:
    centre = axis.beside(286, 18, -1)

    def box(x: Point, y: Point) -> list[Point]:
        return _box(centre, BREWERY_TURN, x, y)

    chimney = _arc(box((9.6, 0), (13, 0))[0], 0, 1.5, 0, 360)
    return [
        Part("b-brouwerij", "brewery", box((-11, 11), (-8, 8)), 8.6, "gabled", 3.6, ("Kerkstraat", "24"), 2),
        Part("b-brouwerij-brouwzaal", "brewery", box((-9, 8), (8, 23)), 11.0, "flat", 0.0),
        Part("b-brouwerij-schouw", "tower", chimney, 24.0, "flat", 0.0),
    ]


def _box(centre: Point, turn: float, x: Point, y: Point) -> list[Point]:
    """A rectangle around ``centre``: ``x`` and ``y`` from-to in metres, turned counterclockwise by ``turn`` radians."""
    corners = [(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])]
    cos, sin = math.cos(turn), math.sin(turn)
    return [(centre[0] + a * cos - b * sin, centre[1] + a * sin + b * cos) for a, b in corners]


def _arc(centre: Point, inner: float, outer: float, start: float, end: float) -> list[Point]:
    """A piece of a round wall between two angles, degrees counterclockwise from east; a disc without ``inner``."""
    steps = max(3, round((end - start) / (45 if not inner else 16)))
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    if not inner:
        angles.pop()
    outside = [(centre[0] + outer * math.cos(a), centre[1] + outer * math.sin(a)) for a in angles]
    inside = [(centre[0] + inner * math.cos(a), centre[1] + inner * math.sin(a)) for a in reversed(angles)]
    return outside + inside if inner else outside
