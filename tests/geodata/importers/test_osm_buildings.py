"""Footprints that do not overlap, each with a height; what had to give way is named."""

from typing import Any

import pytest
from shapely.geometry import shape

from tests.geodata.importers.conftest import Import
from tests.geodata.importers.osm_sketch import shopping_street
from tests.geodata.tiny_town import box


def metres_square(geometry: dict[str, Any]) -> float:
    """Roughly: a square degree at 50.9 degrees north holds some 7.8 billion of them."""
    return float(shape(geometry).area * 111_195**2 * 0.6306)


@pytest.mark.parametrize(
    ("tags", "height"),
    [
        ({"height": "7.5"}, 7.5),
        ({"height": "7,5 m"}, 7.5),
        ({"height": "24'6\""}, 7.5),
        ({"height": "high", "building__levels": "3"}, 9.6),
        ({"building__levels": "2"}, 6.4),
        ({"height": "12", "roof__height": "4", "roof__shape": "gabled"}, 8.0),
        ({}, 7.0),
    ],
)
def test_a_height_is_read_or_follows_from_levels_or_kind(
    tags: dict[str, str], height: float, run_import: Import
) -> None:
    sketch = shopping_street()
    sketch.way(box(60, 5, 8, 10), 50, building="yes", **tags)
    assert run_import(sketch).layer("buildings")["w50"]["height"] == height


def test_heights_that_nobody_measured_are_counted(run_import: Import) -> None:
    found = run_import(shopping_street())
    assert any("no height" in sentence and "4" in sentence for sentence in found.summary.assumed)


def test_a_roof_keeps_its_form_and_a_church_is_a_landmark(run_import: Import) -> None:
    sketch = shopping_street()
    tags = {"building": "church", "height": "20", "roof__shape": "half-hipped", "roof__height": "6", "name": "Sint-Jan"}
    sketch.way(box(60, 5, 20, 30), 50, **tags)
    church = run_import(sketch).layer("buildings")["w50"]
    assert (church["kind"], church["landmark"], church["roof_shape"], church["roof_height"]) == (
        "church",
        True,
        "hipped",
        6,
    )


def test_what_lies_underground_or_is_gone_is_no_building(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, id=50, building="yes", location="underground")
    sketch.house(70, 5, id=51, building="no")
    sketch.house(80, 5, id=52, building="parking", layer="-1")
    assert {"w50", "w51", "w52"}.isdisjoint(run_import(sketch).layer("buildings"))


def test_an_outline_that_crosses_itself_is_repaired_and_named(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.way([(60, 5), (80, 5), (60, 15), (80, 25), (60, 25), (80, 15), (60, 5)], 50, building="yes", name="Knoop")
    found = run_import(sketch)
    assert found.summary.adapted["outlines that cross themselves, repaired"] == ["way/50 (Knoop)"]
    assert "w50" in found.layer("buildings")
    assert found.errors == []


def test_an_outline_that_is_not_closed_is_left_out_and_named(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.way([(60, 5), (80, 5), (80, 15)], 50, building="yes")
    assert run_import(sketch).summary.left_out["outlines that are not closed"] == ["way/50"]


def test_a_smaller_building_gives_its_share_of_the_ground_to_a_larger_one(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, 20, 20, id=50, building="yes")
    sketch.house(76, 5, 16, 10, id=51, building="yes")
    found = run_import(sketch)
    assert metres_square(found.layer("buildings")["w50"]["geometry"]) == pytest.approx(400, rel=0.02)
    assert metres_square(found.layer("buildings")["w51"]["geometry"]) == pytest.approx(120, rel=0.02)
    assert found.summary.adapted["buildings that gave the ground they shared to a larger one"] == ["way/51"]
    assert found.errors == []


def test_a_building_that_is_drawn_twice_is_there_once(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, 20, 20, id=50, building="yes")
    sketch.house(60, 5, 20, 19, id=51, building="yes")
    found = run_import(sketch)
    assert "w51" not in found.layer("buildings")
    assert found.summary.left_out["buildings or building parts on the ground of a larger one"] == ["way/51"]


def test_a_tower_stands_in_its_building_and_not_on_the_same_ground(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, 30, 20, id=50, building="yes", height="10")
    sketch.house(60, 5, 8, 8, id=51, building__part="yes", height="30")
    found = run_import(sketch)
    buildings = found.layer("buildings")
    assert (buildings["w50"]["height"], buildings["w51"]["height"]) == (10, 30)
    assert metres_square(buildings["w50"]["geometry"]) == pytest.approx(600 - 64, rel=0.02)
    assert found.errors == []


def test_a_building_that_its_one_part_covers_takes_the_height_of_that_part(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(60, 5, 30, 20, id=50, building="yes")
    sketch.house(60, 5, 30, 20, id=51, building__part="yes", height="21")
    buildings = run_import(sketch).layer("buildings")
    assert buildings["w50"]["height"] == 21
    assert "w51" not in buildings


def test_buildings_far_from_the_core_are_not_there(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.house(150, 5, id=50, building="yes")
    sketch.house(900, 5, id=51, building="yes")
    buildings = run_import(sketch).layer("buildings")
    assert "w50" in buildings
    assert "w51" not in buildings
