"""Files that are missing, misnamed, cut off or in the wrong encoding."""

import json
from pathlib import Path

import pytest

from geodata.dataset import BrokenDataset, check, read
from tests.geodata.faults_of import TODAY, faults_of, only_fault_of
from tests.geodata.tiny_town import TinyTown


def lines(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder, TODAY)]


def test_a_faultless_town_has_no_fault(town: TinyTown) -> None:
    assert faults_of(town) == []


def test_a_folder_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    (line,) = lines(tmp_path / "nowhere")
    assert "there is no such folder" in line


def test_an_empty_folder_misses_every_required_file_at_once(tmp_path: Path) -> None:
    missing = {line.split(":")[0] for line in lines(tmp_path)}
    assert missing == {"town.toml", *(f"{name}.geojson" for name in TinyTown(tmp_path).layers)}


def test_a_misspelt_layer_gets_the_name_that_was_meant(town: TinyTown) -> None:
    folder = town.write()
    (folder / "shops.geojson").rename(folder / "shop.geojson")
    assert any("shop.geojson: no layer has this name. Did you mean shops.geojson?" in line for line in lines(folder))


def test_other_files_in_the_folder_are_nobody_s_business(town: TinyTown) -> None:
    folder = town.write()
    (folder / "herzele.qgz").write_bytes(b"PK")
    assert lines(folder) == []


def test_a_byte_order_mark_is_named_and_the_rest_is_checked_all_the_same(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["properties"]["wheelchair"] = "perhaps"
    path = town.write() / "shops.geojson"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    first, second = lines(path.parent)
    assert "byte order mark" in first
    assert "wheelchair" in second


def test_utf_16_is_named(town: TinyTown) -> None:
    path = town.write() / "shops.geojson"
    path.write_bytes(path.read_text().encode("utf-16"))
    (line,) = lines(path.parent)
    assert "shops.geojson: the file is in UTF-16" in line


def test_latin_1_is_named_with_its_line(town: TinyTown) -> None:
    path = town.write() / "shops.geojson"
    path.write_bytes(b"\n" + path.read_bytes().replace(b"Boeken Tom", b"Caf\xe9 Tom"))
    (line,) = lines(path.parent)
    assert "not UTF-8 (byte 0xe9 on line 2); it looks like Latin-1" in line


def test_a_file_that_was_cut_off_says_where(town: TinyTown) -> None:
    path = town.write() / "shops.geojson"
    path.write_text(path.read_text()[:300])
    (line,) = lines(path.parent)
    assert "the file stops in the middle (line 1, column" in line


def test_a_missing_comma_says_where(town: TinyTown) -> None:
    path = town.write() / "shops.geojson"
    path.write_text('{"type": "FeatureCollection"\n "features": []}')
    (line,) = lines(path.parent)
    assert "the file is not JSON" in line
    assert "line 2, column 2" in line


def test_an_empty_file_is_named(town: TinyTown) -> None:
    folder = town.write()
    (folder / "places.geojson").write_bytes(b"")
    assert lines(folder) == ["places.geojson: the file is empty. Export it again, or copy it again."]


def test_a_directory_in_a_layer_s_place_is_a_fault(town: TinyTown) -> None:
    folder = town.write()
    (folder / "places.geojson").unlink()
    (folder / "places.geojson").mkdir()
    (line,) = lines(folder)
    assert "places.geojson: the file cannot be read" in line


def test_brackets_without_end_are_a_fault(town: TinyTown) -> None:
    folder = town.write()
    (folder / "places.geojson").write_text("[" * 100_000)
    assert len(lines(folder)) == 1


@pytest.mark.parametrize("content", [[], {"type": "Feature"}, "text", {"type": "FeatureCollection"}])
def test_anything_but_a_feature_collection_is_named(town: TinyTown, content: object) -> None:
    folder = town.write()
    (folder / "places.geojson").write_text(json.dumps(content))
    (line,) = lines(folder)
    assert line.startswith("places.geojson: ")


def test_things_among_the_features_that_are_none_are_named_by_their_place(town: TinyTown) -> None:
    town.layers["places"].append({"type": "Fature", "properties": {}, "geometry": None})
    assert only_fault_of(town).startswith("places.geojson: feature 2: this is not a GeoJSON Feature")


def test_a_crs_member_other_than_wgs84_is_a_fault(town: TinyTown) -> None:
    path = town.write() / "shops.geojson"
    content = json.loads(path.read_text())
    for name, count in {"urn:ogc:def:crs:OGC:1.3:CRS84": 0, "urn:ogc:def:crs:EPSG::4326": 0, "EPSG:31370": 1}.items():
        path.write_text(json.dumps({**content, "crs": {"type": "name", "properties": {"name": name}}}))
        assert len(lines(path.parent)) == count, name


def test_reading_a_broken_folder_raises_with_all_of_its_faults(town: TinyTown) -> None:
    folder = town.write()
    (folder / "town.toml").write_text('slug = "dorp"\nnames = ')
    (folder / "shops.geojson").unlink()
    with pytest.raises(BrokenDataset) as error:
        read(folder)
    assert {fault.file for fault in error.value.faults} == {"town.toml", "shops.geojson"}
    assert "2 faults, the first is" in str(error.value)
