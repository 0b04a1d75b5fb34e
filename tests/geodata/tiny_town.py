"""A builder for tiny towns: a grid in metres around the crossing of two streets, written as a folder of GeoJSON.

Kerkstraat runs west to east along y = 0, Markt south to north along x = 0. Coordinates are (x, y) in metres.
"""

import json
import math
from pathlib import Path
from typing import Any

CENTRE = (3.892, 50.884)
METRES_PER_DEGREE = 111_195.0  # along a meridian; good enough to draw by

TOWN = """\
slug = "{slug}"
country = "BE"
timezone = "Europe/Brussels"
languages = ["nl", "fr", "en", "de"]
demonstration = true
[names]
nl = "Dorp"
[core_names]
nl = "Dorp centrum"
[contact]
name = "Gemeente Dorp"
email = ""
[notice]
nl = "Demonstratie."
[attribution]
nl = "Eigen werk."
[camera]
bearing = -32
"""

REQUIRED = ("perimeter", "buildings", "premises", "shops", "paths", "places", "screens")


class TinyTown:
    """``layers``: layer name -> list of features, to be changed by a test before ``write``."""

    def __init__(self, folder: Path, slug: str = "dorp") -> None:
        self.folder = folder
        self.toml = TOWN.format(slug=slug)
        self.layers: dict[str, list[dict[str, Any]]] = {name: [] for name in REQUIRED}

    def add(self, layer: str, id: str, form: str, coordinates: Any, /, **properties: Any) -> dict[str, Any]:
        """``coordinates`` in metres; returns the feature, which may still be changed."""
        depth = {"Point": 0, "LineString": 1, "Polygon": 2, "MultiPolygon": 3}[form]
        geometry = {"type": form, "coordinates": degrees(coordinates, depth)}
        feature = {"type": "Feature", "properties": {"id": id, **properties}, "geometry": geometry}
        self.layers.setdefault(layer, []).append(feature)
        return feature

    def building(
        self, id: str, x: float, y: float, width: float = 8, depth: float = 10, **properties: Any
    ) -> dict[str, Any]:
        return self.add("buildings", id, "Polygon", [box(x, y, width, depth)], **{"height": 6, **properties})

    def premises(
        self, id: str, x: float, y: float, width: float = 8, depth: float = 10, **properties: Any
    ) -> dict[str, Any]:
        wanted = {"status": "occupied", "street": "Kerkstraat", "housenumber": "1", **properties}
        return self.add("premises", id, "Polygon", [box(x, y, width, depth)], **wanted)

    def shop(self, id: str, premises: str, x: float, y: float, **properties: Any) -> dict[str, Any]:
        wanted = {"slug": id, "premises": premises, "name": "Bakkerij Lies", "category": "shop=bakery", **properties}
        return self.add("shops", id, "Point", (x, y), **wanted)

    def path(self, id: str, /, *line: tuple[float, float], **properties: Any) -> dict[str, Any]:
        return self.add("paths", id, "LineString", list(line), **{"highway": "residential", **properties})

    def screen(self, id: str, x: float, y: float, **properties: Any) -> dict[str, Any]:
        size = {"diagonal_inch": 46, "width_px": 1080, "height_px": 1920, "mounting_height_mm": 800}
        wanted = {"name": "Schepenhuis", "bearing": 180, **size, **properties}
        return self.add("screens", id, "Point", (x, y), **wanted)

    def place(self, id: str, kind: str, x: float, y: float, **properties: Any) -> dict[str, Any]:
        return self.add("places", id, "Point", (x, y), kind=kind, **properties)

    def of(self, layer: str, id: str) -> dict[str, Any]:
        return next(each for each in self.layers[layer] if each["properties"]["id"] == id)

    def write(self) -> Path:
        """Writes every layer and town.toml; returns the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "town.toml").write_text(self.toml, encoding="utf-8")
        for name, features in self.layers.items():
            collection = {"type": "FeatureCollection", "features": features}
            (self.folder / f"{name}.geojson").write_text(json.dumps(collection), encoding="utf-8")
        return self.folder


def box(x: float, y: float, width: float, depth: float) -> list[tuple[float, float]]:
    """A closed ring, (x, y) its south-west corner."""
    return [(x, y), (x + width, y), (x + width, y + depth), (x, y + depth), (x, y)]


def degrees(part: Any, depth: int = 0) -> Any:
    """Metres on the grid as [lon, lat], nested ``depth`` deep."""
    if depth > 0:
        return [degrees(each, depth - 1) for each in part]
    lon, lat = CENTRE
    east = part[0] / (METRES_PER_DEGREE * math.cos(math.radians(lat)))
    return [round(lon + east, 7), round(lat + part[1] / METRES_PER_DEGREE, 7)]


def two_streets(folder: Path) -> TinyTown:
    """A faultless town: two streets, three premises in a row (a bakery, a bookshop, one vacant), a market, a screen."""
    town = TinyTown(folder)
    town.add("perimeter", "kern", "Polygon", [box(-150, -150, 300, 300)], name="Dorp centrum")
    town.path("kerkstraat", (-100, 0), (0, 0), (100, 0), name="Kerkstraat")
    town.path("markt", (0, -100), (0, 0), (0, 100), name="Markt", highway="pedestrian")
    for number, x in ((2, 10), (4, 18), (6, 26)):
        town.building(f"b-{number}", x, 5)
        town.premises(f"p-{number}", x, 5, building=f"b-{number}", housenumber=str(number))
    town.of("premises", "p-6")["properties"].update(status="vacant", vacant_since="2024-03-01")
    town.shop("bakkerij-lies", "p-2", 14, 8, opening_hours="Mo-Fr 08:00-18:00", products="brood;koffiekoeken")
    town.shop("boeken-tom", "p-4", 22, 8, name="Boeken Tom", category="shop=books", checked_on="2025-11-01")
    town.place("weekmarkt", "market", 3, -20, name="Weekmarkt", opening_hours="We 07:30-12:00")
    town.screen("schepenhuis", 2, -40)
    return town
