"""The edge of the core: premises that mostly lie beyond it are cut off there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from geodata.importers.osm_premises import LEAST, Premises
from geodata.importers.summary import Summary
from geodata.importers.surfaces import largest

MOSTLY = 0.6  # a little more than the half that a check asks for, so that rounding never tips it


def inside(premises: Iterable[Premises], core: Any, summary: Summary) -> Iterator[Premises]:
    """``premises`` of which most lies in ``core`` (metres); of the others the part that does."""
    for each in premises:
        within = each.footprint.intersection(core)
        if within.area >= MOSTLY * each.footprint.area:
            yield each
            continue
        part = largest(within)
        if part is None or part.area < LEAST:
            summary.leave_out("shops whose building lies outside the perimeter", str(each.unit.element))
        else:
            summary.adapt("premises cut off at the perimeter", str(each.unit.element))
            yield replace(each, footprint=part)
