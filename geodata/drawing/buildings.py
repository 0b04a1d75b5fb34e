"""The layer of buildings: landmarks, terraces with their annexes, and the houses around them."""

from dataclasses import dataclass

from shapely import Polygon
from shapely.strtree import STRtree

from geodata.drawing.features import Feature, area, feature
from geodata.drawing.landmarks import Part, landmarks
from geodata.drawing.outskirts import Outlying, outskirts
from geodata.drawing.plane import Point, between, chance
from geodata.drawing.streets import Street
from geodata.drawing.terraces import House, terraces

SCHEMATIC = "schematic"
ANNEX_HEIGHT = 2.8


@dataclass(frozen=True)
class Annex:
    """A lower part behind a house."""

    id: str
    ring: list[Point]


@dataclass(frozen=True)
class Buildings:
    """Everything that stands in the drawing."""

    landmarks: list[Part]
    houses: list[House]
    annexes: list[Annex]
    outlying: list[Outlying]

    @property
    def footprints(self) -> list[Polygon]:
        return [
            Polygon(one.ring) for group in (self.landmarks, self.houses, self.annexes, self.outlying) for one in group
        ]

    def features(self) -> list[Feature]:
        return [
            *(_landmark(part) for part in self.landmarks),
            *(_house(house) for house in self.houses),
            *(
                feature(a.id, area(a.ring, 7), height=ANNEX_HEIGHT, roof_shape="flat", kind="annex", source=SCHEMATIC)
                for a in self.annexes
            ),
            *(_outlying(house) for house in self.outlying),
        ]


def build(streets: list[Street]) -> Buildings:
    """Landmarks first, then terraces in the order of the streets, then what still finds room."""
    parts = landmarks({street.id: street.axis for street in streets})
    houses = terraces(streets, [part.footprint for part in parts])
    taken = (
        [street.corridor for street in streets]
        + [part.footprint for part in parts]
        + [house.footprint for house in houses]
    )
    annexes = _annexes(houses, taken)
    return Buildings(parts, houses, annexes, outskirts(taken + [Polygon(annex.ring).buffer(1) for annex in annexes]))


def _annexes(houses: list[House], taken: list[Polygon]) -> list[Annex]:
    """Behind about half of the houses, on one side of the plot, touching the house and nothing else."""
    claimed = [shape.buffer(-0.05) for shape in taken]
    ground = STRtree(claimed)
    annexes: list[Annex] = []
    for house in houses:
        if chance(house.id, "annex") > 0.55:
            continue
        share = (0.0, 0.58) if chance(house.id, "annex side") < 0.5 else (0.42, 1.0)
        ring = house.behind(share, between(3.5, 6.5, house.id, "annex depth"))
        inside = Polygon(ring).buffer(-0.05)
        if not Polygon(ring).is_valid:  # a plot that narrows to nothing in the inside of a bend
            continue
        if not len(ground.query(inside, "intersects")) and not any(inside.intersects(Polygon(a.ring)) for a in annexes):
            annexes.append(Annex(f"{house.id}-bijgebouw", ring))
    return annexes


def _landmark(part: Part) -> Feature:
    street, number = part.address or (None, None)
    return feature(
        part.id,
        area(part.ring, 7),
        height=part.height,
        levels=part.levels,
        roof_shape=part.roof_shape,
        roof_height=part.roof or None,
        kind=part.kind,
        landmark=True,
        street=street,
        housenumber=number,
        source=SCHEMATIC,
    )


def _house(house: House) -> Feature:
    return feature(
        house.id,
        area(house.ring, 7),
        height=house.eaves,
        levels=3 if house.eaves > 7 else 2,
        roof_shape="gabled",
        roof_height=between(2.4, 3.2, house.id, "roof"),
        kind="house",
        street=house.street.name,
        housenumber=house.number,
        source=SCHEMATIC,
    )


def _outlying(house: Outlying) -> Feature:
    height = between(3.2, 5.6, house.id, "eaves")
    return feature(
        house.id,
        area(house.ring, 7),
        height=height,
        roof_shape="gabled",
        roof_height=2.8,
        kind="house",
        source=SCHEMATIC,
    )
