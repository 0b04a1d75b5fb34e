"""What the tests of the importers share: a sketch of OpenStreetMap, imported and read back."""

import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from geodata.dataset import check
from geodata.importers.osm import import_osm
from geodata.importers.summary import Summary
from tests.geodata.importers.osm_sketch import Sketch


@dataclass(frozen=True)
class Imported:
    """A folder that an import made. ``layer`` gives its features by id: properties, with ``geometry`` among them."""

    folder: Path
    summary: Summary

    def layer(self, name: str) -> dict[str, dict[str, Any]]:
        features = json.loads((self.folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
        return {each["properties"]["id"]: {**each["properties"], "geometry": each["geometry"]} for each in features}

    @property
    def town(self) -> dict[str, Any]:
        return tomllib.loads((self.folder / "town.toml").read_text(encoding="utf-8"))

    @property
    def errors(self) -> list[str]:
        """What the check finds to mend; warnings keep nobody from publishing."""
        return [str(fault) for fault in check(self.folder) if fault.is_error]


Import = Callable[..., Imported]


def silent(what: str, done: float | None) -> None:
    """Nobody watches a test."""


@pytest.fixture
def run_import(tmp_path: Path) -> Import:
    """Imports a file, or a Sketch as .osm.pbf, into a folder of its own."""

    def run(
        source: Sketch | Path, town: str = "dorp", perimeter: Any = None, bbox: Any = None, **more: Any
    ) -> Imported:
        file = source.write(tmp_path / "dorp.osm.pbf") if isinstance(source, Sketch) else source
        into = tmp_path / "towns"
        into.mkdir(exist_ok=True)
        summary = import_osm(file, town, into, perimeter, bbox, silent, **more)
        return Imported(into / town, summary)

    return run
