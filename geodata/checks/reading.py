"""Reads the files of a folder into a Draft, and says what could not be read."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from geodata.checks.attributes import Attributes
from geodata.checks.geojson import features_of
from geodata.checks.outline import refuse_crossing
from geodata.checks.shape import Misshapen, shaped
from geodata.checks.town_file import town_of
from geodata.checks.whereabouts import faults_of, misplaced, mix_of
from geodata.digest import TOWN_FILE
from geodata.draft import Draft, Feature
from geodata.faults import Fault, nearest
from geodata.layer import Layer
from geodata.schema import LAYERS
from twin.domain.town import LANGUAGES


def draft_of(folder: Path, today: date) -> tuple[Draft, list[Fault]]:
    """All that can be used of ``folder``, and a fault for everything else."""
    town, faults = town_of(folder)
    faults = [*_missing_files(folder), *_unknown_files(folder), *faults]
    draft = Draft(folder, today, town)
    grids: dict[str, set[str]] = {}
    for layer in LAYERS.values():
        path = folder / layer.file
        if not path.exists():
            if not layer.required:
                draft.layers[layer.name] = []
            continue
        raw, broken = features_of(path)
        faults.extend(broken)
        if raw is not None:
            features, wrong, seen = _features(raw, layer, draft)
            draft.layers[layer.name] = features
            faults.extend(wrong)
            grids[layer.file] = seen
    return draft, faults + mix_of(grids)


def _features(raw: Iterable[dict[str, Any]], layer: Layer, draft: Draft) -> tuple[list[Feature], list[Fault], set[str]]:
    """Features, faults, and the kinds of misplacement seen."""
    attributes = Attributes(layer, draft.town.get("languages", LANGUAGES), draft.today)
    features, faults = [], []
    found: dict[str, list[str]] = defaultdict(list)
    for number, each in enumerate(raw, start=1):
        if not each:  # already told that it is no feature
            continue
        feature, wrong = _feature(each, number, attributes)
        faults.extend(wrong)
        kind = misplaced(feature, draft.town.get("timezone")) if feature.geometry else None
        if kind:
            found[kind].append(feature.label)
            feature = Feature(feature.label, feature.properties, None)
        features.append(feature)
    count = len(features)
    return (
        features,
        [*faults, *attributes.faults, *attributes.unknown(), *faults_of(layer.file, found, count)],
        set(found),
    )


def _feature(raw: dict[str, Any], number: int, attributes: Attributes) -> tuple[Feature, list[Fault]]:
    properties = raw["properties"]
    id_ = properties.get("id")
    label = id_ if isinstance(id_, str) and id_.strip() else f"feature {number}"
    known = attributes.read(label, properties)
    try:
        geometry = shaped(raw.get("geometry"), attributes.layer)
        if "Polygon" in geometry["type"]:
            refuse_crossing(geometry)
        return Feature(label, known, geometry), []
    except Misshapen as wrong:
        fault = Fault(attributes.layer.file, label, "geometry", wrong.what, wrong.mend)
        return Feature(label, known, None), [fault]


def _missing_files(folder: Path) -> list[Fault]:
    names = [TOWN_FILE, *(layer.file for layer in LAYERS.values() if layer.required)]
    mend = "add it; a layer without features is a FeatureCollection with an empty list (docs/dataset.md)"
    return [Fault(name, None, None, "the file is missing", mend) for name in names if not (folder / name).exists()]


def _unknown_files(folder: Path) -> list[Fault]:
    known = [layer.file for layer in LAYERS.values()]
    faults = []
    for path in sorted(folder.glob("*.geojson")):
        if path.name not in known:
            near = nearest(path.name, known)
            mend = (
                f"did you mean {near}? Rename it"
                if near
                else f"move it out of the folder; the layers are {', '.join(known)}"
            )
            faults.append(Fault(path.name, None, None, "no layer has this name", mend))
    return faults
