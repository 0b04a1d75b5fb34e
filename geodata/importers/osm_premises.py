"""Premises: the ground that each shop stands on, drawn in OSM or derived from a point and the buildings around it."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import shapely

from geodata.importers.osm_element import Element
from geodata.importers.osm_overlaps import Building
from geodata.importers.osm_split import split
from geodata.importers.summary import Summary
from geodata.importers.surfaces import polygons, without

NEAR = 25.0  # metres from a point to the building that it is taken to belong to
SQUARE = 5.0  # metres: side of the premises of a point without a building near
LEAST = 4.0  # m2 of ground for one shop; under that it shares its neighbour's
MOSTLY = 0.2  # part of a drawn area that must be free to stand on its own


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that trades, or stands empty. ``point`` and ``area`` in metres; ``area`` is None for a mere point."""

    element: Element
    point: Any
    area: Any = None

    @property
    def id(self) -> str:
        return self.element.key


@dataclass(frozen=True, slots=True)
class Premises:
    """``footprint`` is one Polygon in metres; ``footprint_from`` is a word of the schema."""

    unit: Unit
    footprint: Any
    footprint_from: str
    building: Building | None = None
    alone: bool = False
    note: str | None = None

    @property
    def id(self) -> str:
        return self.unit.id


@dataclass(slots=True)
class _Ground:
    """A piece of ground and the units that share it."""

    shape: Any
    footprint_from: str
    building: Building | None = None
    units: list[Unit] = field(default_factory=list)
    metres_off: dict[str, float] = field(default_factory=dict)  # units that stand outside it


def derive(units: list[Unit], buildings: list[Building], summary: Summary) -> list[Premises]:
    """Premises for every unit, none overlapping another, in the order of ``units``."""
    drawn, points = _drawn(units, buildings)
    built = [_Ground(building.footprint, "building", building) for building in buildings]
    loose = _assign(points, drawn, built)
    grounds = [*drawn, *_freed(built, drawn), *_squares(loose, drawn)]
    made = {premises.id: premises for ground in grounds for premises in _shared(ground)}
    _tell(made, summary)
    return [made[unit.id] for unit in units]


def _drawn(units: list[Unit], buildings: list[Building]) -> tuple[list[_Ground], list[Unit]]:
    """Grounds of shops mapped as areas, small ones first, and the units that are left as points."""
    footprints = {building.id: building for building in buildings}
    grounds: list[_Ground] = []
    points = [unit for unit in units if unit.area is None]
    for unit in sorted((u for u in units if u.area is not None), key=lambda u: (u.area.area, u.id)):
        building = footprints.get(unit.id)
        whole = building.footprint if building else unit.area
        free = _minus(whole, grounds)
        if free is None or free.area < max(LEAST, MOSTLY * whole.area):
            points.append(replace(unit, area=None))
        else:
            grounds.append(_Ground(free, "building" if building else "drawn", building, [unit]))
    return grounds, points


def _minus(shape: Any, grounds: list[_Ground]) -> Any:
    return without(shape, shapely.union_all([ground.shape for ground in grounds if ground.shape.intersects(shape)]))


def _assign(points: list[Unit], drawn: list[_Ground], built: list[_Ground]) -> list[Unit]:
    """Hands every point to the drawn ground or building that it stands in, or to the nearest; returns the others."""
    drawn_tree, built_tree = (shapely.STRtree([ground.shape for ground in grounds]) for grounds in (drawn, built))
    loose = []
    for unit in points:
        ground = _at(unit, drawn, drawn_tree, 0) or _at(unit, built, built_tree, NEAR)
        if ground is None:
            loose.append(unit)
        else:
            ground.units.append(unit)
    return loose


def _at(unit: Unit, grounds: list[_Ground], tree: Any, reach: float) -> _Ground | None:
    found, metres = tree.query_nearest(unit.point, max_distance=max(reach, 1e-6), return_distance=True)
    if not len(found):
        return None
    ground = grounds[int(np.min(found))]
    if metres[0] > 0.01:
        ground.metres_off[unit.id] = float(metres[0])
    return ground


def _freed(built: list[_Ground], drawn: list[_Ground]) -> list[_Ground]:
    """Buildings with units, less what drawn shops hold; where too little is left, units move in with a drawn one."""
    freed = []
    for ground in built:
        if not ground.units:
            continue
        free = _minus(ground.shape, drawn)
        if free is None or free.area < LEAST * len(ground.units):
            nearest = min(drawn, key=lambda other: float(other.shape.distance(ground.shape)))
            nearest.units.extend(ground.units)
            nearest.metres_off.update(ground.metres_off)
        else:
            freed.append(replace(ground, shape=free))
    return freed


def _squares(loose: list[Unit], drawn: list[_Ground]) -> list[_Ground]:
    """Squares around points without a building near; those that touch are one ground."""
    if not loose:
        return []
    squares = [unit.point.buffer(SQUARE / 2, cap_style="square") for unit in loose]
    joined = [free for shape in polygons(shapely.union_all(squares)) if (free := _minus(shape, drawn)) is not None]
    grounds = [_Ground(shape, "point") for shape in joined]
    for unit in loose:
        min(grounds, key=lambda ground: float(ground.shape.distance(unit.point))).units.append(unit)
    return [ground for ground in grounds if ground.units]


def _shared(ground: _Ground) -> list[Premises]:
    shares = split(ground.shape, [unit.point for unit in ground.units])
    return [_premises(ground, unit, share) for unit, share in zip(ground.units, shares, strict=True)]


def _premises(ground: _Ground, unit: Unit, share: Any) -> Premises:
    off = ground.metres_off.get(unit.id)
    alone = len(ground.units) == 1
    notes = []
    if off is not None:
        notes.append(f"OSM has it {off:.0f} m from this building, the nearest one")
    if not alone:
        notes.append(f"{len(ground.units)} businesses share this ground; this is the part nearest to its point")
    if ground.footprint_from == "point":
        notes.append("OSM has a point without a building near; a square of 5 m stands for it")
    word = "nearest_building" if off is not None else ground.footprint_from
    return Premises(unit, share, word, ground.building, alone, "; ".join(notes) or None)


def _tell(made: dict[str, Premises], summary: Summary) -> None:
    for premises in made.values():
        what = str(premises.unit.element)
        if premises.footprint_from == "nearest_building":
            summary.adapt(f"premises put in the nearest building, up to {NEAR:.0f} m from the point", what)
        elif premises.footprint_from == "point":
            summary.adapt("premises drawn as a square of 5 m, no building being near", what)
        elif not premises.alone:
            summary.adapt("premises that are a part of ground shared with others", what)
