"""The folder: its perimeter, what an import never overwrites, and that it comes as a whole or not at all."""

import json
from pathlib import Path

import pytest

from geodata.importers.refusal import ImportRefused
from tests.geodata.importers.conftest import Import
from tests.geodata.importers.osm_sketch import Sketch, shopping_street
from tests.geodata.tiny_town import box, degrees


def test_an_import_is_the_same_to_the_byte_every_time(run_import: Import) -> None:
    one, two = (run_import(shopping_street(), town).folder for town in ("een", "twee"))
    for file in one.glob("*.geojson"):
        assert file.read_bytes() == (two / file.name).read_bytes()


def test_an_imported_folder_needs_no_mending(run_import: Import) -> None:
    assert run_import(shopping_street()).errors == []


def test_there_are_no_screens_until_somebody_places_one(run_import: Import) -> None:
    assert run_import(shopping_street()).layer("screens") == {}


def test_the_perimeter_lies_around_the_shops_where_nobody_gave_one(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(2000, 0, id=50)
    found = run_import(sketch)
    east = max(lon for lon, _ in found.layer("perimeter")["core"]["geometry"]["coordinates"][0])
    assert degrees((90, 0))[0] < east < degrees((110, 0))[0]
    assert any("60 m around the shops" in sentence for sentence in found.summary.assumed)


def test_the_perimeter_lies_around_the_buildings_where_there_is_no_shop(run_import: Import) -> None:
    sketch = Sketch()
    sketch.house(0, 0, id=50)
    sketch.house(500, 0, id=51)
    found = run_import(sketch)
    assert set(found.layer("buildings")) == {"w50", "w51"}
    assert found.layer("shops") == {}
    assert found.errors == []


def perimeter_file(tmp_path: Path, **more: object) -> Path:
    file = tmp_path / "kern.geojson"
    geometry = {"type": "Polygon", "coordinates": [degrees(box(0, -20, 32, 60), 1)]}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature], **more}))
    return file


def test_a_given_perimeter_is_the_perimeter(tmp_path: Path, run_import: Import) -> None:
    found = run_import(shopping_street(), perimeter=perimeter_file(tmp_path))
    corners = {tuple(corner) for corner in found.layer("perimeter")["core"]["geometry"]["coordinates"][0]}
    assert corners == {tuple(degrees(corner)) for corner in box(0, -20, 32, 60)}
    assert set(found.layer("shops")) == {"n901", "n902", "n903", "w23"}


def test_a_perimeter_in_lambert_is_put_in_degrees(tmp_path: Path, run_import: Import) -> None:
    file = tmp_path / "kern.geojson"
    lambert = [[616_450, 674_940], [616_500, 674_940], [616_500, 674_980], [616_450, 674_980], [616_450, 674_940]]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3812"}}
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [lambert]}}
    file.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature]}))
    found = run_import(shopping_street(), perimeter=file)
    assert set(found.layer("shops")) == {"n901", "n902", "n903", "w23"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("geen kaart", "cannot be read as a map layer"),
        ('{"type":"FeatureCollection","features":[]}', "no surface"),
        ('{"type":"Point","coordinates":[3.9,50.9]}', "no surface"),
        (
            '{"type":"Polygon","coordinates":[[[6e5,6e5],[7e5,6e5],[7e5,7e5],[6e5,6e5]]]}',
            "degrees",
        ),
    ],
)
def test_a_perimeter_that_is_none_is_refused(content: str, reason: str, tmp_path: Path, run_import: Import) -> None:
    file = tmp_path / "kern.geojson"
    file.write_text(content)
    with pytest.raises(ImportRefused, match=reason):
        run_import(shopping_street(), perimeter=file)


@pytest.mark.parametrize("bbox", [(4, 51, 3, 50), (181, 50, 182, 51), (3.9, 50.9, 3.9, 50.9)])
def test_a_box_that_is_none_is_refused(bbox: tuple[float, float, float, float], run_import: Import) -> None:
    with pytest.raises(ImportRefused, match="is not a box"):
        run_import(shopping_street(), bbox=bbox)


def test_a_box_beside_the_extract_is_refused_and_says_where_the_extract_lies(run_import: Import) -> None:
    with pytest.raises(ImportRefused, match=r"it covers 3\.89"):
        run_import(shopping_street(), bbox=(5.0, 50.0, 5.1, 50.1))


def test_an_extract_of_a_whole_province_asks_for_a_perimeter(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(40_000, 0, 910, shop="shoes", name="Veraf")
    with pytest.raises(ImportRefused, match="more than one town"):
        run_import(sketch)
    assert "n910" not in run_import(sketch, bbox=(*degrees((-50, -50)), *degrees((50, 50)))).layer("shops")


def test_perimeter_and_box_together_are_refused(tmp_path: Path, run_import: Import) -> None:
    with pytest.raises(ImportRefused, match="Give one of them"):
        run_import(shopping_street(), perimeter=perimeter_file(tmp_path), bbox=(3.89, 50.88, 3.9, 50.89))


@pytest.mark.parametrize("slug", ["", "Dorp", "../dorp", "dorp/kern", "-dorp", "dorp_1", "d" * 61])
def test_a_slug_that_cannot_be_an_address_is_refused(slug: str, run_import: Import) -> None:
    with pytest.raises(ImportRefused, match="cannot be an address"):
        run_import(shopping_street(), slug)


def test_a_folder_that_is_there_is_left_alone(run_import: Import) -> None:
    folder = run_import(shopping_street()).folder
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(ImportRefused, match="--force"):
        run_import(Sketch())
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_program_code_is_never_taken_for_a_town(run_import: Import, tmp_path: Path) -> None:
    (tmp_path / "towns" / "importers").mkdir(parents=True)
    (tmp_path / "towns" / "importers" / "__init__.py").touch()
    with pytest.raises(ImportRefused, match="program code"):
        run_import(shopping_street(), "importers", force=True)


def test_a_second_import_keeps_what_people_wrote(run_import: Import) -> None:
    folder = run_import(shopping_street()).folder
    (folder / "town.toml").write_text((folder / "town.toml").read_text() + '[contact]\nname = "Tom"\n')
    (folder / "notes.txt").write_text("van Tom")
    drawn = (folder / "places.geojson").read_text().replace('"generator":"kernkijker import",', "")
    (folder / "places.geojson").write_text(drawn)
    sketch = shopping_street()
    sketch.node(30, 8, 910, shop="tea", name="Thee")
    found = run_import(sketch, force=True)
    assert "n910" in found.layer("shops")
    assert found.town["contact"]["name"] == "Tom"
    assert (folder / "notes.txt").read_text() == "van Tom"
    assert (folder / "places.geojson.before-import").read_text() == drawn
    assert found.errors == []


def test_a_second_import_keeps_the_perimeter_unless_another_is_given(tmp_path: Path, run_import: Import) -> None:
    first = run_import(shopping_street(), perimeter=perimeter_file(tmp_path)).layer("perimeter")
    again = run_import(shopping_street(), force=True)
    assert again.layer("perimeter") == first
    assert any("the folder had already" in sentence for sentence in again.summary.assumed)
    other = run_import(shopping_street(), bbox=(3.89, 50.88, 3.9, 50.89), force=True)
    assert other.layer("perimeter") != first


def test_the_summary_says_in_plain_words_what_happened(run_import: Import) -> None:
    text = str(run_import(shopping_street()).summary)
    assert "Made: 4 buildings, 5 premises, 4 shops, 2 paths" in text
    assert "Assumed:" in text
    assert "premises that are a part of ground shared with others: 2 (node/902 (Boeken Tom)" in text
