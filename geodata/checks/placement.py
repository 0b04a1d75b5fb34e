"""Whether things lie where they should: premises in the core, a shop at its premises, a door in its front."""

from collections.abc import Iterator

import shapely

from geodata.draft import Draft
from geodata.faults import Fault

NEAR_PREMISES = 30.0  # metres
NEAR_FRONT = 20.0  # metres: a door further from its own walls was mistyped


def inside_perimeter(draft: Draft) -> Iterator[Fault]:
    """Premises of which less than half lies in the core."""
    if not draft.placed("perimeter"):
        return
    core = draft.frame("perimeter").geometry.union_all()
    shapes = draft.frame("premises").geometry
    shares = shapes.intersection(core).area / shapes.area
    for feature, share in zip(draft.placed("premises"), shares, strict=True):
        if share < 0.5:
            what = f"only {share:.0%} of it lies in the perimeter" if share else "it lies outside the perimeter"
            mend = "widen the core in perimeter.geojson, or delete the premises"
            yield Fault("premises.geojson", feature.label, "geometry", what, mend)


def shops_at_their_premises(draft: Draft) -> Iterator[Fault]:
    """Shop points more than 30 m from the premises they name."""
    ids = [each.id for each in draft.placed("premises")]
    footprints = dict(zip(ids, draft.frame("premises").geometry, strict=True))
    for shop, point in zip(draft.placed("shops"), draft.frame("shops").geometry, strict=True):
        footprint = footprints.get(shop.properties.get("premises"))
        metres = shapely.distance(point, footprint) if footprint is not None else 0
        if metres > NEAR_PREMISES:
            what = f"the shop lies {metres:.0f} m from its premises '{shop.properties['premises']}'"
            yield Fault("shops.geojson", shop.label, "geometry", what, "move the point into them, or mend `premises`")


def doors_in_their_front(draft: Draft) -> Iterator[Fault]:
    """Given doors more than 20 m from the footprint."""
    for feature, footprint in zip(draft.placed("premises"), draft.frame("premises").geometry, strict=True):
        lon, lat = feature.properties.get("door_lon"), feature.properties.get("door_lat")
        if lon is None or lat is None:
            continue
        metres = shapely.distance(shapely.Point(*draft.plane.metres_of(lon, lat)), footprint)
        if not metres <= NEAR_FRONT:
            what = f"the door lies {metres:.0f} m from the premises"
            mend = "mend door_lon and door_lat (degrees), or delete both: then the middle of the front is the door"
            yield Fault("premises.geojson", feature.label, "door_lon", what, mend)
