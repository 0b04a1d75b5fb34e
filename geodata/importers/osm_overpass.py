"""Overpass JSON, rewritten as a small .osm.pbf so that libosmium assembles its areas like any other file's."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import osmium
import shapely
from osmium.osm import mutable

from geodata.importers.osm_element import Element
from geodata.importers.osm_overpass_values import Position, id_of, ids_of, member_of, position_of, tags_of, version_of
from geodata.importers.refusal import ImportRefused

INVENTED = 1 << 45  # ids for nodes that `out geom` gives a position but no number; far above any real one
ODD = (
    AttributeError,
    IndexError,
    KeyError,
    OverflowError,
    RuntimeError,
    TypeError,
    ValueError,
)  # malformed elements


@contextmanager
def packed(elements: list[dict[str, Any]]) -> Iterator[tuple[Path, list[Element]]]:
    """A temporary .osm.pbf of ``elements``, and those that came as a mere centre (`out center`). Refuses others."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "overpass.osm.pbf"
        try:
            _Copy(elements).write(copy)
            centres = [element for item in elements if (element := _centre(item))]
        except ODD as error:
            raise ImportRefused(
                f"the JSON holds what is no OpenStreetMap object ({error}). Export it again."
            ) from error
        yield copy, centres


def _centre(item: dict[str, Any]) -> Element | None:
    centre = item.get("center")
    if not centre or not item.keys().isdisjoint(("geometry", "nodes", "members")):
        return None
    if item["type"] not in ("way", "relation"):
        raise ValueError(f"'{item['type']}' as a type")
    return Element(item["type"], id_of(item["id"]), tags_of(item), shapely.Point(position_of(centre)))


class _Copy:
    def __init__(self, elements: list[dict[str, Any]]) -> None:
        self._nodes: dict[int, tuple[Position, dict[str, str]]] = {}
        self._ways: dict[int, tuple[list[int], dict[str, str]]] = {}
        self._relations: dict[int, tuple[list[tuple[str, int, str]], dict[str, str]]] = {}
        self._at: dict[Position, int] = {}
        self._versions: dict[tuple[str, int], int] = {}  # where the answer tells them (`out meta`)
        self._invent = count(INVENTED)
        for kind, take in (("node", self._take_node), ("way", self._take_way), ("relation", self._take_relation)):
            for item in elements:
                if item.get("type") == kind:
                    take(id_of(item["id"]), item)
                    self._versions[kind, item["id"]] = version_of(item)

    def write(self, copy: Path) -> None:
        with osmium.SimpleWriter(str(copy)) as writer:
            for node, (place, tags) in sorted(self._nodes.items()):
                version = self._versions.get(("node", node), 0)
                writer.add_node(mutable.Node(id=node, version=version, location=place, tags=tags))
            for way, (nodes, tags) in sorted(self._ways.items()):
                version = self._versions.get(("way", way), 0) if max(nodes) < INVENTED else 0
                writer.add_way(mutable.Way(id=way, version=version, nodes=nodes, tags=tags))
            for relation, (members, tags) in sorted(self._relations.items()):
                writer.add_relation(mutable.Relation(id=relation, members=members, tags=tags))

    def _take_node(self, id: int, item: dict[str, Any]) -> None:
        place = position_of(item)
        self._nodes[id] = (place, tags_of(item))
        self._at.setdefault(place, id)

    def _take_way(self, id: int, item: dict[str, Any]) -> None:
        nodes = ids_of(item.get("nodes") or [])
        if places := item.get("geometry"):
            nodes = self._placed(places, nodes)
        if nodes:
            self._ways[id] = (nodes, tags_of(item))

    def _placed(self, places: list[Any], nodes: list[int]) -> list[int]:
        """Node ids of a way that brings its own positions; a null position lies outside the box that was asked for."""
        numbers: list[int | None] = list(nodes) if len(nodes) == len(places) else [None] * len(places)
        return [self._node(position_of(place), id) for place, id in zip(places, numbers, strict=True) if place]

    def _node(self, place: Position, id: int | None) -> int:
        if id is None:
            id = self._at.get(place) or next(self._invent)
        self._at.setdefault(place, id)
        self._nodes.setdefault(id, (place, {}))
        return id

    def _take_relation(self, id: int, item: dict[str, Any]) -> None:
        members = item.get("members") or []
        listed = [member_of(member) for member in members]
        for member, (kind, ref, _) in zip(members, listed, strict=True):
            if kind == "w" and ref not in self._ways and member.get("geometry"):
                self._ways[ref] = (self._placed(member["geometry"], []), {})
        self._relations[id] = (listed, tags_of(item))
