"""Public places, ground and trees."""

import pytest

from tests.geodata.importers.conftest import Import
from tests.geodata.importers.osm_sketch import shopping_street


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"amenity": "marketplace"}, "market"),
        ({"amenity": "parking"}, "parking"),
        ({"amenity": "toilets"}, "toilets"),
        ({"amenity": "bench"}, "bench"),
        ({"highway": "bus_stop"}, "bus_stop"),
        ({"amenity": "townhall"}, "townhall"),
        ({"amenity": "place_of_worship"}, "church"),
        ({"tourism": "information", "information": "office"}, "tourist_information"),
        ({"historic": "castle"}, "castle"),
        ({"railway": "station"}, "station"),
    ],
)
def test_what_a_visitor_looks_for_is_a_place(tags: dict[str, str], kind: str, run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(50, -10, 910, name="Plek", **tags)
    found = run_import(sketch)
    assert found.layer("places")["n910"]["kind"] == kind
    assert found.errors == []


def test_a_market_keeps_its_hours_and_a_car_park_its_spaces(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(50, -30, 20, 20, id=50, amenity="marketplace", name="Markt", opening_hours="We 07:30-12:00")
    sketch.node(20, -30, 910, amenity="parking", capacity="40", wheelchair="yes")
    places = run_import(sketch).layer("places")
    assert places["w50"]["opening_hours"] == "We 07:30-12:00"
    assert places["w50"]["geometry"]["type"] == "Polygon"
    assert (places["n910"]["capacity"], places["n910"]["wheelchair"]) == (40, "yes")


def test_private_car_parks_and_signboards_are_no_places(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(20, -30, 910, amenity="parking", access="private")
    sketch.node(24, -30, 911, tourism="information", information="board")
    assert {"n910", "n911"}.isdisjoint(run_import(sketch).layer("places"))


def test_a_named_church_is_labelled_and_a_bench_is_not(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(20, -30, 910, amenity="place_of_worship", name="Sint-Martinuskerk", name__fr="Église Saint-Martin")
    sketch.node(24, -30, 911, amenity="bench")
    places = run_import(sketch).layer("places")
    assert places["n910"]["landmark"] is True
    assert places["n910"]["name_fr"] == "Église Saint-Martin"
    assert "landmark" not in places["n911"]


def test_parks_water_and_trees_are_drawn_and_car_parks_underground_are_not(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(50, -60, 20, 20, id=50, leisure="park")
    sketch.house(20, -60, 20, 20, id=51, natural="water")
    sketch.house(-20, -60, 20, 20, id=52, amenity="parking", parking="underground")
    sketch.node(60, -50, 910, natural="tree", height="12")
    found = run_import(sketch)
    assert {id: ground["kind"] for id, ground in found.layer("ground").items()} == {"w50": "park", "w51": "water"}
    assert found.layer("trees")["n910"]["height"] == 12


def test_a_park_that_reaches_far_out_is_cut_off_around_the_core(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(50, -5000, 20, 4990, id=50, leisure="park")
    south = min(lat for _, lat in run_import(sketch).layer("ground")["w50"]["geometry"]["coordinates"][0])
    assert south > 50.884 - 0.003
