"""Address points as a register publishes them: any map layer, any CRS that it names, its own names for the columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas

from geodata.checks.whereabouts import GRIDS
from geodata.importers.refusal import ImportRefused

# columns of CRAB, the address register of Flanders until 2023; town.toml's [addresses] names others
CRAB = {"street": ("STRAATNM",), "housenumber": ("HNRLABEL", "HUISNR")}


@dataclass(frozen=True, slots=True)
class AddressPoint:
    """``at`` is a Shapely point in WGS84 degrees."""

    street: str
    housenumber: str
    at: Any

    def __str__(self) -> str:
        return f"{self.street} {self.housenumber}"


def address_points(file: Path, mapping: Mapping[str, str]) -> list[AddressPoint]:
    """Every point with a street and a house number. ``mapping``: our field -> the file's column.

    Raises ImportRefused for a file that is no map layer, lacks those columns, or does not say where on earth it lies.
    """
    frame = _in_degrees(_frame(file), file)
    columns = _columns(frame, mapping, file)
    return list(_points(frame, *columns))


def _frame(file: Path) -> Any:
    if not file.is_file():
        raise ImportRefused(f"{file} is not there. Give a file with address points.")
    try:
        return geopandas.read_file(file)
    except Exception as error:  # GDAL raises many kinds; each means that this is no map layer
        raise ImportRefused(f"{file} cannot be read as a map layer. Give GeoJSON with address points.") from error


def _in_degrees(frame: Any, file: Path) -> Any:
    if not len(frame) or "geometry" not in frame:
        raise ImportRefused(f"{file} holds no address points.")
    frame = frame[frame.geometry.notna() & (frame.geometry.geom_type == "Point")]
    if not len(frame):
        raise ImportRefused(f"{file} holds no points. Give a file with one point for each address.")
    west, south, east, north = frame.total_bounds
    if (frame.crs is None or frame.crs.is_geographic) and not (-180 <= west <= east <= 180 and -90 <= south <= 90):
        grid = next((grid for grid in GRIDS if grid.holds(west, south) and grid.holds(east, north)), None)
        looks = f"They look like {grid.name}: add its CRS, {grid.epsg}." if grid else "Name their CRS."
        raise ImportRefused(f"The points of {file} are not in degrees (x {west:.0f} to {east:.0f}). {looks}")
    return frame if frame.crs is None else frame.to_crs("EPSG:4326")


def _columns(frame: Any, mapping: Mapping[str, str], file: Path) -> tuple[str, str]:
    return _column("street", frame, mapping, file), _column("housenumber", frame, mapping, file)


def _column(field: str, frame: Any, mapping: Mapping[str, str], file: Path) -> str:
    wanted = (mapping[field],) if field in mapping else CRAB[field]
    for column in wanted:
        if column in frame.columns:
            return column
    has = ", ".join(str(column) for column in frame.columns if column != "geometry") or "none"
    raise ImportRefused(
        f"{file} has no column '{wanted[0]}' for the {field}; it has: {has}. "
        f'Name the right one in town.toml, under [addresses]: {field} = "...".'
    )


def _points(frame: Any, street: str, housenumber: str) -> Iterator[AddressPoint]:
    for name, number, at in zip(frame[street], frame[housenumber], frame.geometry, strict=True):
        if _is_told(name) and _is_told(number):
            yield AddressPoint(str(name).strip(), _number(number), at)


def _is_told(value: Any) -> bool:
    return value is not None and value == value and bool(str(value).strip())  # a missing number reads as NaN


def _number(value: Any) -> str:
    """'14A' as it is; 14.0, which is what a column with gaps makes of 14, as '14'."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
