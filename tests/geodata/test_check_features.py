"""Features against each other: outlines, references, places, hours, the walking network."""

import pytest

from tests.geodata.faults_of import faults_of, only_fault_of
from tests.geodata.tiny_town import TinyTown, degrees


def test_an_outline_that_crosses_itself_is_named_with_the_place(town: TinyTown) -> None:
    bow_tie = [(60, 40), (70, 50), (70, 40), (60, 50), (60, 40)]
    town.add("buildings", "strik", "Polygon", [bow_tie])
    lon, lat = degrees((65, 45))
    line = only_fault_of(town)
    assert f"buildings.geojson: strik: geometry: its outline crosses itself at [{lon:.6f}, {lat:.6f}]" in line


def test_premises_that_overlap_are_both_named(town: TinyTown) -> None:
    town.premises("p-8", 32, 5)
    assert "premises.geojson: p-6: geometry: it overlaps 'p-8' by 20.1 m2" in only_fault_of(town)


def test_a_shared_wall_and_a_sliver_are_no_overlap(town: TinyTown) -> None:
    town.premises("p-8", 34 - 0.04, 5)
    assert faults_of(town) == []


def test_a_building_over_a_passage_may_overlap_and_so_may_the_parts_of_a_landmark(town: TinyTown) -> None:
    town.building("house", 60, 40)
    town.building("passage", 64, 40, min_height=3)
    town.building("nave", -60, 40, landmark=True)
    town.building("tower", -56, 40, landmark=True)
    assert faults_of(town) == []


def test_a_house_that_stands_in_the_church_is_a_fault(town: TinyTown) -> None:
    town.building("nave", -60, 40, landmark=True)
    town.building("house", -56, 40)
    assert "nave: geometry: it overlaps 'house'" in only_fault_of(town)


def test_premises_outside_the_perimeter_are_named(town: TinyTown) -> None:
    town.path("weg", (100, 0), (190, 0))
    town.premises("buiten", 160, 5)
    town.premises("rand", 147, 5)
    outside, partly = faults_of(town)
    assert "premises.geojson: buiten: geometry: it lies outside the perimeter" in outside
    assert "premises.geojson: rand: geometry: only 3" in partly


def test_a_shop_without_premises_is_a_fault(town: TinyTown) -> None:
    del town.of("shops", "boeken-tom")["properties"]["premises"]
    assert "shops.geojson: boeken-tom: premises: it is missing" in only_fault_of(town)


def test_a_shop_in_premises_that_are_not_there_gets_the_nearest_id(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["properties"]["premises"] = "p-44"
    assert "premises: there is no 'p-44' in premises.geojson. Did you mean 'p-4'?" in only_fault_of(town)


def test_premises_in_a_building_that_is_not_there_are_a_fault(town: TinyTown) -> None:
    town.of("premises", "p-4")["properties"]["building"] = "schuur"
    assert "premises.geojson: p-4: building: there is no 'schuur' in buildings.geojson" in only_fault_of(town)


def test_when_a_layer_cannot_be_read_its_ids_are_not_called_missing(town: TinyTown) -> None:
    folder = town.write()
    town.layers["premises"] = []
    (folder / "premises.geojson").write_text("{")
    del town.layers["premises"]
    assert [line.split(":")[0] for line in faults_of(town)] == ["premises.geojson"]


def test_a_shop_in_vacant_premises_is_a_fault(town: TinyTown) -> None:
    town.shop("spook", "p-6", 30, 8)
    assert "shops.geojson: spook: premises: premises 'p-6' are vacant" in only_fault_of(town)


def test_vacant_since_nobody_knows_when_is_fine_and_occupied_yet_vacant_since_is_not(town: TinyTown) -> None:
    del town.of("premises", "p-6")["properties"]["vacant_since"]
    assert faults_of(town) == []
    town.of("premises", "p-2")["properties"]["vacant_since"] = "2025-01-01"
    assert "p-2: vacant_since: these premises are occupied" in only_fault_of(town)


def test_several_shops_may_share_premises(town: TinyTown) -> None:
    town.shop("hoekje", "p-2", 15, 8)
    assert faults_of(town) == []


def test_a_shop_far_from_its_premises_is_a_fault(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["geometry"]["coordinates"] = degrees((22, 60))
    assert "boeken-tom: geometry: the shop lies 45 m from its premises 'p-4'" in only_fault_of(town)


def test_half_a_door_and_a_door_far_away_are_faults(town: TinyTown) -> None:
    lon, lat = degrees((22, 50))
    town.of("premises", "p-2")["properties"]["door_lon"] = lon
    town.of("premises", "p-4")["properties"].update(door_lon=lon, door_lat=lat)
    half, far = faults_of(town)
    assert "p-2: door_lat: door_lon is given and door_lat is not" in half
    assert "p-4: door_lon: the door lies 35 m from the premises" in far


def test_a_street_that_leads_nowhere_else_is_an_island(town: TinyTown) -> None:
    town.path("steeg", (40, 60), (60, 60))
    town.path("gang", (60, 60), (60, 70))
    line = only_fault_of(town)
    assert line.startswith("paths.geojson: steeg: geometry: this street (with gang) is an island of 30 m")


def test_a_door_without_a_path_near_it_is_a_warning(town: TinyTown) -> None:
    town.premises("ver", 80, 80)
    assert (
        "premises.geojson: ver: door_lon: warning: nobody can walk to this door: the nearest path is 80 m"
        in only_fault_of(town)
    )


def test_a_screen_off_the_network_is_named(town: TinyTown) -> None:
    town.screen("veld", 80, 80)
    assert "screens.geojson: veld: geometry: nobody can walk to this screen" in only_fault_of(town)


def test_without_any_path_every_door_and_screen_is_out_of_reach(town: TinyTown) -> None:
    town.layers["paths"] = []
    assert [line.rsplit(": ", 1)[1][:18] for line in faults_of(town)] == ["there are no paths"] * 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mo-Fr 25:00-26:00", "'Mo-Fr 25:00-26:00', position 7: "),
        ("elke dag open", "position 1: "),
    ],
)
def test_hours_that_cannot_be_read_are_named_with_their_position(town: TinyTown, text: str, said: str) -> None:
    town.of("shops", "boeken-tom")["properties"]["opening_hours"] = text
    line = only_fault_of(town)
    assert line.startswith("shops.geojson: boeken-tom: opening_hours: ")
    assert said in line


def test_hours_of_a_market_are_read_too(town: TinyTown) -> None:
    town.of("places", "weekmarkt")["properties"]["opening_hours"] = "Wednesdays, more or less"
    assert only_fault_of(town).startswith("places.geojson: weekmarkt: opening_hours: ")


def test_sloppy_but_clear_hours_are_no_fault(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["properties"]["opening_hours"] = "ma-vr 9-18u"
    assert faults_of(town) == []


def test_holidays_that_a_country_s_calendar_lacks_are_a_warning(town: TinyTown) -> None:
    town.toml = town.toml.replace('"BE"', '"MC"')
    town.of("shops", "boeken-tom")["properties"]["opening_hours"] = "Mo-Fr 09:00-18:00; PH off"
    assert "shops.geojson: opening_hours: warning: the public holidays (PH) of MC are not known here" in only_fault_of(
        town
    )


def test_a_village_without_a_shop_is_a_town_all_the_same(town: TinyTown) -> None:
    town.layers.update(shops=[], premises=[], screens=[], places=[])
    assert faults_of(town) == []
