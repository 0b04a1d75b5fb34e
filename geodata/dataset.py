"""A town's folder as a checked Dataset. Loads GeoPandas: import it where a dataset is really read, not at start-up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from geodata.checks import category, footprints, identity, network, opening_hours, placement, references
from geodata.checks.reading import draft_of
from geodata.digest import digest
from geodata.draft import Draft
from geodata.faults import BrokenDataset, Fault
from geodata.walking import Walking

__all__ = ["BrokenDataset", "Dataset", "Fault", "check", "digest", "read"]

CHECKS: tuple[Callable[[Draft], Iterable[Fault]], ...] = (
    identity.single_features,
    identity.duplicates,
    references.references,
    references.occupancy,
    references.doors,
    opening_hours.readable_hours,
    category.unnamed_categories,
    footprints.overlaps,
    placement.inside_perimeter,
    placement.shops_at_their_premises,
    placement.doors_in_their_front,
    network.islands,
    network.out_of_reach,
)


@dataclass(frozen=True)
class Dataset:
    """``town``: town.toml, settings that are not known left out. ``layers``: layer name -> GeoJSON FeatureCollection
    (WGS84, 7 decimals, known attributes only, missing ones left out); every layer is there, some without features.

    Premises also carry ``door`` [lon, lat], ``facade`` (the way the front looks, degrees clockwise from north) and
    ``shop`` (id of the shop, the first in the file where several share the premises, or None).
    """

    town: dict[str, Any]
    layers: dict[str, dict[str, Any]]
    walking: Walking


def read(folder: Path) -> Dataset:
    """Raises BrokenDataset with every fault unless all of them are warnings."""
    draft, faults = _checked(folder, None)
    if any(fault.is_error for fault in faults):
        raise BrokenDataset(str(folder), faults)
    return Dataset(draft.town, _layers(draft), draft.walking)


def check(folder: Path, today: date | None = None) -> list[Fault]:
    """Every fault of ``folder``, errors and warnings, file by file; [] if all is well. ``today`` bounds past dates."""
    return _checked(folder, today)[1]


def _checked(folder: Path, today: date | None) -> tuple[Draft, list[Fault]]:
    # what is today anywhere on earth is not in the future (UTC+14 is the earliest zone)
    today = today or (datetime.now(UTC) + timedelta(hours=14)).date()
    if not folder.is_dir():
        fault = Fault(str(folder), None, None, "there is no such folder", "give the folder that holds town.toml")
        return Draft(folder, today), [fault]
    draft, faults = draft_of(folder, today)
    for each in CHECKS:
        faults.extend(each(draft))
    order = {name: position for position, name in enumerate(dict.fromkeys(fault.file for fault in faults))}
    return draft, sorted(faults, key=lambda fault: order[fault.file])


def _layers(draft: Draft) -> dict[str, dict[str, Any]]:
    layers: dict[str, dict[str, Any]] = {
        name: {"type": "FeatureCollection", "features": [feature.to_geojson() for feature in features]}
        for name, features in draft.layers.items()
    }
    occupant: dict[str, str] = {}
    for shop in draft.of("shops"):
        occupant.setdefault(shop.properties["premises"], shop.properties["id"])
    for feature in layers["premises"]["features"]:
        properties = feature["properties"]
        front = draft.fronts[properties["id"]]
        properties.update(door=list(front.door), facade=front.facade, shop=occupant.get(properties["id"]))
    return layers
