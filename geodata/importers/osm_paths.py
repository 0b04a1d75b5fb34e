"""The walking network: ways on which people may walk, joined where OSM joins them."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geodata.importers.metres import Metres
from geodata.importers.osm_element import Element
from geodata.importers.osm_tags import Tags, metres, wheelchair
from geodata.importers.summary import Summary
from geodata.importers.surfaces import polygons
from geodata.importers.writing import Feature, feature
from geodata.schema import PATHS

WITH_PAVEMENT = ("trunk", "trunk_link")  # only where OSM says that people may walk there
WALKABLE = tuple(kind for kind in PATHS.allowed("highway") if kind not in WITH_PAVEMENT)
LONGEST = 2000.0  # metres between two vertices
CLOSED = ("no", "private", "use_sidepath", "military", "forestry", "agricultural")
OPEN = ("yes", "designated", "permissive", "customers", "destination", "official")


def is_walkable(tags: Tags) -> bool:
    """Whether people may walk here. ``foot`` outranks ``access``; one-way rules are for vehicles (wiki: Key:access)."""
    highway, foot = tags.get("highway", ""), tags.get("foot", "")
    if foot in CLOSED or (foot not in OPEN and tags.get("access", "yes") in CLOSED):
        return False
    if highway in WITH_PAVEMENT:
        return foot in OPEN or tags.get("sidewalk", "no") not in ("no", "none", "separate")
    return highway in WALKABLE


def features(elements: Iterable[Element], plane: Metres, within: Any, summary: Summary) -> list[Feature]:
    """The paths layer: what lies inside ``within`` (metres), vertex by vertex as in OSM, without cut-off islands."""
    pieces = [piece for element in elements if is_walkable(element.tags) for piece in _pieces(element, plane, within)]
    if not pieces:
        return []
    main = _mainland([line for _, _, line in pieces], plane)
    kept = []
    for (element, part, line), belongs in zip(pieces, main, strict=True):
        if belongs:
            kept.append(_feature(element, part, line))
        else:
            summary.leave_out("stretches of street that no other street reaches", str(element))
    return kept


def _pieces(element: Element, plane: Metres, within: Any) -> Iterator[tuple[Element, int, Any]]:
    """The runs of vertices with at least one end of each segment inside: no new vertex, so that joints stay joints."""
    part = 0
    for line in _lines(element):
        vertices = shapely.get_coordinates(line)
        inside = shapely.contains_xy(within, shapely.get_coordinates(plane.metres(line)))
        segments = (inside[:-1] | inside[1:]) & _short(plane.metres(line))
        for start, end in _runs(segments):
            piece = shapely.LineString(vertices[start : end + 1])
            if piece.length:
                yield element, part, piece
                part += 1


def _short(line: Any) -> Any:
    """Which segments of a line in metres are short enough to be walked; one vertex far out is a mistake."""
    return np.hypot(*np.diff(shapely.get_coordinates(line), axis=0).T) <= LONGEST


def _lines(element: Element) -> list[Any]:
    """A way, or the edges of a square: people cross it, and OSM ties the streets to its edge."""
    if element.is_line:
        return [element.geometry]
    return [shapely.LineString(polygon.exterior.coords) for polygon in polygons(element.geometry)]


def _runs(segments: Any) -> Iterator[tuple[int, int]]:
    """[start, end) of every unbroken run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], segments, [False]]).astype(int)))
    for start, end in edges.reshape(-1, 2):
        yield int(start), int(end)


def _mainland(lines: list[Any], plane: Metres) -> list[bool]:
    """Which lines belong to the connected part with the most metres; two lines meet where they share a vertex."""
    numbers: dict[tuple[float, float], int] = {}
    starts, ends = [], []
    for line in lines:
        nodes = [numbers.setdefault((x, y), len(numbers)) for x, y in line.coords]
        starts += nodes[:-1]
        ends += nodes[1:]
    graph = coo_array((np.ones(len(starts)), (starts, ends)), shape=(len(numbers), len(numbers)))
    _, island = connected_components(graph, directed=False)
    islands = [int(island[numbers[line.coords[0]]]) for line in lines]
    length = np.bincount(islands, weights=[plane.metres(line).length for line in lines])
    return [each == int(length.argmax()) for each in islands]


def _feature(element: Element, part: int, line: Any) -> Feature:
    tags = element.tags
    steps = tags["highway"] == "steps"
    return feature(
        element.key + (f"-{part + 1}" if part else ""),
        line,
        name=tags.get("name"),
        highway=tags["highway"],
        width=metres(tags.get("width")),
        surface=tags.get("surface"),
        steps=steps or None,
        wheelchair=wheelchair(tags) or ("no" if steps else None),
        layer=layer_of(tags),
    )


def layer_of(tags: Tags) -> int | None:
    """On which level a way lies, so that it does not meet what it passes over or under (wiki: Key:layer)."""
    told = tags.get("layer", "")
    if told.lstrip("-").isdigit():
        return int(told) or None
    if tags.get("bridge", "no") != "no":
        return 1
    return -1 if tags.get("tunnel", "no") not in ("no", "building_passage") else None
