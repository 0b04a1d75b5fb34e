"""Turns drawn paths into one graph of straight pieces, joined where people can walk from one to the other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from geodata.measure import DECIMALS, Coordinates, Plane

REACH = 0.5  # metres: a line that ends this near to another one was meant to touch it
SHORTEST = 0.01  # metres: a piece of no length would be lost in a sparse matrix

STEPS = 1
NOT_WHEELCHAIR = 2

Key = tuple[float, float]


@dataclass(frozen=True)
class Piece:
    """A straight piece of path ``path`` (its index) between nodes ``a`` and ``b``."""

    a: int
    b: int
    path: int


@dataclass
class StreetGraph:
    """``xy``: node positions in metres; ``pieces``: straight, each pair of nodes at most once."""

    xy: list[Key] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def length(self, piece: Piece) -> float:
        """Metres."""
        (ax, ay), (bx, by) = self.xy[piece.a], self.xy[piece.b]
        return max(SHORTEST, float(np.hypot(bx - ax, by - ay)))

    def add_node(self, xy: Key) -> int:
        self.xy.append(xy)
        return len(self.xy) - 1


def join(paths: Sequence[Mapping[str, Any]], plane: Plane) -> StreetGraph:
    """GeoJSON LineString features -> graph. Pieces keep the order of the paths, nodes that of their first mention."""
    drawn = _Drawn.of(paths, plane)
    cuts = _cuts(drawn)
    return _assembled(drawn, cuts)


def flags(path: Mapping[str, Any]) -> int:
    """The flags of a path's pieces: 1 = steps, 2 = not for a wheelchair (steps never are)."""
    properties = path["properties"]
    if properties.get("steps") or properties.get("highway") == "steps":
        return STEPS | NOT_WHEELCHAIR
    return NOT_WHEELCHAIR if properties.get("wheelchair") == "no" else 0


def parts(graph: StreetGraph) -> list[int]:
    """For every node the number of the connected part that it belongs to."""
    if not graph.xy:
        return []
    ends = np.array([(piece.a, piece.b) for piece in graph.pieces]).reshape(-1, 2)
    joined = csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(graph.xy), len(graph.xy)))
    return [int(part) for part in connected_components(joined, directed=False)[1]]


@dataclass(frozen=True)
class _Drawn:
    """The paths as drawn. Vertices at the same position (7 decimals) are one vertex: that is how OSM joins ways."""

    xy: Coordinates
    segments: list[Piece]  # a and b are vertices
    layer: list[int]  # per segment

    @classmethod
    def of(cls, paths: Sequence[Mapping[str, Any]], plane: Plane) -> "_Drawn":
        vertices: dict[Key, int] = {}
        segments: list[Piece] = []
        layer: list[int] = []
        for index, path in enumerate(paths):
            line = [_vertex(vertices, position) for position in path["geometry"]["coordinates"]]
            for a, b in pairwise(line):
                if a != b:
                    segments.append(Piece(a, b, index))
                    layer.append(int(path["properties"].get("layer") or 0))
        lonlat = np.array(list(vertices), dtype=float).reshape(-1, 2)
        return cls(plane.metres(lonlat), segments, layer)


def _vertex(vertices: dict[Key, int], position: Sequence[float]) -> int:
    return vertices.setdefault((round(position[0], DECIMALS), round(position[1], DECIMALS)), len(vertices))


@dataclass(frozen=True)
class _Cuts:
    """``along``: segment -> [(fraction, vertex)]; ``same``: pairs of vertices that are one; ``xy``: added vertices."""

    along: Mapping[int, list[tuple[float, int]]]
    same: list[tuple[int, int]]
    xy: list[Key]


