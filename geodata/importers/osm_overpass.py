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
Position = tuple[float, float]


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
    if not centre or "geometry" in item or "nodes" in item or "members" in item:
        return None
    return Element(item["type"], item["id"], item.get("tags", {}), shapely.Point(centre["lon"], centre["lat"]))


class _Copy:
    def __init__(self, elements: list[dict[str, Any]]) -> None:
        self._nodes: dict[int, tuple[Position, dict[str, str]]] = {}
        self._ways: dict[int, tuple[list[int], dict[str, str]]] = {}
        self._relations: dict[int, tuple[list[tuple[str, int, str]], dict[str, str]]] = {}
        self._at: dict[Position, int] = {}
        self._invent = count(INVENTED)
        for kind, take in (("node", self._take_node), ("way", self._take_way), ("relation", self._take_relation)):
            for item in elements:
                if item.get("type") == kind:
                    take(item)

    def write(self, copy: Path) -> None:
        with osmium.SimpleWriter(str(copy)) as writer:
            for node, (place, tags) in sorted(self._nodes.items()):
                writer.add_node(mutable.Node(id=node, location=place, tags=tags))
            for way, (nodes, tags) in sorted(self._ways.items()):
                writer.add_way(mutable.Way(id=way, nodes=nodes, tags=tags))
            for relation, (members, tags) in sorted(self._relations.items()):
                writer.add_relation(mutable.Relation(id=relation, members=members, tags=tags))

    def _take_node(self, item: dict[str, Any]) -> None:
        place = (item["lon"], item["lat"])
        self._nodes[item["id"]] = (place, item.get("tags", {}))
        self._at.setdefault(place, item["id"])

    def _take_way(self, item: dict[str, Any]) -> None:
        nodes = item.get("nodes") or []
        if places := item.get("geometry"):
            nodes = self._placed(places, nodes)
        if nodes:
            self._ways[item["id"]] = (nodes, item.get("tags", {}))

    def _placed(self, places: list[dict[str, float] | None], nodes: list[int]) -> list[int]:
        """Node ids of a way that brings its own positions; a null position lies outside the box that was asked for."""
        numbers: list[int | None] = list(nodes) if len(nodes) == len(places) else [None] * len(places)
        return [self._node(place, number) for place, number in zip(places, numbers, strict=True) if place]

    def _node(self, place: dict[str, float], number: int | None) -> int:
        at = (place["lon"], place["lat"])
        if number is None:
            number = self._at.get(at) or next(self._invent)
        self._at.setdefault(at, number)
        self._nodes.setdefault(number, (at, {}))
        return number

    def _take_relation(self, item: dict[str, Any]) -> None:
        members = item.get("members") or []
        for member in members:
            if member["type"] == "way" and member["ref"] not in self._ways and member.get("geometry"):
                self._ways[member["ref"]] = (self._placed(member["geometry"], []), {})
        listed = [(member["type"][0], member["ref"], member.get("role", "")) for member in members]
        self._relations[item["id"]] = (listed, item.get("tags", {}))
