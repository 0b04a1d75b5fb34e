"""The walking network: what people may walk on, joined where OpenStreetMap joins it."""

import pytest
from shapely.geometry import shape

from geodata.dataset import read
from tests.geodata.importers.conftest import Import
from tests.geodata.importers.osm_sketch import shopping_street
from tests.geodata.tiny_town import degrees

KERKSTRAAT_EAST = (100, 0)


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "residential", "oneway": "yes"},
        {"highway": "path", "access": "private", "foot": "permissive"},
        {"highway": "trunk", "sidewalk": "both"},
        {"highway": "cycleway"},
        {"highway": "steps"},
    ],
)
def test_people_may_walk_here(tags: dict[str, str], run_import: Import) -> None:
    sketch = shopping_street()
    sketch.way([KERKSTRAAT_EAST, (120, 20)], 50, **tags)
    found = run_import(sketch)
    assert found.layer("paths")["w50"]["highway"] == tags["highway"]
    assert found.errors == []


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "motorway"},
        {"highway": "trunk"},
        {"highway": "service", "access": "private"},
        {"highway": "footway", "foot": "no"},
        {"highway": "construction"},
        {"highway": "primary", "foot": "use_sidepath"},
    ],
)
def test_people_may_not_walk_here(tags: dict[str, str], run_import: Import) -> None:
    sketch = shopping_street()
    sketch.way([KERKSTRAAT_EAST, (120, 20)], 50, **tags)
    assert "w50" not in run_import(sketch).layer("paths")


def test_name_surface_width_and_steps_are_told(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.way([KERKSTRAAT_EAST, (120, 20)], 50, highway="steps", name="Kerktrap", surface="sett", width="1.8 m")
    steps = run_import(sketch).layer("paths")["w50"]
    wanted = {"name": "Kerktrap", "surface": "sett", "width": 1.8, "steps": True, "wheelchair": "no"}
    assert steps.items() >= wanted.items()


def test_streets_are_joined_at_their_shared_node(run_import: Import) -> None:
    found = run_import(shopping_street())
    assert found.errors == []  # the check tells of islands
    assert len(read(found.folder).walking.doors) == 5


def test_a_bridge_does_not_meet_the_street_below(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.way([(100, 0), (120, 40), (50, 40), (50, -40)], 50, highway="footway", bridge="yes")
    assert run_import(sketch).layer("paths")["w50"]["layer"] == 1


def test_a_street_that_no_other_reaches_is_left_out_and_counted(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.way([(0, -30), (40, -30)], 50, highway="footway", name="Los pad")
    found = run_import(sketch)
    assert "w50" not in found.layer("paths")
    assert found.summary.left_out["stretches of street that no other street reaches"] == ["way/50 (Los pad)"]


def test_streets_end_some_250_m_from_the_core_at_a_vertex_of_their_own(run_import: Import) -> None:
    sketch = shopping_street()
    line = [KERKSTRAAT_EAST, (200, 0), (300, 0), (400, 0), (800, 0), (1200, 0)]
    sketch.way(line, 50, highway="residential", name="Steenweg")
    vertices = shape(run_import(sketch).layer("paths")["w50"]["geometry"]).coords
    assert list(vertices) == [tuple(degrees(spot)) for spot in line[:4]]


def test_a_vertex_that_somebody_put_far_away_does_not_stretch_the_street(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.way([KERKSTRAAT_EAST, (120, 0), (90_000, 0)], 50, highway="residential")
    assert len(run_import(sketch).layer("paths")["w50"]["geometry"]["coordinates"]) == 2


def test_a_street_that_leaves_and_comes_back_is_two_paths(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.way([(0, 100), (0, 200), (0, 900), (100, 900), (100, 200), (100, 0)], 50, highway="path")
    paths = run_import(sketch).layer("paths")
    assert {"w50", "w50-2"} <= set(paths)


def test_the_edge_of_a_square_can_be_walked(run_import: Import) -> None:
    sketch = shopping_street()
    square = [KERKSTRAAT_EAST, (130, 0), (130, 30), (100, 30), KERKSTRAAT_EAST]
    sketch.way(square, 50, highway="pedestrian", area="yes", name="Markt")
    found = run_import(sketch)
    assert found.layer("paths")["w50"]["geometry"]["type"] == "LineString"
    assert found.layer("ground")["w50"]["kind"] == "square"


def test_a_closed_street_is_a_loop_and_no_surface(run_import: Import) -> None:
    sketch = shopping_street()
    loop = [KERKSTRAAT_EAST, (130, 0), (130, 30), (100, 30), KERKSTRAAT_EAST]
    sketch.way(loop, 50, highway="residential", name="Hof")
    found = run_import(sketch)
    assert len(found.layer("paths")["w50"]["geometry"]["coordinates"]) == 5
    assert "w50" not in found.layer("ground")


def test_an_extract_without_streets_is_still_a_town(run_import: Import) -> None:
    sketch = shopping_street()
    del sketch.ways[1], sketch.ways[2]
    found = run_import(sketch)
    assert found.layer("paths") == {}
    assert found.errors == []
    assert read(found.folder).walking.nodes == []
