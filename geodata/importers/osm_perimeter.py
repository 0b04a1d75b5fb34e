"""The core's perimeter: given, kept from an earlier import, or drawn around what the extract holds."""

from pathlib import Path
from typing import Any

import geopandas
import shapely

from geodata.importers.metres import Metres
from geodata.importers.refusal import ImportRefused

AROUND = 60  # metres between the outermost shop and a derived perimeter
WIDEST = 30_000.0  # metres: more is a province, or a shop whose position is wrong
Box = tuple[float, float, float, float]


def of_box(box: Box) -> Any:
    """The rectangle ``W,S,E,N`` in degrees. Raises ImportRefused where it is none."""
    west, south, east, north = box
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ImportRefused(
            f"--bbox {west},{south},{east},{north} is not a box. "
            "Give west,south,east,north in degrees, such as 3.88,50.88,3.90,50.89."
        )
    return shapely.box(west, south, east, north)


def of_file(file: Path) -> Any:
    """The surfaces of a vector file in any CRS that it names, as one shape in WGS84 degrees."""
    try:
        frame = geopandas.read_file(file)
    except Exception as error:  # GDAL raises many kinds; each means that this is no map layer
        raise ImportRefused(f"The perimeter {file} cannot be read as a map layer. Give a GeoJSON polygon.") from error
    if frame.crs is not None:
        frame = frame.to_crs("EPSG:4326")
    shape = frame.geometry.make_valid().union_all() if len(frame) else shapely.Polygon()
    if shape.is_empty or "Polygon" not in shape.geom_type:
        raise ImportRefused(f"The perimeter {file} holds no surface. Draw one polygon around the core.")
    west, south, east, north = shape.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ImportRefused(
            f"The perimeter {file} is not in degrees (x {west:.0f} to {east:.0f}). Save it as WGS84 (EPSG:4326)."
        )
    return shape


def around(shapes: list[Any], plane: Metres) -> Any:
    """The convex hull of ``shapes`` (degrees) and 60 m more, in degrees. Raises ImportRefused for more than a town."""
    corners = shapely.MultiPoint(shapely.get_coordinates(shapely.GeometryCollection(shapes)))
    hull = plane.metres(corners).convex_hull
    west, south, east, north = hull.bounds
    if not max(east - west, north - south) <= WIDEST:
        raise ImportRefused(
            f"The file covers more than one town (over {WIDEST / 1000:.0f} km). Give --perimeter or --bbox."
        )
    return plane.degrees(hull.buffer(AROUND, quad_segs=4))


def kept(folder: Path) -> Any | None:
    """The perimeter that is already in a town's folder; None where there is none."""
    file = folder / "perimeter.geojson"
    return of_file(file) if file.exists() else None
