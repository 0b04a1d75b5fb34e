"""What holds for every network, however it is drawn."""

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.measure import Plane
from geodata.walking import Walking
from tests.geodata.tiny_town import CENTRE, TinyTown, degrees

PLANE = Plane.at(*CENTRE)

spot = st.tuples(st.integers(-100, 100), st.integers(-100, 100)).map(lambda at: (at[0] * 1.0, at[1] * 1.0))
round_spot = st.tuples(st.integers(-10, 10), st.integers(-10, 10)).map(lambda at: (at[0] * 10.0, at[1] * 10.0))
line = st.lists(spot | round_spot, min_size=2, max_size=5, unique=True)


@st.composite
def networks(draw: st.DrawFn) -> Walking:
    town = TinyTown(Path())
    for number, points in enumerate(draw(st.lists(line, min_size=1, max_size=6))):
        town.path(f"w-{number}", *points, layer=draw(st.integers(0, 1)))
    start = draw(line)[0]
    town.path("w-start", start, (start[0] + 10, start[1]))  # so that the screen is on the network
    doors = {f"p-{n}": tuple(degrees(at)) for n, at in enumerate(draw(st.lists(spot, min_size=1, max_size=6)))}
    return Walking.of(town.layers["paths"], doors, {"s": tuple(degrees(start))}, PLANE)


@given(networks())
@settings(max_examples=100, deadline=None)
def test_the_way_back_leads_to_the_screen_and_is_as_long_as_told(walking: Walking) -> None:
    length = {frozenset(edge[:2]): edge[2] for edge in walking.edges}
    tree = walking.trees["s"]
    for door, metres in tree["metres"].items():
        node, walked = walking.doors[door], 0.0
        while tree["parent"][node] != -1:
            walked += length[frozenset((node, tree["parent"][node]))]
            node = tree["parent"][node]
        assert node == walking.screens["s"]
        assert walked == pytest.approx(metres, abs=0.1)


@given(networks())
@settings(max_examples=100, deadline=None)
def test_no_detour_is_shorter_and_no_way_beats_the_crow(walking: Walking) -> None:
    tree = walking.trees["s"]
    shortest = bellman_ford(walking)
    xy = [PLANE.metres_of(lon, lat) for lon, lat in walking.nodes]
    start = xy[walking.screens["s"]]
    for door, node in walking.doors.items():
        assert (door in tree["metres"]) == math.isfinite(shortest[node])
        if door in tree["metres"]:
            assert tree["metres"][door] == pytest.approx(shortest[node], abs=0.06)
            rounding = 0.3 + 0.01 * len(walking.edges)  # nodes at 11 cm, edges at 1 cm, metres at 10 cm
            assert tree["metres"][door] >= math.dist(start, xy[node]) - rounding


@given(networks())
@settings(max_examples=100, deadline=None)
def test_every_edge_joins_two_nodes_once_and_has_a_length(walking: Walking) -> None:
    pairs = [frozenset(edge[:2]) for edge in walking.edges]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)
    assert all(edge[2] > 0 and math.isfinite(edge[2]) for edge in walking.edges)
    assert {node for pair in pairs for node in pair} == set(range(len(walking.nodes)))


def bellman_ford(walking: Walking) -> list[float]:
    """Metres from the screen to every node, by the slowest and plainest of ways."""
    metres = [math.inf] * len(walking.nodes)
    metres[walking.screens["s"]] = 0.0
    for _ in walking.nodes:
        for a, b, length, *_rest in walking.edges:
            metres[a] = min(metres[a], metres[b] + length)
            metres[b] = min(metres[b], metres[a] + length)
    return metres
