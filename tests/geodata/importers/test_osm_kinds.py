"""Whatever kind of extract people download, the same town comes out; what is no extract is refused in a sentence."""

import bz2
import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.importers.refusal import ImportRefused
from tests.geodata.importers.conftest import Import
from tests.geodata.importers.osm_sketch import Sketch, shopping_street

LAYERS = ("perimeter", "buildings", "premises", "shops", "paths", "places", "ground", "trees")


def courtyard(sketch: Sketch) -> Sketch:
    """Adds a building with a hole, which only a relation can draw."""
    outer = sketch.way([(60, 10), (90, 10), (90, 40), (60, 40), (60, 10)], 31)
    inner = sketch.way([(70, 20), (80, 20), (80, 30), (70, 30), (70, 20)], 32)
    sketch.relation([(outer, "outer"), (inner, "inner")], 7, building="school")
    return sketch


def facts(layer: dict[str, Any]) -> dict[str, Any]:
    """Without the objects' own XML, which needs a version that not every kind of file tells."""
    return {id: {name: value for name, value in each.items() if name != "osm_element"} for id, each in layer.items()}


@pytest.mark.parametrize("kind", ["osm", "osm.gz", "osm.bz2", "overpass with nodes", "overpass with positions"])
def test_every_kind_of_extract_makes_the_same_folder(kind: str, tmp_path: Path, run_import: Import) -> None:
    sketch = courtyard(shopping_street())
    wanted = run_import(sketch, "pbf")
    file = tmp_path / "extract"
    if kind.startswith("overpass"):
        sketch.write_overpass(file, geometry="positions" in kind)
    else:
        plain = sketch.write(tmp_path / "plain.osm").read_bytes()
        packed = {"osm": plain, "osm.gz": gzip.compress(plain), "osm.bz2": bz2.compress(plain)}
        file.write_bytes(packed[kind])
    found = run_import(file, "other")
    for layer in LAYERS:
        assert facts(found.layer(layer)) == facts(wanted.layer(layer))
    assert len(found.layer("buildings")["r7"]["geometry"]["coordinates"]) == 2


def test_an_export_of_overpass_turbo_makes_the_same_folder_too(tmp_path: Path, run_import: Import) -> None:
    sketch = shopping_street()
    wanted, found = run_import(sketch, "pbf"), run_import(sketch.write_geojson(tmp_path / "export.geojson"), "other")
    for layer in LAYERS:
        assert facts(found.layer(layer)) == facts(wanted.layer(layer))


def test_a_shop_keeps_the_object_that_it_came_from_where_the_file_tells_its_version(
    tmp_path: Path, run_import: Import
) -> None:
    file = tmp_path / "overpass.json"
    tags = {"shop": "bakery", "name": "Bakker & Zoon", "craft:old": "yes"}
    node = {"type": "node", "id": 5, "version": 3, "lat": 50.884, "lon": 3.892, "tags": tags}
    file.write_text(json.dumps({"elements": [node, {**node, "id": 6, "lon": 3.893, "version": "3"}]}))
    shops = run_import(file).layer("shops")
    assert shops["n5"]["osm_element"] == (
        '<node id="5" version="3" lat="50.8840000" lon="3.8920000"><tag k="craft:old" v="yes" />'
        '<tag k="name" v="Bakker &amp; Zoon" /><tag k="shop" v="bakery" /></node>'
    )
    assert "osm_element" not in shops["n6"]


def test_a_shop_that_is_an_area_keeps_its_nodes(run_import: Import) -> None:
    original = run_import(shopping_street(), "pbf").layer("shops")["w23"]["osm_element"]
    assert original.startswith('<way id="23" version="1"><nd ref=')


def test_a_byte_order_mark_and_a_misleading_name_do_not_matter(tmp_path: Path, run_import: Import) -> None:
    plain = shopping_street().write_geojson(tmp_path / "plain").read_bytes()
    file = tmp_path / "really-json.osm.pbf"
    file.write_bytes(b"\xef\xbb\xbf" + plain)
    assert len(run_import(file).layer("shops")) == 4


