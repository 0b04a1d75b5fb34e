"""The streets of the core: real axes, and the real house numbers in their order along each side."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely import LineString, Polygon

from geodata.drawing.axis import Axis
from geodata.drawing.plane import metres

HERE = Path(__file__).parent
KERB = 1.2  # metres of pavement that no house may take


@dataclass(frozen=True)
class Number:
    """A house number and the metres along the axis at which its building stands."""

    label: str
    along: float


@dataclass(frozen=True)
class Street:
    """One axis. ``width`` of the carriageway and ``front``, the distance from axis to facades, in metres."""

    id: str
    name: str
    width: float
    front: float
    axis: Axis
    left: tuple[Number, ...]
    right: tuple[Number, ...]
    sizes: dict[str, tuple[float, float]]  # width and depth of the few buildings that are no ordinary house

    @property
    def slug(self) -> str:
        return self.name.lower().replace(" ", "-")

    @property
    def pavement(self) -> float:
        """Metres from axis to outer edge of the pavement: up to the terraces, or a strip where houses stand apart."""
        return self.front - 0.3 if self.left or self.right else self.width / 2 + 1.8

    @property
    def corridor(self) -> Polygon:
        """Carriageway and kerb: no building may stand here."""
        return LineString(self.axis.points).buffer(self.width / 2 + KERB, quad_segs=3)


def table(name: str) -> dict[str, Any]:
    """One of this folder's TOML tables."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def streets() -> list[Street]:
    """All axes, in the order in which their houses claim ground: the shopping streets first."""
    return [_street(row) for row in table("streets")["street"]]


def _street(row: dict[str, Any]) -> Street:
    axis = Axis(tuple(metres((lon, lat)) for lon, lat in row["axis"]))
    left, right = _numbers(row.get("left", "")), _numbers(row.get("right", ""))
    return Street(row["id"], row["name"], row["width"], row["front"], axis, left, right, row.get("sizes", {}))


def _numbers(text: str) -> tuple[Number, ...]:
    pairs = (item.split("@") for item in text.split())
    return tuple(sorted((Number(label, float(along)) for label, along in pairs), key=lambda number: number.along))
