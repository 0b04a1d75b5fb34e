"""Premises: the ground of each shop, drawn or derived, and never that of two."""

import pytest
from shapely.geometry import Point, shape

from tests.geodata.importers.conftest import Import, Imported
from tests.geodata.importers.osm_sketch import Sketch, shopping_street
from tests.geodata.importers.test_osm_buildings import metres_square
from tests.geodata.tiny_town import degrees


def ground(found: Imported, id: str) -> float:
    return metres_square(found.layer("premises")[id]["geometry"])


def test_a_shop_that_is_alone_in_a_building_has_all_of_it(run_import: Import) -> None:
    found = run_import(shopping_street())
    bakery = found.layer("premises")["n901"]
    assert (bakery["footprint_from"], bakery["building"]) == ("building", "w21")
    assert bakery["geometry"] == found.layer("buildings")["w21"]["geometry"]


def test_two_shops_in_one_building_share_it_fairly_and_say_so(run_import: Import) -> None:
    found = run_import(shopping_street())
    assert ground(found, "n902") == pytest.approx(40, rel=0.02)
    assert ground(found, "n903") == pytest.approx(40, rel=0.02)
    assert "2 businesses share this ground" in found.layer("premises")["n902"]["note"]
    assert found.errors == []


def test_a_shop_keeps_its_end_of_the_building(run_import: Import) -> None:
    found = run_import(shopping_street())
    for id, x in (("n902", 20), ("n903", 24)):
        assert shape(found.layer("premises")[id]["geometry"]).covers(Point(degrees((x, 8))))


def test_shops_on_the_very_same_spot_still_get_ground_each(run_import: Import) -> None:
    sketch = shopping_street()
    for id in (910, 911, 912):
        sketch.node(14, 8, id, shop="shoes", name=f"Schoen {id}")
    found = run_import(sketch)
    shares = [ground(found, f"n{id}") for id in (901, 910, 911, 912)]
    assert sum(shares) == pytest.approx(80, rel=0.02)
    assert min(shares) > 8
    assert found.errors == []


def test_a_mapped_area_is_the_ground_of_its_shop(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, 30, 20, id=50, shop="garden_centre", name="Tuin")
    found = run_import(sketch)
    assert found.layer("premises")["w50"]["footprint_from"] == "drawn"
    assert ground(found, "w50") == pytest.approx(600, rel=0.02)
    assert found.layer("premises")["w23"]["footprint_from"] == "building"


def test_a_kiosk_inside_a_mapped_supermarket_gets_a_part_of_it(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, 30, 20, id=50, building="retail", shop="supermarket", name="Super")
    sketch.node(88, 23, 920, amenity="post_office", name="Postpunt")
    found = run_import(sketch)
    assert ground(found, "w50") + ground(found, "n920") == pytest.approx(600, rel=0.02)
    assert found.errors == []


def test_a_smaller_mapped_shop_keeps_its_ground_inside_a_larger_one(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, 30, 20, id=50, building="retail", shop="mall", name="Galerij")
    sketch.house(60, 5, 10, 10, id=51, shop="shoes", name="Schoen")
    found = run_import(sketch)
    assert ground(found, "w51") == pytest.approx(100, rel=0.02)
    assert ground(found, "w50") == pytest.approx(500, rel=0.02)
    assert found.errors == []


def test_a_shop_beside_a_building_is_put_in_it_and_its_note_says_so(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 20, id=50)
    sketch.node(64, 8, 910, shop="shoes", name="Schoen")
    found = run_import(sketch)
    shoes = found.layer("premises")["n910"]
    assert (shoes["footprint_from"], shoes["building"]) == ("nearest_building", "w50")
    assert "12 m from this building" in shoes["note"]
    assert shape(shoes["geometry"]).covers(Point(found.layer("shops")["n910"]["geometry"]["coordinates"]))


def test_a_shop_far_from_any_building_is_a_square_of_five_metres(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(14, -40, 910, shop="kiosk", name="Kiosk")
    found = run_import(sketch)
    assert found.layer("premises")["n910"]["footprint_from"] == "point"
    assert ground(found, "n910") == pytest.approx(25, rel=0.02)


def test_market_stalls_side_by_side_do_not_stand_on_each_other(run_import: Import) -> None:
    sketch = shopping_street()
    for id in range(910, 916):
        sketch.node(14 + 3 * (id - 910), -40, id, shop="greengrocer", name=f"Kraam {id}")
    found = run_import(sketch)
    assert found.errors == []
    assert min(ground(found, f"n{id}") for id in range(910, 916)) > 8


def test_what_is_to_let_is_vacant_premises_and_no_shop(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, id=50)
    sketch.node(64, 8, 910, disused__shop="toys", name="Speelgoed")
    found = run_import(sketch)
    for id in ("n904", "n910"):
        assert found.layer("premises")[id]["status"] == "vacant"
        assert id not in found.layer("shops")


def test_a_shop_that_took_over_an_old_one_is_no_vacancy(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.nodes[901][1].update({"disused:shop": "butcher"})
    assert run_import(sketch).layer("premises")["n901"]["status"] == "occupied"


def test_the_address_comes_from_the_shop_or_else_from_its_building(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.nodes[902][1].update({"addr:street": "Markt", "addr:housenumber": "1", "addr:postcode": "9550"})
    premises = run_import(sketch).layer("premises")
    assert (premises["n901"]["street"], premises["n901"]["housenumber"]) == ("Kerkstraat", "21")
    assert (premises["n902"]["street"], premises["n902"]["postcode"]) == ("Markt", "9550")
    assert "street" not in premises["n903"]  # the building has two shops: which of its doors this is, nobody said


def test_an_address_point_in_the_ground_of_a_shop_tells_its_number(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, id=50)
    sketch.node(64, 8, 910, shop="shoes", name="Schoen")
    sketch.node(62, 7, 911, addr__street="Kerkstraat", addr__housenumber="31")
    assert run_import(sketch).layer("premises")["n910"]["housenumber"] == "31"


def test_a_mapped_entrance_is_the_door(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(10, 9, 910, entrance="main")
    sketch.node(18, 9, 911, entrance="emergency")
    bakery = run_import(sketch).layer("premises")["n901"]
    assert [bakery["door_lon"], bakery["door_lat"]] == degrees((10, 9))


def test_only_the_part_inside_a_given_perimeter_is_premises_of_the_core(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, 40, 10, id=50, building="retail")
    sketch.node(62, 8, 910, shop="shoes", name="Schoen")
    box = (*degrees((0, -20)), *degrees((66, 40)))
    found = run_import(sketch, bbox=box)
    assert ground(found, "n910") == pytest.approx(60, rel=0.02)
    assert found.summary.adapted["premises cut off at the perimeter"] == ["node/910 (Schoen)"]
    assert found.errors == []


def test_shops_outside_a_given_perimeter_are_left_out_and_named(run_import: Import) -> None:
    sketch = Sketch()
    sketch.node(0, 0, 1, shop="shoes", name="Dichtbij")
    sketch.node(300, 0, 2, shop="shoes", name="Veraf")
    found = run_import(sketch, bbox=(*degrees((-50, -50)), *degrees((50, 50))), told=None)
    assert found.summary.left_out["shops outside the perimeter"] == ["node/2 (Veraf)"]
