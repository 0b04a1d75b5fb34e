"""What a layer and its attributes are: the words in which the schema is written."""

from dataclasses import dataclass
from typing import Literal

Type = Literal[
    "id",  # the feature's own id, or the id of a feature in another layer (then `refers_to`)
    "slug",
    "text",
    "list",  # words separated by `;`
    "number",
    "whole number",
    "true/false",
    "date",  # YYYY-MM-DD
    "past date",  # the same, not in the future
    "opening hours",
    "category",
    "url",
    "email",
    "phone",
]


@dataclass(frozen=True)
class Field:
    """One attribute. ``least`` and ``most`` are inclusive, in ``unit``.

    ``values`` are the words that may stand there; with ``open_ended`` they are the usual ones and others may too.
    ``translated``: `name` is in the town's first language, `name_fr` is the French translation.
    ``refers_to``: the layer that the id belongs to.
    """

    name: str
    type: Type
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()
    open_ended: bool = False
    least: float | None = None
    most: float | None = None
    unit: str = ""
    translated: bool = False
    refers_to: str = ""


@dataclass(frozen=True)
class Layer:
    """One GeoJSON file, ``<name>.geojson``. ``single``: exactly one feature."""

    name: str
    meaning: str
    geometries: tuple[str, ...]
    fields: tuple[Field, ...]
    required: bool = True
    single: bool = False

    @property
    def file(self) -> str:
        return f"{self.name}.geojson"

    def field(self, name: str) -> Field | None:
        return next((each for each in self.fields if each.name == name), None)

    def allowed(self, name: str) -> tuple[str, ...]:
        """The values that a field names; () where it names none."""
        found = self.field(name)
        return found.values if found else ()