def test_an_object_that_comes_by_outline_and_by_centre_is_there_once(tmp_path: Path, run_import: Import) -> None:
    file = shopping_street().write_geojson(tmp_path / "export.geojson")
    export = json.loads(file.read_text())
    outline = next(each for each in export["features"] if each["id"] == "way/23")
    centre = {**outline, "geometry": {"type": "Point", "coordinates": outline["geometry"]["coordinates"][0][0]}}
    export["features"] = [centre, *export["features"], centre]
    file.write_text(json.dumps(export))
    found = run_import(file)
    assert found.layer("premises")["w23"]["footprint_from"] == "building"
    assert found.errors == []


def test_an_overpass_answer_with_mere_centres_still_gives_the_shops(tmp_path: Path, run_import: Import) -> None:
    file = tmp_path / "centres.json"
    shop = {
        "type": "way",
        "id": 5,
        "center": {"lat": 50.884, "lon": 3.892},
        "tags": {"shop": "shoes", "name": "Schoen"},
    }
    file.write_text(json.dumps({"elements": [shop]}))
    assert run_import(file).layer("premises")["w5"]["footprint_from"] == "point"


WRONG: st.SearchStrategy[Any] = st.sampled_from(
    [None, "x", "", -1, 0, 91, 181, 1e300, True, [], {}, [[]], "\x00", 2**70]
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.data())
def test_a_wrong_value_anywhere_in_overpass_json_is_refused_or_harmless(
    at: st.DataObject, tmp_path: Path, run_import: Import
) -> None:
    file = shopping_street().write_overpass(tmp_path / "overpass.json", geometry=at.draw(st.booleans()))
    answer = json.loads(file.read_text())
    part = at.draw(st.sampled_from(answer["elements"]))
    while isinstance(part, dict | list) and part:
        key = at.draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        if not isinstance(part[key], dict | list) or at.draw(st.booleans()):
            part[key] = at.draw(WRONG)
            break
        part = part[key]
    file.write_text(json.dumps(answer))
    shutil.rmtree(tmp_path / "towns", ignore_errors=True)
    try:
        assert run_import(file).errors == []
    except ImportRefused:
        assert not (tmp_path / "towns" / "dorp").exists()


REFUSED = {
    "empty": (b"", "is empty"),
    "web page": (b"<!doctype html><html>Too many requests</html>", "not OpenStreetMap data"),
    "change file": (b"<?xml version='1.0'?><osmChange></osmChange>", "not OpenStreetMap data"),
    "spreadsheet": (b"naam;straat\nLies;Markt\n", "not OpenStreetMap data"),
    "half JSON": (b'{"elements": [', "damaged or cut off"),
    "other JSON": (b'{"name": "Dorp"}', "neither 'elements' nor 'features'"),
    "timed out": (b'{"elements": [], "remark": "runtime error: Query timed out"}', "did not finish"),
    "nothing": (b'{"elements": []}', "no building, shop or street"),
    "own GeoJSON": (
        b'{"features":[{"properties":{"shop":"yes"},"geometry":{"type":"Point","coordinates":[4,51]}}]}',
        "OSM id",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_extract_is_refused_with_a_reason(what: str, tmp_path: Path, run_import: Import) -> None:
    content, reason = REFUSED[what]
    file = tmp_path / "given.osm"
    file.write_bytes(content)
    with pytest.raises(ImportRefused, match=reason):
        run_import(file)
    assert not (tmp_path / "towns" / "dorp").exists()


@pytest.mark.parametrize("kind", ["osm.pbf", "osm"])
def test_an_extract_that_breaks_off_is_refused(kind: str, tmp_path: Path, run_import: Import) -> None:
    file = shopping_street().write(tmp_path / f"dorp.{kind}")
    file.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(ImportRefused, match="breaks off or is damaged"):
        run_import(file)


def test_a_missing_file_is_named(tmp_path: Path, run_import: Import) -> None:
    with pytest.raises(ImportRefused, match=r"gone\.osm"):
        run_import(tmp_path / "gone.osm")


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Point"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Point", "coordinates": [180_000, 170_000]},
    ],
)
def test_features_without_a_usable_shape_are_counted_and_the_rest_is_imported(
    geometry: object, tmp_path: Path, run_import: Import
) -> None:
    file = shopping_street().write_geojson(tmp_path / "export.geojson")
    export = json.loads(file.read_text())
    export["features"].append(
        {"type": "Feature", "properties": {"@id": "node/5", "shop": "toys"}, "geometry": geometry}
    )
    file.write_text(json.dumps(export))
    found = run_import(file)
    assert found.summary.left_out["features without a usable shape"] == ["node/5"]
    assert len(found.layer("shops")) == 4
