"""Address points fill in what premises lack; what premises say already stays."""

import json
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from geodata.importers.addresses import import_addresses
from geodata.importers.refusal import ImportRefused
from geodata.importers.summary import Summary
from tests.geodata.tiny_town import TinyTown, degrees, two_streets

Point = tuple[float, float, str | None, str | None]


@pytest.fixture
def town(tmp_path: Path) -> TinyTown:
    """Three premises in a row on the Kerkstraat (10 to 34 m east, 5 to 15 m north), none with an address."""
    town = two_streets(tmp_path / "dorp")
    for premises in town.layers["premises"]:
        del premises["properties"]["street"], premises["properties"]["housenumber"]
    return town


def points(
    tmp_path: Path, *given: Point, epsg: int = 4326, columns: tuple[str, str] = ("STRAATNM", "HNRLABEL")
) -> Path:
    """Writes address points (x, y in metres, street, number) as GeoJSON in the CRS ``epsg``."""
    frame = geopandas.GeoDataFrame(
        {columns[0]: [street for _, _, street, _ in given], columns[1]: [number for *_, number in given]},
        geometry=[shapely.Point(degrees((x, y))) for x, y, _, _ in given],
        crs="EPSG:4326",
    ).to_crs(epsg)
    file = tmp_path / "adressen.geojson"
    file.unlink(missing_ok=True)
    frame.to_file(file, driver="GeoJSON")
    return file


def run(town: TinyTown, file: Path) -> tuple[dict[str, dict[str, Any]], Summary]:
    folder = town.write()
    summary = import_addresses(file, folder)
    features = json.loads((folder / "premises.geojson").read_text())["features"]
    return {each["properties"]["id"]: each["properties"] for each in features}, summary


def test_a_point_inside_premises_gives_them_its_address(town: TinyTown, tmp_path: Path) -> None:
    premises, summary = run(town, points(tmp_path, (14, 8, "Kerkstraat", "2"), (22, 8, "Kerkstraat", "4A")))
    assert (premises["p-2"]["street"], premises["p-2"]["housenumber"]) == ("Kerkstraat", "2")
    assert premises["p-4"]["housenumber"] == "4A"
    assert summary.made == {"streets filled in": 2, "housenumbers filled in": 2}
    assert summary.left_out == {"premises without an address point that fits": ["p-6"]}


@pytest.mark.parametrize("epsg", [31370, 3812, 4258])
def test_points_in_any_crs_that_they_name_find_their_premises(epsg: int, town: TinyTown, tmp_path: Path) -> None:
    premises, _ = run(town, points(tmp_path, (14, 10, "Kerkstraat", "2"), (22, 10, "Kerkstraat", "4"), epsg=epsg))
    assert [premises[id]["housenumber"] for id in ("p-2", "p-4")] == ["2", "4"]


def test_points_in_metres_that_do_not_name_their_crs_are_refused_with_a_hint(town: TinyTown, tmp_path: Path) -> None:
    file = tmp_path / "adressen.geojson"
    feature = {
        "type": "Feature",
        "properties": {"STRAATNM": "Markt", "HNRLABEL": "1"},
        "geometry": {"type": "Point", "coordinates": [116_000, 175_000]},
    }
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    with pytest.raises(ImportRefused, match="Belgian Lambert 72"):
        run(town, file)


def test_a_point_on_the_pavement_counts_up_to_twenty_metres(town: TinyTown, tmp_path: Path) -> None:
    premises, _ = run(town, points(tmp_path, (12, 1, "Kerkstraat", "2"), (30, -16, "Markt", "9")))
    assert premises["p-2"]["housenumber"] == "2"
    assert "housenumber" not in premises["p-6"]


def test_a_point_inside_outranks_one_outside(town: TinyTown, tmp_path: Path) -> None:
    premises, _ = run(town, points(tmp_path, (14, 4, "Markt", "1"), (14, 12, "Kerkstraat", "2")))
    assert premises["p-2"]["street"] == "Kerkstraat"


def test_a_point_inside_one_shop_is_never_the_address_of_its_neighbour(town: TinyTown, tmp_path: Path) -> None:
    premises, _ = run(town, points(tmp_path, (17, 8, "Kerkstraat", "2")))
    assert premises["p-2"]["housenumber"] == "2"
    assert "housenumber" not in premises["p-4"]


def test_a_point_of_another_street_does_not_number_a_shop(town: TinyTown, tmp_path: Path) -> None:
    town.of("premises", "p-2")["properties"]["street"] = "Markt"
    premises, _ = run(town, points(tmp_path, (14, 4, "Kerkstraat", "2"), (14, 1, "markt", "7")))
    assert (premises["p-2"]["street"], premises["p-2"]["housenumber"]) == ("Markt", "7")


def test_an_address_that_is_there_is_never_changed_and_the_conflict_is_listed(town: TinyTown, tmp_path: Path) -> None:
    town.of("premises", "p-2")["properties"].update(street="Kerkstraat", housenumber="12")
    premises, summary = run(town, points(tmp_path, (14, 8, "Kerkstraat", "2")))
    assert premises["p-2"]["housenumber"] == "12"
    [conflict] = summary.left_out["premises that say otherwise than the points in them, kept as they are"]
    assert conflict == "p-2 (Kerkstraat 12): Kerkstraat 2"


