"""Premises: the commercial unit. It outlives its tenant."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Premises:
    """``door`` is (lon, lat) of the entrance on the pavement side, WGS84; ``node`` its place in the walking network.

    ``vacant_since`` is None when nobody knows; ``node`` is None when no street reaches the door. ``footprint`` is a
    GeoJSON Polygon as text, '' where nobody drew one; ``area_m2`` its size. ``footprint_from``: drawn, building,
    nearest_building or point.
    """

    id: str
    street: str
    housenumber: str
    postcode: str
    occupied: bool
    vacant_since: date | None
    door: tuple[float, float]
    facade: float | None
    node: int | None
    footprint: str = ""
    area_m2: float | None = None
    building: str = ""
    footprint_from: str = ""
    note: str = ""
    source: str = ""

    @property
    def address(self) -> str:
        return f"{self.street} {self.housenumber}".strip()
