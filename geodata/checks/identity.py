"""Ids and slugs: each once."""

from collections import Counter
from collections.abc import Iterator

from geodata.draft import Draft
from geodata.faults import Fault
from geodata.schema import LAYERS


def duplicates(draft: Draft) -> Iterator[Fault]:
    """One fault for every id that a layer has more than once, and for every slug that shops share."""
    for name in draft.layers:
        yield from _repeated(draft, name, "id")
    yield from _repeated(draft, "shops", "slug")


def single_features(draft: Draft) -> Iterator[Fault]:
    """A layer that says one thing has one feature."""
    for name, features in draft.layers.items():
        layer = LAYERS[name]
        if layer.single and len(features) != 1:
            mend = "keep one; several parts go into one MultiPolygon" if features else "draw it as one Polygon"
            yield Fault(layer.file, None, None, f"there are {len(features)} features; {layer.meaning} is one", mend)


def _repeated(draft: Draft, layer: str, field: str) -> Iterator[Fault]:
    values = Counter(feature.properties[field] for feature in draft.of(layer) if field in feature.properties)
    for value, count in values.items():
        if count > 1:
            who = value
            if field != "id":
                who = " and ".join(each.label for each in draft.of(layer) if each.properties.get(field) == value)
            what = f"{count} features have the {field} '{value}'"
            yield Fault(LAYERS[layer].file, who, field, what, "give each its own; ids and slugs stay the same for ever")
