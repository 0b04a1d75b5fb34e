"""Where the door of premises is, and which way the front looks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from geodata.measure import Plane, azimuth

DOOR_DECIMALS = 6  # of a degree
NARROWEST_FRONT = 2.0  # metres: a shorter side is a notch or a drainpipe's corner, not a front
OWN_STREET = 40.0  # metres: the street of the address counts as the front's street up to this far


@dataclass(frozen=True)
class Front:
    """``door``: (lon, lat), WGS84; ``facade``: the way the front looks, degrees clockwise from north."""

    door: tuple[float, float]
    facade: float


class Streets:
    """The paths as lines in metres, to find the street that a front looks at."""

    def __init__(self, paths: Sequence[Mapping[str, Any]], plane: Plane) -> None:
        lines = list(plane.frame(paths).geometry)
        by_name: dict[str, list[Any]] = defaultdict(list)
        for path, line in zip(paths, lines, strict=True):
            by_name[str(path["properties"].get("name") or "")].append(line)
        nameless = by_name.pop("", [])
        self._by_name = {name: shapely.union_all(parts) for name, parts in by_name.items()}
        self._named = shapely.union_all(list(self._by_name.values()))
        self._all = shapely.union_all([*nameless, self._named])

    def facing(self, footprint: Any, street: str) -> Any:
        """The line(s) that ``footprint`` (metres) most likely fronts; empty where there are no paths.

        The street of its own address if that is near, else the nearest named path, else any path.
        """
        own = self._by_name.get(street)
        if own is not None and shapely.distance(footprint, own) <= OWN_STREET:
            return own
        return self._all if shapely.is_empty(self._named) else self._named


def fronts(premises: Sequence[Mapping[str, Any]], paths: Sequence[Mapping[str, Any]], plane: Plane) -> list[Front]:
    """The front of every GeoJSON Polygon in ``premises``, in the same order.

    A door that the data gives is kept, and the side nearest to it is the front. Otherwise the front is the side whose
    middle is nearest to the street, and the door is that middle.
    """
    streets = Streets(paths, plane)
    footprints = plane.frame(premises).geometry
    return [_front(feature, footprint, streets, plane) for feature, footprint in zip(premises, footprints, strict=True)]


def _front(feature: Mapping[str, Any], footprint: Any, streets: Streets, plane: Plane) -> Front:
    properties = feature["properties"]
    given = _given_door(properties)
    # counter-clockwise, so that the outside is on the right hand of whoever walks along a side
    ring = np.asarray(shapely.orient_polygons(footprint).exterior.coords)[:, :2]
    starts, ends = ring[:-1], ring[1:]
    if given is not None:
        sides = shapely.linestrings(np.stack([starts, ends], axis=1))
        distances = shapely.distance(sides, shapely.points(plane.metres(np.array([given]))))
    else:
        target = streets.facing(footprint, str(properties.get("street") or ""))
        distances = shapely.distance(shapely.points((starts + ends) / 2), target)
    side = _best(distances, np.hypot(*(ends - starts).T))
    corners = plane.degrees(np.stack([starts[side], ends[side]]))
    start, end = ((float(lon), float(lat)) for lon, lat in corners)
    door = given or ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    lon, lat = (round(each, DOOR_DECIMALS) for each in door)
    return Front((lon, lat), round((azimuth(start, end) + 90) % 360, 1))


def _given_door(properties: Mapping[str, Any]) -> tuple[float, float] | None:
    lon, lat = properties.get("door_lon"), properties.get("door_lat")
    return None if lon is None or lat is None else (float(lon), float(lat))


def _best(distances: Any, lengths: Any) -> int:
    """The nearest of the sides that can be a front; without any path the longest side. Of equals the first."""
    if not np.isfinite(distances).any():
        return int(np.argmax(lengths))
    wide = lengths >= min(NARROWEST_FRONT, float(lengths.max()))
    return int(np.argmin(np.where(wide & np.isfinite(distances), distances, np.inf)))
