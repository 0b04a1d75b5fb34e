"""Shapely geometries from degrees to the town's metres and back; which plane, ``geodata.measure`` decides."""

from typing import Any

import shapely

from geodata.importers.surfaces import largest
from geodata.measure import DECIMALS, Plane


class Metres:
    """The plane around a place in WGS84 degrees."""

    def __init__(self, lon: float, lat: float) -> None:
        self._plane = Plane.at(lon, lat)

    def metres(self, geometry: Any) -> Any:
        """A geometry in WGS84 degrees, as metres east and north."""
        return shapely.transform(geometry, self._plane.metres)

    def degrees(self, geometry: Any) -> Any:
        """A geometry in metres, as WGS84 degrees, rounded as OpenStreetMap does. Valid, if need be without a spike
        that rounding closed.
        """
        rounded = shapely.transform(geometry, lambda xy: self._plane.degrees(xy).round(DECIMALS))
        if shapely.is_valid(rounded):
            return rounded
        snapped = shapely.set_precision(shapely.make_valid(rounded), 10**-DECIMALS)
        return largest(shapely.transform(snapped, lambda xy: xy.round(DECIMALS)))
