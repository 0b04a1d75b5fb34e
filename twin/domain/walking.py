"""Walking over a town's network: where a door meets the streets, and the shortest ways from there. Plain Python.

The networks come from `geodata.walking`, which computes all of a folder's doors at once; here what people moved or
made since then finds its place.
"""

import heapq
from collections.abc import Sequence
from math import hypot, inf
from typing import Any

from twin.domain.footprint import Ground

FURTHEST = 60.0  # metres from a door to the nearest path; beyond it any distance told would be false
SAME_PLACE = 0.1  # metres: a door this near to a node uses that node

Position = Sequence[float]  # [lon, lat], WGS84


class Network:
    """``nodes``: [lon, lat]; ``edges``: [node, node, metres, name, flags], both ways, as in `geodata.walking`.

    Grows by a node for every place that is met between two nodes; ``added`` tells between which.
    """

    def __init__(self, nodes: Sequence[Position], edges: Sequence[Sequence[Any]]) -> None:
        self.nodes, self.edges = list(nodes), list(edges)
        self.added: dict[int, tuple[int, int]] = {}
        self._length: dict[tuple[int, int], float] = {}
        for a, b, length, *_ in self.edges:
            self._remember(a, b, length)

    def meet(self, position: Position) -> int | None:
        """The node at which the network is met from ``position``: the point of the nearest edge, which is split
        there. None where the nearest is further than 60 m."""
        found = min(((*self._from_edge(edge, position), index) for index, edge in enumerate(self.edges)), default=None)
        if found is None or found[0] > FURTHEST:
            return None
        _, share, index = found
        a, b, length, *rest = self.edges[index]
        if share * length <= SAME_PLACE or (1 - share) * length <= SAME_PLACE:
            return int(a if share < 0.5 else b)
        (lon_a, lat_a), (lon_b, lat_b) = self.nodes[a], self.nodes[b]
        node = len(self.nodes)
        self.nodes.append([round(lon_a + share * (lon_b - lon_a), 6), round(lat_a + share * (lat_b - lat_a), 6)])
        pieces = [[a, node, round(share * length, 2), *rest], [node, b, round((1 - share) * length, 2), *rest]]
        self.edges[index : index + 1] = pieces
        for one, two, metres, *_ in pieces:
            self._remember(one, two, metres)
        self.added[node] = a, b
        return node

    def walks_from(self, start: int) -> tuple[list[float], list[int]]:
        """Metres to every node, infinite where no way leads, and the next node on the way back (-1: none)."""
        neighbours: list[list[tuple[int, float]]] = [[] for _ in self.nodes]
        for a, b, length, *_ in self.edges:
            neighbours[a].append((b, length))
            neighbours[b].append((a, length))
        metres, parent = [inf] * len(self.nodes), [-1] * len(self.nodes)
        metres[start] = 0.0
        queue = [(0.0, start)]
        while queue:
            gone, node = heapq.heappop(queue)
            if gone > metres[node]:
                continue
            for next_node, length in neighbours[node]:
                if gone + length < metres[next_node]:
                    metres[next_node], parent[next_node] = gone + length, node
                    heapq.heappush(queue, (gone + length, next_node))
        return metres, parent

    def grown(self, root: int, parent: Sequence[int]) -> list[int]:
        """A tree of walks from ``root`` with the nodes that were added since it was made."""
        tree = [*parent, *[-1] * (len(self.nodes) - len(parent))]
        for node, ends in self.added.items():
            ways = [(self.metres_up(root, tree, end), end) for end in ends]
            reached = [(metres + self._between(node, end), end) for metres, end in ways if metres is not None]
            tree[node] = min(reached, default=(inf, -1))[1]
        return tree

    def metres_up(self, root: int, parent: Sequence[int], node: int) -> float | None:
        """The length of the way from ``node`` up a tree to its ``root``; None for what the tree does not reach."""
        length = 0.0
        while (above := parent[node]) >= 0:
            length += self._between(node, above)
            node = above
        return length if node == root else None

    def _from_edge(self, edge: Sequence[Any], position: Position) -> tuple[float, float]:
        """Metres from ``position`` to the edge, and how far along it the nearest point lies, 0 to 1."""
        ground = Ground(position)
        (x1, y1), (x2, y2) = ground.metres(self.nodes[edge[0]]), ground.metres(self.nodes[edge[1]])
        squared = (x2 - x1) ** 2 + (y2 - y1) ** 2
        share = min(1.0, max(0.0, -(x1 * (x2 - x1) + y1 * (y2 - y1)) / squared)) if squared else 0.0
        return hypot(x1 + share * (x2 - x1), y1 + share * (y2 - y1)), share

    def _between(self, one: int, two: int) -> float:
        if (one, two) in self._length:
            return self._length[one, two]
        return hypot(*Ground(self.nodes[one]).metres(self.nodes[two]))  # of an edge that was split again

    def _remember(self, a: int, b: int, length: float) -> None:
        for pair in ((a, b), (b, a)):
            self._length[pair] = min(length, self._length.get(pair, inf))
