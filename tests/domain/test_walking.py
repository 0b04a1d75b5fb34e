"""Walking in plain Python goes the same ways as the network that the dataset computes."""

from math import hypot, inf

from hypothesis import given
from hypothesis import strategies as st

from geodata.dataset import read
from twin.config import ROOT
from twin.domain.footprint import Ground
from twin.domain.walking import Network

EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0.5, 90)), max_size=20)
LINE = [[3.9 + step / 1000, 50.9] for step in range(8)]
STREET = [[step, step + 1, 70.27, 0, 0] for step in range(7)]
SPOT = st.tuples(st.floats(3.9, 3.907), st.floats(50.8997, 50.9003))


def test_it_finds_the_same_distances_as_the_dataset_in_a_real_core() -> None:
    walking = read(ROOT / "geodata" / "herzele").walking
    network = Network(walking.nodes, walking.edges)
    for screen, tree in walking.trees.items():
        root = walking.screens[screen]
        metres, parent = network.walks_from(root)
        for premises, length in tree["metres"].items():
            node = walking.doors[premises]
            assert abs(metres[node] - length) < 0.06
            assert abs((network.metres_up(root, tree["parent"], node) or 0) - length) < 0.06
            assert abs((network.metres_up(root, parent, node) or 0) - length) < 0.06


def test_it_meets_the_streets_where_the_dataset_does() -> None:
    dataset = read(ROOT / "geodata" / "herzele")
    network = Network(dataset.walking.nodes, dataset.walking.edges)
    for feature in dataset.layers["premises"]["features"]:
        node = dataset.walking.doors[feature["properties"]["id"]]
        met = network.meet(feature["properties"]["door"])
        assert met is not None
        (x, y) = Ground(network.nodes[node]).metres(network.nodes[met])
        assert abs(x) < 0.5
        assert abs(y) < 0.5


@given(edges=EDGES)
def test_no_way_is_shorter_than_another_way_round(edges: list[tuple[int, int, float]]) -> None:
    metres, parent = Network(LINE, edges).walks_from(0)
    for a, b, length in edges:
        assert metres[b] <= metres[a] + length + 1e-9 or metres[a] == inf
        assert metres[a] <= metres[b] + length + 1e-9 or metres[b] == inf
    for node, above in enumerate(parent):
        assert (above == -1) == (node == 0 or metres[node] == inf)


@given(spots=st.lists(SPOT, min_size=1, max_size=6), root=st.integers(0, 7))
def test_a_tree_that_grew_knows_the_ways_that_a_new_one_finds(spots: list[tuple[float, float]], root: int) -> None:
    network = Network(LINE, STREET)
    _, before = network.walks_from(root)
    for spot in spots:
        network.meet(spot)
    tree = network.grown(root, before)
    metres, _ = network.walks_from(root)
    for node, length in enumerate(metres):
        assert abs((network.metres_up(root, tree, node) or 0) - length) < 1


@given(lon=st.floats(3.895, 3.912), lat=st.floats(50.8985, 50.9015))
def test_no_door_is_met_from_further_than_a_minutes_walk(lon: float, lat: float) -> None:
    network = Network(LINE, STREET)
    node = network.meet((lon, lat))
    if node is not None:
        assert hypot(*Ground((lon, lat)).metres(network.nodes[node])) < 60.2
    else:
        assert all(hypot(*Ground((lon, lat)).metres(at)) > 59.8 for at in LINE)
