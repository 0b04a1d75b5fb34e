"""Whatever stands in a folder, checking it ends in faults and never in a traceback."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from geodata.dataset import check
from geodata.schema import LAYERS
from tests.geodata.tiny_town import TinyTown, two_streets

TODAY = date(2026, 11, 23)

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("\ud800")
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
)
numbers = st.floats(-200, 200) | st.sampled_from([3.892, 50.884, 112_000.0, 612_000.0, float("nan")])
position = st.lists(numbers, min_size=0, max_size=4)
coordinates = (
    position | st.lists(position, max_size=6) | st.lists(st.lists(position, max_size=6), max_size=2) | anything
)
geometry = st.fixed_dictionaries(
    {"type": st.sampled_from(["Point", "LineString", "Polygon", "MultiPolygon", "MultiPoint", "GeometryCollection"])},
    optional={"coordinates": coordinates},
)


@given(layer=st.sampled_from(sorted(LAYERS)), data=st.data())
@settings(max_examples=50, deadline=None)
def test_any_value_in_any_attribute_ends_in_faults_or_in_a_dataset(layer: str, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from([each.name for each in LAYERS[layer].fields]))
    with TemporaryDirectory() as folder:
        town = two_streets(Path(folder))
        if town.layers.get(layer):
            town.layers[layer][0]["properties"][field] = data.draw(anything)
        every_fault_is_one_line(town)


@given(layer=st.sampled_from(sorted(LAYERS)), broken=geometry | anything)
@example(layer="premises", broken={"type": "Polygon", "coordinates": [[[3, 50], [3.1, 50], [3.2, 50], [3, 50]]]})
@example(layer="paths", broken={"type": "LineString", "coordinates": [[3.892, 50.884], [3.892, 50.884]]})
@settings(max_examples=50, deadline=None)
def test_any_geometry_ends_in_faults_or_in_a_dataset(layer: str, broken: Any) -> None:
    with TemporaryDirectory() as folder:
        town = two_streets(Path(folder))
        if town.layers.get(layer):
            town.layers[layer][0]["geometry"] = broken
        every_fault_is_one_line(town)


@given(content=st.binary(max_size=200) | anything.map(lambda value: json.dumps(value).encode()))
@settings(max_examples=40, deadline=None)
def test_any_bytes_in_a_layer_end_in_faults(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = two_streets(Path(folder)).write()
        (path / "shops.geojson").write_bytes(content)
        assert any(fault.file == "shops.geojson" for fault in check(path, TODAY))


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode(errors="replace")))
@settings(max_examples=40, deadline=None)
def test_any_bytes_in_the_settings_end_in_faults(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = two_streets(Path(folder)).write()
        (path / "town.toml").write_bytes(content)
        assert any(fault.file == "town.toml" for fault in check(path, TODAY))


def every_fault_is_one_line(town: TinyTown) -> None:
    for fault in check(town.write(), TODAY):
        line = str(fault)
        assert line.isprintable(), line
        line.encode()