def _cuts(drawn: _Drawn) -> _Cuts:
    along: dict[int, list[tuple[float, int]]] = defaultdict(list)
    same: list[tuple[int, int]] = []
    added: list[Key] = []
    for first, second in _neighbours(drawn):
        one, two = drawn.segments[first], drawn.segments[second]
        if {one.a, one.b} & {two.a, two.b}:
            continue
        touching = False
        for vertex, segment in ((one.a, second), (one.b, second), (two.a, first), (two.b, first)):
            touching |= _touch(drawn, vertex, segment, along, same)
        crossing = None if touching else _crossing(drawn, one, two)
        if crossing is not None:
            at_one, at_two, xy = crossing
            vertex = len(drawn.xy) + len(added)
            added.append(xy)
            along[first].append((at_one, vertex))
            along[second].append((at_two, vertex))
    return _Cuts(along, same, added)


def _neighbours(drawn: _Drawn) -> Iterable[tuple[int, int]]:
    """Pairs of segments on the same layer that come within reach of each other, in a fixed order."""
    if not drawn.segments:
        return []
    ends = np.array([(piece.a, piece.b) for piece in drawn.segments])
    lines = shapely.linestrings(drawn.xy[ends])
    pairs = shapely.STRtree(lines).query(lines, predicate="dwithin", distance=REACH).T
    return sorted((int(i), int(j)) for i, j in pairs if i < j and drawn.layer[i] == drawn.layer[j])


def _touch(
    drawn: _Drawn, vertex: int, segment: int, along: dict[int, list[tuple[float, int]]], same: list[tuple[int, int]]
) -> bool:
    """Joins ``vertex`` to ``segment`` where it lies within reach; says whether it does."""
    piece = drawn.segments[segment]
    start, end, point = drawn.xy[piece.a], drawn.xy[piece.b], drawn.xy[vertex]
    whole = float(np.hypot(*(end - start)))
    if whole == 0:
        return False
    fraction = float(np.clip(np.dot(point - start, end - start) / whole**2, 0, 1))
    if float(np.hypot(*(point - start - fraction * (end - start)))) > REACH:
        return False
    if fraction * whole <= REACH:
        same.append((vertex, piece.a))
    elif (1 - fraction) * whole <= REACH:
        same.append((vertex, piece.b))
    else:
        along[segment].append((fraction, vertex))
    return True


def _crossing(drawn: _Drawn, one: Piece, two: Piece) -> tuple[float, float, Key] | None:
    """Fractions along both segments and the point where they cross, or None."""
    p, q = drawn.xy[one.a], drawn.xy[two.a]
    r, s = drawn.xy[one.b] - p, drawn.xy[two.b] - q
    turn = float(r[0] * s[1] - r[1] * s[0])
    if turn == 0:
        return None
    gap = q - p
    t = float(gap[0] * s[1] - gap[1] * s[0]) / turn
    u = float(gap[0] * r[1] - gap[1] * r[0]) / turn
    if not (0 <= t <= 1 and 0 <= u <= 1):
        return None
    x, y = p + t * r
    return t, u, (float(x), float(y))


def _assembled(drawn: _Drawn, cuts: _Cuts) -> StreetGraph:
    positions = [(float(x), float(y)) for x, y in drawn.xy] + cuts.xy
    representative = _merged(len(positions), cuts.same)
    graph = StreetGraph()
    node_of: dict[int, int] = {}
    known: set[tuple[int, int]] = set()
    for index, segment in enumerate(drawn.segments):
        chain = [segment.a, *(vertex for _, vertex in sorted(cuts.along.get(index, []))), segment.b]
        nodes = []
        for vertex in chain:
            root = representative[vertex]
            if root not in node_of:
                node_of[root] = graph.add_node(positions[root])
            nodes.append(node_of[root])
        for a, b in pairwise(nodes):
            pair = (min(a, b), max(a, b))
            if a != b and pair not in known:
                known.add(pair)
                graph.pieces.append(Piece(a, b, segment.path))
    return graph


def _merged(count: int, same: Iterable[tuple[int, int]]) -> list[int]:
    """For every vertex the lowest vertex that it is the same as."""
    root = list(range(count))

    def find(vertex: int) -> int:
        while root[vertex] != vertex:
            root[vertex] = root[root[vertex]]
            vertex = root[vertex]
        return vertex

    for one, two in same:
        low, high = sorted((find(one), find(two)))
        root[high] = low
    return [find(vertex) for vertex in range(count)]
