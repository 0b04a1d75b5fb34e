"""The walking network of a core: from every screen the shortest way to every door, on foot and along the paths."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from geodata.measure import Plane
from geodata.street_graph import Piece, StreetGraph, flags, join

NODE_DECIMALS = 6  # of a degree: 11 cm, as the browser gets them
FURTHEST = 60.0  # metres from a door or a screen to the nearest path; beyond it any distance told would be false
SAME_PLACE = 0.1  # metres: a door this near to a node uses that node

Edge = tuple[int, int, float, int, int]
Lonlat = tuple[float, float]


@dataclass(frozen=True)
class Walking:
    """The network, with doors and screens as nodes of it.

    ``nodes``: [lon, lat], WGS84. ``edges``: (node, node, metres, index into ``names``, flags), straight pieces, both
    ways; flags 1 = steps, 2 = not for a wheelchair. ``names`` holds '' for nameless paths. ``doors`` and ``screens``
    tell at which node each is met: the point of the nearest path; who is further than 60 m from it is not on the
    network. ``trees``: per screen ``parent`` (the next node on the way back to the screen, -1 for the screen itself
    and for what cannot be reached) and ``metres`` along the edges to every premises that can be reached.
    """

    nodes: list[list[float]]
    edges: list[Edge]
    names: list[str]
    doors: dict[str, int]
    screens: dict[str, int]
    trees: dict[str, dict[str, Any]]

    @classmethod
    def of(
        cls,
        paths: Sequence[Mapping[str, Any]],
        doors: Mapping[str, Lonlat],
        screens: Mapping[str, Lonlat],
        plane: Plane,
    ) -> "Walking":
        """``paths`` are GeoJSON LineString features; ``doors`` and ``screens`` lie at (lon, lat), WGS84.

        Without any path there are no nodes, and no door or screen is on the network.
        """
        graph = join(paths, plane)
        met = _attach(graph, [*doors.values(), *screens.values()], plane)
        at_doors = {id: node for id, node in zip(doors, met, strict=False) if node is not None}
        at_screens = {id: node for id, node in zip(screens, met[len(doors) :], strict=True) if node is not None}
        names = sorted({str(path["properties"].get("name") or "") for path in paths})
        edges = _edges(graph, paths, names)
        return cls(
            nodes=_lonlat(graph, plane),
            edges=edges,
            names=names,
            doors=at_doors,
            screens=at_screens,
            trees={id: _tree(len(graph.xy), edges, node, at_doors) for id, node in at_screens.items()},
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "nodes": self.nodes,
            "edges": [list(edge) for edge in self.edges],
            "names": self.names,
            "doors": self.doors,
            "screens": self.screens,
            "trees": self.trees,
        }


def _attach(graph: StreetGraph, places: Sequence[Lonlat], plane: Plane) -> list[int | None]:
    """The node for every place, on the nearest piece, which is split there; None where that is too far away."""
    met: list[int | None] = [None] * len(places)
    if not places or not graph.pieces:
        return met
    lines = shapely.linestrings([[graph.xy[piece.a], graph.xy[piece.b]] for piece in graph.pieces])
    points = shapely.points(plane.metres(np.array(places, dtype=float)))
    nearest = _nearest(lines, points)
    along = shapely.line_locate_point(lines[nearest], points)
    stops: dict[int, list[tuple[float, int]]] = {}
    for place in np.flatnonzero(shapely.distance(lines[nearest], points) <= FURTHEST):
        stops.setdefault(int(nearest[place]), []).append((float(along[place]), int(place)))
    pieces: list[Piece] = []
    for index, piece in enumerate(graph.pieces):
        pieces.extend(_split(graph, piece, sorted(stops.get(index, [])), met))
    graph.pieces[:] = pieces
    return met


def _nearest(lines: Any, points: Any) -> Any:
    """For every point the index of the nearest line; of equals the first."""
    found, lines_found = shapely.STRtree(lines).query_nearest(points, all_matches=True)
    nearest = np.full(len(points), len(lines))
    np.minimum.at(nearest, found, lines_found)
    return nearest


def _split(graph: StreetGraph, piece: Piece, stops: Sequence[tuple[float, int]], met: list[int | None]) -> list[Piece]:
    """``piece`` cut at ``stops`` (metres from its start, place); notes in ``met`` the node of each place."""
    whole = graph.length(piece)
    start, end = np.array(graph.xy[piece.a]), np.array(graph.xy[piece.b])
    chain, reached = [piece.a], 0.0
    for metres, place in stops:
        if metres - reached <= SAME_PLACE:
            met[place] = chain[-1]
        elif whole - metres <= SAME_PLACE:
            met[place] = piece.b
        else:
            x, y = start + (end - start) * (metres / whole)
            chain.append(graph.add_node((float(x), float(y))))
            met[place], reached = chain[-1], metres
    chain.append(piece.b)
    return [Piece(a, b, piece.path) for a, b in pairwise(chain)]


def _edges(graph: StreetGraph, paths: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[Edge]:
    index = {name: position for position, name in enumerate(names)}
    label = [index[str(path["properties"].get("name") or "")] for path in paths]
    flag = [flags(path) for path in paths]
    return [(p.a, p.b, max(0.01, round(graph.length(p), 2)), label[p.path], flag[p.path]) for p in graph.pieces]


def _lonlat(graph: StreetGraph, plane: Plane) -> list[list[float]]:
    lonlat = plane.degrees(np.array(graph.xy, dtype=float).reshape(-1, 2))
    return [[round(float(lon), NODE_DECIMALS), round(float(lat), NODE_DECIMALS)] for lon, lat in lonlat]


def _matrix(count: int, edges: Sequence[Edge]) -> Any:
    rows = [edge[0] for edge in edges]
    columns = [edge[1] for edge in edges]
    return csr_array(([edge[2] for edge in edges], (rows, columns)), shape=(count, count))


def _tree(count: int, edges: Sequence[Edge], root: int, doors: Mapping[str, int]) -> dict[str, Any]:
    metres, parents = dijkstra(_matrix(count, edges), directed=False, indices=np.array(root), return_predecessors=True)
    return {
        "parent": [max(-1, int(parent)) for parent in parents],
        "metres": {id: round(float(metres[node]), 1) for id, node in doors.items() if np.isfinite(metres[node])},
    }
