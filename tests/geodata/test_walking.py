"""From a screen to a door, along the paths as they were drawn."""

from pathlib import Path

import pytest

from geodata.measure import Plane
from geodata.walking import Walking
from tests.geodata.tiny_town import CENTRE, TinyTown, degrees

PLANE = Plane.at(*CENTRE)


def walk(town: TinyTown, doors: dict[str, tuple[float, float]], screen: tuple[float, float] = (0, 0)) -> Walking:
    """The network of the town's paths, with doors and one screen 's' given in metres."""
    placed = {id: tuple(degrees(at)) for id, at in doors.items()}
    return Walking.of(town.layers["paths"], placed, {"s": tuple(degrees(screen))}, PLANE)


@pytest.fixture
def bare(tmp_path: Path) -> TinyTown:
    return TinyTown(tmp_path)


def test_a_door_is_met_at_the_nearest_point_of_the_street(bare: TinyTown) -> None:
    bare.path("street", (0, 0), (100, 0), name="Kerkstraat")
    walking = walk(bare, {"door": (40, 6)})
    assert walking.nodes[walking.doors["door"]] == pytest.approx(degrees((40, 0)), abs=2e-6)
    assert walking.trees["s"]["metres"]["door"] == pytest.approx(40, rel=0.005)


def test_streets_that_merely_cross_are_joined_where_they_cross(bare: TinyTown) -> None:
    bare.path("one", (-50, 0), (50, 0))
    bare.path("two", (0, -50), (0, 50))
    walking = walk(bare, {"door": (0, 40)}, screen=(-30, 0))
    assert walking.trees["s"]["metres"]["door"] == pytest.approx(70, rel=0.005)


def test_a_bridge_does_not_meet_the_street_below_it(bare: TinyTown) -> None:
    bare.path("one", (-50, 0), (50, 0))
    bare.path("two", (0, -50), (0, 50), layer=1)
    assert "door" not in walk(bare, {"door": (0, 40)}, screen=(-30, 0)).trees["s"]["metres"]


def test_a_bridge_meets_the_street_at_the_vertex_that_both_have(bare: TinyTown) -> None:
    bare.path("one", (-50, 0), (0, 0))
    bare.path("two", (0, 0), (50, 0), layer=1)
    assert walk(bare, {"door": (40, 0)}, screen=(-30, 0)).trees["s"]["metres"]["door"] == pytest.approx(70, rel=0.005)


@pytest.mark.parametrize("gap", [0.3, -0.3, 0.0])
def test_a_line_that_ends_half_a_metre_short_or_beyond_still_meets_the_street(bare: TinyTown, gap: float) -> None:
    bare.path("one", (-50, 0), (50, 0))
    bare.path("two", (0, gap), (0, 50))
    assert walk(bare, {"door": (0, 40)}, screen=(-30, 0)).trees["s"]["metres"]["door"] == pytest.approx(70, rel=0.01)


def test_a_line_that_ends_two_metres_short_does_not_meet_the_street(bare: TinyTown) -> None:
    bare.path("one", (-50, 0), (50, 0))
    bare.path("two", (0, 2), (0, 50))
    assert "door" not in walk(bare, {"door": (0, 40)}, screen=(-30, 0)).trees["s"]["metres"]


def test_a_street_drawn_twice_is_there_once(bare: TinyTown) -> None:
    bare.path("one", (-50, 0), (50, 0))
    bare.path("again", (50, 0), (-50, 0))
    assert len(walk(bare, {}).edges) == 2  # cut at the screen


def test_steps_are_flagged_as_steps_and_as_no_way_for_a_wheelchair(bare: TinyTown) -> None:
    bare.path("stairs", (0, 0), (10, 0), highway="steps")
    bare.path("kerb", (10, 0), (20, 0), wheelchair="no")
    bare.path("flat", (20, 0), (30, 0), wheelchair="yes")
    assert [edge[4] for edge in walk(bare, {}).edges] == [3, 2, 0]


def test_pieces_carry_the_name_of_their_street_and_nameless_ones_an_empty_name(bare: TinyTown) -> None:
    bare.path("street", (0, 0), (50, 0), name="Kerkstraat")
    bare.path("alley", (50, 0), (50, 20), highway="footway")
    walking = walk(bare, {})
    assert [walking.names[edge[3]] for edge in walking.edges] == ["Kerkstraat", ""]


def test_two_doors_at_one_spot_share_a_node(bare: TinyTown) -> None:
    bare.path("street", (0, 0), (50, 0))
    walking = walk(bare, {"left": (20, 5), "right": (20, -5), "next": (24, 5)})
    assert walking.doors["left"] == walking.doors["right"] != walking.doors["next"]


def test_a_door_beyond_the_end_is_met_at_the_end(bare: TinyTown) -> None:
    bare.path("street", (0, 0), (50, 0))
    assert walk(bare, {"door": (60, 3)}).trees["s"]["metres"]["door"] == pytest.approx(50, rel=0.005)


def test_a_door_out_of_reach_gets_no_node_and_no_distance(bare: TinyTown) -> None:
    bare.path("street", (0, 0), (50, 0))
    walking = walk(bare, {"near": (20, 59), "far": (20, 61)})
    assert set(walking.doors) == set(walking.trees["s"]["metres"]) == {"near"}


def test_without_paths_nothing_is_on_the_network(bare: TinyTown) -> None:
    walking = walk(bare, {"door": (0, 0)})
    assert walking.to_json() == {"nodes": [], "edges": [], "names": [], "doors": {}, "screens": {}, "trees": {}}


def test_the_same_paths_give_the_same_network(bare: TinyTown) -> None:
    bare.path("one", (-50, 0), (50, 3))
    bare.path("two", (0, -50), (3, 50))
    doors = {"a": (10.0, 5.0), "b": (2.0, 20.0)}
    assert walk(bare, doors).to_json() == walk(bare, doors).to_json()
