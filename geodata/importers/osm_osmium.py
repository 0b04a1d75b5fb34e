"""OpenStreetMap files that libosmium reads: .osm.pbf and .osm (XML), packed or not."""

from collections.abc import Callable
from typing import Any

import osmium
import shapely

from geodata.importers.osm_commercial import trade
from geodata.importers.osm_element import Box, Element, Extract
from geodata.importers.osm_original import node_xml, way_xml
from geodata.importers.osm_tags import KEYS, is_street
from geodata.importers.refusal import ImportRefused
from geodata.importers.surfaces import mended

EVERY = 50_000  # objects between two words of progress
AREAS = ("building", "building:part", "shop")  # a broken outline of these is worth a line in the summary


class Reading:
    """One pass over a file. ``window`` is (west, south, east, north) in degrees; what lies outside it is not kept."""

    def __init__(self, window: Box | None, progress: Callable[[str, float | None], None]) -> None:
        self.extract = Extract({"nodes": 0, "ways": 0, "relations": 0})
        self._window = window
        self._progress = progress
        self._wkb = osmium.geom.WKBFactory()
        self._outlines: dict[int, Element] = {}
        self._originals: dict[int, str] = {}  # of ways that trade: their areas come later and know no nodes

    def read(self, file: Any) -> Extract:
        """Raises ImportRefused where libosmium cannot read on."""
        keys = osmium.filter.KeyFilter(*KEYS)
        try:
            for seen, item in enumerate(osmium.FileProcessor(file).with_areas(keys)):
                if seen % EVERY == 0:
                    self._progress(f"Reading, {seen:,} objects" if seen else "Reading", None)
                self._take(item)
        except (RuntimeError, ValueError, osmium.InvalidLocationError) as error:
            raise ImportRefused(f"The file breaks off or is damaged ({error}). Download it again.") from error
        self._mend()
        return self.extract

    def _take(self, item: Any) -> None:
        if item.is_area():
            self._take_area(item)
            return
        kind = "nodes" if item.is_node() else "ways" if item.is_way() else "relations"
        self.extract.counts[kind] += 1
        if not item.tags:
            return
        tags = dict(item.tags)
        if item.is_relation():
            self.extract.relations.append(tags)
        elif not tags.keys().isdisjoint(KEYS):
            self._take_node(item, tags) if item.is_node() else self._take_way(item, tags)

    def _take_node(self, node: Any, tags: dict[str, str]) -> None:
        if node.location.valid():
            lon, lat = node.location.lon, node.location.lat
            original = node_xml(node.id, node.version, lon, lat, tags) if trade(tags) else ""
            self._keep(Element("node", node.id, tags, shapely.Point(lon, lat), original))

    def _take_way(self, way: Any, tags: dict[str, str]) -> None:
        places = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
        if trade(tags):
            self._originals[way.id] = way_xml(way.id, way.version, [node.ref for node in way.nodes], tags)
        if len(places) < 2:
            self.extract.broken.append(("ways without their nodes in the file", f"way/{way.id}"))
        elif is_street(tags):
            self._keep(Element("way", way.id, tags, shapely.LineString(places)))
        elif not tags.keys().isdisjoint(AREAS):
            self._outlines[way.id] = Element("way", way.id, tags, shapely.LineString(places))

    def _take_area(self, area: Any) -> None:
        tags = dict(area.tags)
        if tags.keys().isdisjoint(KEYS) or (area.from_way() and is_street(tags)):
            return
        kind = "way" if area.from_way() else "relation"
        shape = self._assembled(area)
        if shape is not None:
            self._outlines.pop(area.orig_id() if kind == "way" else 0, None)
            original = self._originals.get(area.orig_id(), "") if kind == "way" else ""
            self._keep(Element(kind, area.orig_id(), tags, shape, original))
        elif kind == "relation":
            self.extract.broken.append(("relations whose outlines cross", f"relation/{area.orig_id()}"))

    def _assembled(self, area: Any) -> Any:
        """A Polygon or MultiPolygon, None where the outline crosses itself."""
        try:
            shape: Any = shapely.from_wkb(self._wkb.create_multipolygon(area))
        except RuntimeError:
            return None
        return shape.geoms[0] if len(shape.geoms) == 1 else shape

    def _keep(self, element: Element) -> None:
        self.extract.keep(element, self._window)

    def _mend(self) -> None:
        """Outlines that the area assembler refused: crossing themselves, or not closed."""
        for outline in self._outlines.values():
            shape = mended(list(outline.geometry.coords))
            if shape is None:
                self.extract.broken.append(("outlines that are not closed", str(outline)))
                continue
            self.extract.broken.append(("outlines that cross themselves, repaired", str(outline)))
            self._keep(Element(outline.type, outline.id, outline.tags, shape))
