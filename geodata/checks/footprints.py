"""Footprints that lie over each other."""

from collections.abc import Iterator

import numpy as np

from geodata.draft import Draft, Feature
from geodata.faults import Fault
from geodata.schema import LAYERS

SLIVER = 0.5  # m2: walls that two people drew on their own differ by so much


def overlaps(draft: Draft) -> Iterator[Fault]:
    """Pairs of premises, and pairs of buildings, that share more than a sliver of ground. Shared walls are fine."""
    for layer in ("premises", "buildings"):
        features = draft.placed(layer)
        shapes = draft.frame(layer).geometry
        first, second = shapes.sindex.query(shapes, predicate="intersects")
        once = first < second
        first, second = first[once], second[once]
        areas = shapes.iloc[first].intersection(shapes.iloc[second], align=False).area.to_numpy()
        for index in np.flatnonzero(areas > SLIVER):
            one, two = features[first[index]], features[second[index]]
            if not _may_overlap(one, two):
                yield _fault(layer, one, two, float(areas[index]))


def _may_overlap(one: Feature, two: Feature) -> bool:
    """Parts above a passage, and the parts of a landmark (nave, tower), stand on the same ground."""
    raised = any((each.properties.get("min_height") or 0) > 0 for each in (one, two))
    return raised or all(each.properties.get("landmark") is True for each in (one, two))


def _fault(layer: str, one: Feature, two: Feature, area: float) -> Fault:
    what = f"it overlaps '{two.label}' by {area:.1f} m2"
    mend = "move the wall between them, or delete the one that is there twice (QGIS: Topology Checker)"
    return Fault(LAYERS[layer].file, one.label, "geometry", what, mend)
