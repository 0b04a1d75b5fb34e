"""One OpenStreetMap object with its shape, whatever kind of file it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Box = tuple[float, float, float, float]
SHAPES_LINE = ("LineString",)
SHAPES_AREA = ("Polygon", "MultiPolygon")


@dataclass(frozen=True, slots=True)
class Element:
    """``type`` is node, way or relation; ``geometry`` a Shapely point, line or area in WGS84 degrees.

    A closed way is told once: as a line where it is a street, as an area where its tags describe a surface.
    ``original`` is the object in OSM's XML where it trades and the file tells its version, else ''.
    """

    type: str
    id: int
    tags: Mapping[str, str]
    geometry: Any
    original: str = ""

    @property
    def key(self) -> str:
        """The id that a town's folder keeps: ``n123``, ``w45``, ``r6``; stable as long as OSM keeps the object."""
        return f"{self.type[0]}{self.id}"

    @property
    def source(self) -> str:
        return f"OSM {self.type}/{self.id} (ODbL)"

    @property
    def is_point(self) -> bool:
        return bool(self.geometry.geom_type == "Point")

    @property
    def is_line(self) -> bool:
        return self.geometry.geom_type in SHAPES_LINE

    @property
    def is_area(self) -> bool:
        return self.geometry.geom_type in SHAPES_AREA

    def __str__(self) -> str:
        name = self.tags.get("name") or self.tags.get("brand")
        return f"{self.type}/{self.id}" + (f" ({name})" if name else "")


@dataclass(slots=True)
class Extract:
    """Everything of one file that may matter to a town.

    ``relations`` holds the tags of all relations, those without a shape too; ``broken`` (why, what) objects without a
    usable shape; ``counts`` how many objects of each type went by; ``bounds`` (west, south, east, north) is where.
    """

    counts: dict[str, int]
    elements: list[Element] = field(default_factory=list)
    relations: list[Mapping[str, str]] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)
    bounds: Box | None = None
    _known: dict[str, int] = field(default_factory=dict)

    def keep(self, element: Element, window: Box | None) -> None:
        """Keeps what meets ``window`` (the whole world where it is None).

        An export may tell an object twice, by its outline and by its centre: the outline stays.
        """
        here = element.geometry.bounds
        self.bounds = _both(self.bounds, here) if self.bounds else here
        if window is not None and not _meet(here, window):
            return
        at = self._known.setdefault(element.key, len(self.elements))
        if at == len(self.elements):
            self.elements.append(element)
        elif self.elements[at].is_point:
            self.elements[at] = element


def _both(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]