@pytest.mark.parametrize("label", ["14", "12-16", "14-14A", "14 a-16"])
def test_a_label_for_several_numbers_is_no_conflict_with_one_of_them(
    label: str, town: TinyTown, tmp_path: Path
) -> None:
    number = "14A" if "a" in label else "14"
    town.of("premises", "p-2")["properties"].update(street="Kerkstraat", housenumber=number)
    _, summary = run(town, points(tmp_path, (14, 8, "Kerkstraat", label)))
    assert summary.left_out == {"premises without an address point that fits": ["p-4", "p-6"]}


@pytest.mark.parametrize("label", ["15", "13-17", "16-20", "2-10"])
def test_a_label_for_other_numbers_is_a_conflict(label: str, town: TinyTown, tmp_path: Path) -> None:
    town.of("premises", "p-2")["properties"].update(street="Kerkstraat", housenumber="14")
    _, summary = run(town, points(tmp_path, (14, 8, "Kerkstraat", label)))
    assert "premises that say otherwise than the points in them, kept as they are" in summary.left_out


def test_of_several_addresses_inside_the_one_nearest_to_the_door_is_taken_and_said(
    town: TinyTown, tmp_path: Path
) -> None:
    lon, lat = degrees((17, 5))
    town.of("premises", "p-2")["properties"].update(door_lon=lon, door_lat=lat)
    premises, summary = run(town, points(tmp_path, (11, 14, "Kerkstraat", "2"), (17, 6, "Kerkstraat", "2A")))
    assert premises["p-2"]["housenumber"] == "2A"
    [told] = summary.adapted["premises with several addresses, the one nearest to the door taken"]
    assert told == "p-2: Kerkstraat 2A, not Kerkstraat 2"


def test_letter_boxes_of_one_number_are_one_address(town: TinyTown, tmp_path: Path) -> None:
    premises, summary = run(town, points(tmp_path, (14, 8, "Kerkstraat", "2"), (14, 8, "Kerkstraat", "2")))
    assert premises["p-2"]["housenumber"] == "2"
    assert summary.adapted == {}


def test_the_columns_are_named_in_town_toml(town: TinyTown, tmp_path: Path) -> None:
    town.toml += '[addresses]\nstreet = "straat"\nhousenumber = "nr"\n'
    premises, _ = run(town, points(tmp_path, (14, 8, "Kerkstraat", "2"), columns=("straat", "nr")))
    assert premises["p-2"]["housenumber"] == "2"


def test_a_column_that_is_not_there_is_refused_and_says_which_are(town: TinyTown, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"no column 'STRAATNM' for the street; it has: straat, nr"):
        run(town, points(tmp_path, (14, 8, "Kerkstraat", "2"), columns=("straat", "nr")))


def test_numbers_that_a_spreadsheet_made_of_house_numbers_are_whole(town: TinyTown, tmp_path: Path) -> None:
    file = points(tmp_path, (14, 8, "Kerkstraat", "2"), (60, 8, "Markt", None))
    file.write_text(file.read_text().replace('"HNRLABEL": "2"', '"HNRLABEL": 2'))
    premises, _ = run(town, file)
    assert premises["p-2"]["housenumber"] == "2"


def test_addresses_that_no_shop_needs_are_counted(town: TinyTown, tmp_path: Path) -> None:
    _, summary = run(
        town, points(tmp_path, (14, 8, "Kerkstraat", "2"), (-90, 8, "Markt", "1"), (5000, 0, "Veraf", "1"))
    )
    assert summary.read["address points"] == 3
    assert summary.read["address points near the premises"] == 2
    assert summary.read["address points not used"] == 2


def test_what_somebody_drew_keeps_its_order_and_other_attributes(town: TinyTown, tmp_path: Path) -> None:
    town.layers["premises"].reverse()
    town.of("premises", "p-2")["properties"]["mijn_veld"] = "van Tom"
    premises, _ = run(town, points(tmp_path, (14, 8, "Kerkstraat", "2")))
    assert list(premises) == ["p-6", "p-4", "p-2"]
    assert premises["p-2"]["mijn_veld"] == "van Tom"


def test_nothing_is_written_where_nothing_was_missing(tmp_path: Path) -> None:
    town = two_streets(tmp_path / "dorp")
    file = points(tmp_path, (14, 8, "Kerkstraat", "2"))
    before = (town.write() / "premises.geojson").stat()
    import_addresses(file, town.folder)
    after = (town.folder / "premises.geojson").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("content", ["geen kaart", '{"type":"FeatureCollection","features":[]}'])
def test_a_file_without_addresses_is_refused(content: str, town: TinyTown, tmp_path: Path) -> None:
    file = tmp_path / "adressen.geojson"
    file.write_text(content)
    with pytest.raises(ImportRefused, match=r"adressen\.geojson"):
        run(town, file)


def test_a_town_without_premises_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"premises\.geojson cannot be read"):
        import_addresses(points(tmp_path, (14, 8, "Kerkstraat", "2")), tmp_path / "nergens")


def test_broken_premises_are_refused_and_sent_to_the_check(town: TinyTown, tmp_path: Path) -> None:
    folder = town.write()
    (folder / "premises.geojson").write_text('{"type": ')
    with pytest.raises(ImportRefused, match="kernkijker check"):
        import_addresses(points(tmp_path, (14, 8, "Kerkstraat", "2")), folder)
