"""Metres. The only place that chooses a metric CRS: Lambert 2008 in Belgium, UTM elsewhere.

Lambert 2008 (EPSG:3812) rather than Lambert 72 (EPSG:31370): it shares its datum with WGS84 to within half a metre,
so that no grid of shifts has to be installed. Scale errors stay under 0.1 % in both it and UTM.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, cast

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Geod, Transformer

WGS84 = "EPSG:4326"
LAMBERT_72 = "EPSG:31370"
LAMBERT_2008 = "EPSG:3812"
DECIMALS = 7  # of a degree: 1 cm, what OpenStreetMap keeps

Coordinates: TypeAlias = NDArray[np.float64]
"""Shape (n, 2): x, y or lon, lat."""

_ELLIPSOID = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Plane:
    """The plane in which one town is measured, x east and y north in metres."""

    epsg: str

    @classmethod
    def at(cls, lon: float, lat: float) -> "Plane":
        """The plane for a place in WGS84 degrees."""
        belgium = CRS(LAMBERT_2008).area_of_use
        if belgium and belgium.west <= lon <= belgium.east and belgium.south <= lat <= belgium.north:
            return cls(LAMBERT_2008)
        zone = min(60, max(1, int((lon + 180) // 6) + 1))
        return cls(f"EPSG:{(32600 if lat >= 0 else 32700) + zone}")

    def metres(self, lonlat: Coordinates) -> Coordinates:
        """(n, 2) degrees -> (n, 2) metres."""
        return _through(self._there, lonlat)

    def metres_of(self, lon: float, lat: float) -> tuple[float, float]:
        """One place in degrees -> (x, y)."""
        x, y = self._there.transform(lon, lat)
        return float(x), float(y)

    def degrees(self, xy: Coordinates) -> Coordinates:
        """(n, 2) metres -> (n, 2) degrees, not rounded."""
        return _through(self._back, xy)

    def frame(self, features: Iterable[Mapping[str, Any]]) -> Any:
        """GeoJSON features (valid geometries, WGS84) as a GeoDataFrame in metres, in the same order."""
        listed = list(features)
        if not listed:
            return gpd.GeoDataFrame({"id": []}, geometry=[], crs=self.epsg)
        return gpd.GeoDataFrame.from_features(listed, crs=WGS84).to_crs(self.epsg)

    @cached_property
    def _there(self) -> Transformer:
        return Transformer.from_crs(WGS84, self.epsg, always_xy=True)

    @cached_property
    def _back(self) -> Transformer:
        return Transformer.from_crs(self.epsg, WGS84, always_xy=True)


def azimuth(start: tuple[float, float], end: tuple[float, float]) -> float:
    """The direction from ``start`` to ``end`` (lon, lat), degrees clockwise from true north, 0 <= a < 360."""
    forward, _, _ = _ELLIPSOID.inv(*start, *end)
    return float(forward) % 360


def _through(transformer: Transformer, coordinates: Coordinates) -> Coordinates:
    x, y = transformer.transform(coordinates[:, 0], coordinates[:, 1])
    return cast(Coordinates, np.column_stack([x, y]))
