"""Files that a diff can show: one feature a line, in an order that does not change."""

import json
import tomllib
from pathlib import Path

import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.importers.writing import feature, layer, rewritten, toml, write

WORDS = st.text(max_size=30)  # Hypothesis makes no lone surrogates, which UTF-8 cannot hold


def test_a_layer_has_one_feature_a_line_and_w9_before_w10() -> None:
    features = [feature(id, shapely.Point(4, 51)) for id in ("w10", "n1", "w9")]
    lines = layer("trees", features).decode().splitlines()
    assert [json.loads(line.rstrip(","))["properties"]["id"] for line in lines[1:-1]] == ["n1", "w9", "w10"]


def test_a_layer_without_features_is_still_geojson() -> None:
    assert json.loads(layer("screens", []))["features"] == []


def test_outlines_run_counter_clockwise_as_rfc_7946_asks() -> None:
    clockwise = shapely.Polygon([(4, 51), (4, 51.1), (4.1, 51.1), (4.1, 51)])
    ring = feature("w1", clockwise)["geometry"]["coordinates"][0]
    assert shapely.LinearRing(ring).is_ccw


def test_attributes_without_a_value_are_left_away_and_false_is_a_value() -> None:
    told = feature("n1", shapely.Point(4, 51), name="", phone=None, demonstration=False, min_height=0)
    assert told["properties"] == {"id": "n1", "demonstration": False, "min_height": 0}


def test_a_rewritten_collection_keeps_its_order_and_other_members() -> None:
    collection = {"type": "FeatureCollection", "name": "panden", "features": [{"id": 2}, {"id": 1}]}
    assert json.loads(rewritten(collection)) == collection


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), WORDS | st.booleans() | st.lists(WORDS)))
def test_toml_reads_back_as_it_was(table: dict[str, object]) -> None:
    assert tomllib.loads(toml({**table, "names": {"nl": "Dorp"}})) == {**table, "names": {"nl": "Dorp"}}


def test_writing_replaces_a_file_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "shops.geojson"
    file.write_text("a much longer text than what comes")
    write(file, b"{}")
    assert file.read_bytes() == b"{}"
    assert list(tmp_path.iterdir()) == [file]
