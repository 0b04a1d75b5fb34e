"""The OpenStreetMap object as it was read, in OSM's own XML: the base of a change file to send back."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, tostring


def node_xml(id: int, version: int, lon: float, lat: float, tags: Mapping[str, str]) -> str:
    """``lon`` and ``lat`` in WGS84 degrees; '' for an object whose version the file does not tell."""
    if version < 1:
        return ""
    return _told(Element("node", id=str(id), version=str(version), lat=f"{lat:.7f}", lon=f"{lon:.7f}"), tags)


def way_xml(id: int, version: int, nodes: Iterable[int], tags: Mapping[str, str]) -> str:
    if version < 1:
        return ""
    way = Element("way", id=str(id), version=str(version))
    for node in nodes:
        SubElement(way, "nd", ref=str(node))
    return _told(way, tags)


def _told(element: Element, tags: Mapping[str, str]) -> str:
    for key, value in sorted(tags.items()):
        SubElement(element, "tag", k=key, v=value)
    return tostring(element, encoding="unicode")
