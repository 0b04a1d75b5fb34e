"""What one feature says of another, or of itself elsewhere."""

from collections.abc import Iterator

from geodata.draft import Draft
from geodata.faults import Fault, nearest, quoted
from geodata.schema import LAYERS


def references(draft: Draft) -> Iterator[Fault]:
    """Ids that no feature of the other layer has."""
    for name in draft.layers:
        for field in LAYERS[name].fields:
            if field.refers_to in draft.layers:
                yield from _dangling(draft, name, field.name, field.refers_to)


def occupancy(draft: Draft) -> Iterator[Fault]:
    """Shops in vacant premises, and premises that are occupied yet vacant since some day."""
    vacant = {each.id for each in draft.of("premises") if each.properties.get("status") == "vacant"}
    for shop in draft.of("shops"):
        premises = shop.properties.get("premises")
        if premises and premises in vacant:
            mend = f"set status of premises '{premises}' to occupied, or delete the shop"
            yield Fault("shops.geojson", shop.label, "premises", f"premises '{premises}' are vacant", mend)
    for each in draft.of("premises"):
        if each.properties.get("status") == "occupied" and "vacant_since" in each.properties:
            mend = "delete vacant_since, or set status to vacant"
            yield Fault("premises.geojson", each.label, "vacant_since", "these premises are occupied", mend)


def doors(draft: Draft) -> Iterator[Fault]:
    """A door needs both of its coordinates."""
    for each in draft.of("premises"):
        for here, there in (("door_lon", "door_lat"), ("door_lat", "door_lon")):
            if here in each.properties and there not in each.properties:
                mend = "fill in both, or neither: then the middle of the front is the door"
                yield Fault("premises.geojson", each.label, there, f"{here} is given and {there} is not", mend)


def _dangling(draft: Draft, layer: str, field: str, target: str) -> Iterator[Fault]:
    ids = sorted(feature.id for feature in draft.of(target) if feature.id)
    known = set(ids)
    for feature in draft.of(layer):
        value = feature.properties.get(field)
        if value is not None and value not in known:
            near = nearest(value, ids)
            mend = f"did you mean '{near}'? Mend the id" if near else "add it there, or mend the id"
            what = f"there is no {quoted(value)} in {LAYERS[target].file}"
            yield Fault(LAYERS[layer].file, feature.label, field, what, mend)
