"""Draws a few OpenStreetMap objects in metres and writes them as any kind of extract that people download.

(x, y) are metres east and north of a crossing in East Flanders, as in ``tests.geodata.tiny_town``.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import osmium
from osmium.osm import mutable

from tests.geodata.tiny_town import box, degrees

Spot = tuple[float, float]


class Sketch:
    """Objects in OSM's own terms; two ways that name the same spot share its node."""

    def __init__(self) -> None:
        self._spots: dict[Spot, int] = {}
        self.nodes: dict[int, tuple[Spot, dict[str, str]]] = {}
        self.ways: dict[int, tuple[list[int], dict[str, str]]] = {}
        self.relations: dict[int, tuple[list[tuple[int, str]], dict[str, str]]] = {}

    def node(self, x: float, y: float, id: int | None = None, **tags: str) -> int:
        """A node at a spot of its own, or the one there if it has no tags yet."""
        number = self._spots.get((x, y)) if id is None else id
        if number is None or (tags and self.nodes.get(number, ((0, 0), {}))[1]):
            number = 1000 + len(self.nodes)
        self._spots.setdefault((x, y), number)
        self.nodes[number] = ((x, y), told(tags) or self.nodes.get(number, ((0, 0), {}))[1])
        return number

    def way(self, spots: Sequence[Spot], id: int | None = None, **tags: str) -> int:
        number = id or 100 + len(self.ways)
        self.ways[number] = ([self.node(*spot) for spot in spots], told(tags))
        return number

    def house(self, x: float, y: float, width: float = 8, depth: float = 10, id: int | None = None, **tags: str) -> int:
        """A closed way, (x, y) its south-west corner; a building unless the tags say otherwise."""
        return self.way(box(x, y, width, depth), id, **(tags or {"building": "yes"}))

    def relation(self, members: Sequence[tuple[int, str]], id: int | None = None, **tags: str) -> int:
        """``members``: (way, role)."""
        number = id or 10 + len(self.relations)
        self.relations[number] = (list(members), told({"type": "multipolygon", **tags}))
        return number

    def write(self, path: Path) -> Path:
        """As .osm or .osm.pbf, by the name of ``path``."""
        path.unlink(missing_ok=True)
        with osmium.SimpleWriter(str(path)) as writer:
            for id, (spot, tags) in sorted(self.nodes.items()):
                writer.add_node(mutable.Node(id=id, location=degrees(spot), tags=tags, version=1))
            for id, (nodes, tags) in sorted(self.ways.items()):
                writer.add_way(mutable.Way(id=id, nodes=nodes, tags=tags, version=1))
            for id, (members, tags) in sorted(self.relations.items()):
                listed = [("w", way, role) for way, role in members]
                writer.add_relation(mutable.Relation(id=id, members=listed, tags=tags, version=1))
        return path

    def write_overpass(self, path: Path, geometry: bool) -> Path:
        """As Overpass JSON: with its nodes (`out body; >;`), or with positions in ways and relations (`out geom;`)."""
        elements: list[dict[str, Any]] = [
            {"type": "node", "id": id, **self._place(id), "tags": tags}
            for id, (_, tags) in self.nodes.items()
            if tags or not geometry
        ]
        for id, (nodes, tags) in self.ways.items():
            if tags or not geometry:
                places = {"geometry": [self._place(node) for node in nodes]} if geometry else {}
                elements.append({"type": "way", "id": id, "nodes": nodes, "tags": tags, **places})
        for id, (members, tags) in self.relations.items():
            listed = [self._member(way, role, geometry) for way, role in members]
            elements.append({"type": "relation", "id": id, "members": listed, "tags": tags})
        path.write_text(json.dumps({"version": 0.6, "generator": "Overpass API", "elements": elements}))
        return path

    def write_geojson(self, path: Path) -> Path:
        """As Overpass turbo exports it: tagged nodes, ways as lines or polygons; it has no relations to draw."""
        features = [
            _feature(f"node/{id}", {"type": "Point", "coordinates": degrees(spot)}, tags)
            for id, (spot, tags) in self.nodes.items()
            if tags
        ]
        for id, (nodes, tags) in self.ways.items():
            line = [degrees(self.nodes[node][0]) for node in nodes]
            is_area = nodes[0] == nodes[-1] and ("highway" not in tags or tags.get("area") == "yes")
            form = (
                {"type": "Polygon", "coordinates": [line]} if is_area else {"type": "LineString", "coordinates": line}
            )
            features.append(_feature(f"way/{id}", form, tags))
        path.write_text(json.dumps({"type": "FeatureCollection", "generator": "overpass-ide", "features": features}))
        return path

    def _place(self, node: int) -> dict[str, float]:
        lon, lat = degrees(self.nodes[node][0])
        return {"lat": lat, "lon": lon}

    def _member(self, way: int, role: str, geometry: bool) -> dict[str, Any]:
        places = {"geometry": [self._place(node) for node in self.ways[way][0]]} if geometry else {}
        return {"type": "way", "ref": way, "role": role, **places}


def told(tags: dict[str, str]) -> dict[str, str]:
    """Python names cannot hold a colon: ``addr__street`` stands for ``addr:street``."""
    return {key.replace("__", ":"): value for key, value in tags.items()}


def _feature(identity: str, geometry: dict[str, Any], tags: dict[str, str]) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"@id": identity, **tags}, "geometry": geometry, "id": identity}


def shopping_street() -> Sketch:
    """Kerkstraat with four houses: a bakery in one, two shops in the next, a mapped-out pharmacy, one to let."""
    sketch = Sketch()
    sketch.node(0, -20, 900, place="village", name="Dorp")
    sketch.way([(-100, 0), (0, 0), (100, 0)], 1, highway="residential", name="Kerkstraat")
    sketch.way([(0, 0), (0, 100)], 2, highway="footway", surface="sett")
    for number, x in ((21, 10), (22, 18), (23, 26), (24, 34)):
        tags = {"addr__street": "Kerkstraat", "addr__housenumber": str(number), "addr__country": "BE"}
        sketch.way(box(x, 5, 8, 10), number, building="house", **tags)
    sketch.ways[23][1].update(amenity="pharmacy", name="Apotheek Peeters")
    sketch.node(14, 8, 901, shop="bakery", name="Bakkerij Lies", opening_hours="Mo-Fr 08:00-18:00")
    sketch.node(20, 8, 902, shop="books", name="Boeken Tom")
    sketch.node(24, 8, 903, amenity="cafe", name="Café Onder de Toren")
    sketch.node(38, 8, 904, shop="vacant")
    return sketch
