"""A town's folder while it is being checked: what could be read of it so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from geodata.doors import Front, fronts
from geodata.measure import Plane
from geodata.walking import Walking


@dataclass(frozen=True)
class Feature:
    """``label``: its id, or its place in the file where it has none. ``properties`` are known ones with good values.

    ``geometry`` is GeoJSON of a type the layer allows, in WGS84 rounded to 7 decimals; None where it cannot be used.
    """

    label: str
    properties: Mapping[str, Any]
    geometry: Mapping[str, Any] | None

    @property
    def id(self) -> str | None:
        return self.properties.get("id")

    def to_geojson(self) -> dict[str, Any]:
        return {"type": "Feature", "properties": dict(self.properties), "geometry": self.geometry}


@dataclass
class Draft:
    """``town`` holds the settings that are right; ``layers`` the layers that could be read at all."""

    folder: Path
    today: date
    town: dict[str, Any] = field(default_factory=dict)
    layers: dict[str, list[Feature]] = field(default_factory=dict)
    _frames: dict[str, Any] = field(default_factory=dict, repr=False)

    def of(self, layer: str) -> list[Feature]:
        """The layer's features, () where it could not be read."""
        return self.layers.get(layer, [])

    def placed(self, layer: str) -> list[Feature]:
        """Those that have a usable geometry."""
        return [feature for feature in self.of(layer) if feature.geometry]

    def frame(self, layer: str) -> Any:
        """``placed(layer)`` as a GeoDataFrame in metres, in the same order."""
        if layer not in self._frames:
            self._frames[layer] = self.plane.frame(feature.to_geojson() for feature in self.placed(layer))
        return self._frames[layer]

    @cached_property
    def plane(self) -> Plane:
        """Where the town lies: at the first position of the first layer that has one."""
        for layer in self.layers:
            for feature in self.placed(layer):
                lon, lat = first_position(feature.geometry)
                return Plane.at(lon, lat)
        return Plane.at(0, 0)

    @cached_property
    def fronts(self) -> dict[str, Front]:
        """Per premises (those with an id and a footprint) its door and facade."""
        placed = [feature.to_geojson() for feature in self.placed("premises") if feature.id]
        paths = [feature.to_geojson() for feature in self.placed("paths")]
        found = fronts(placed, paths, self.plane)
        return {feature["properties"]["id"]: front for feature, front in zip(placed, found, strict=True)}

    @cached_property
    def walking(self) -> Walking:
        """The network of the paths that could be read, with the doors and screens that could."""
        return Walking.of(
            [feature.to_geojson() for feature in self.placed("paths")],
            {id: front.door for id, front in self.fronts.items()},
            {screen.id: first_position(screen.geometry) for screen in self.placed("screens") if screen.id},
            self.plane,
        )


def first_position(geometry: Mapping[str, Any] | None) -> tuple[float, float]:
    """The first (lon, lat) of a GeoJSON geometry that has one."""
    coordinates: Any = geometry["coordinates"] if geometry else None
    while not isinstance(coordinates[0], int | float):
        coordinates = coordinates[0]
    return coordinates[0], coordinates[1]
