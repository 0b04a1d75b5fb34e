"""The premises of a town as they are today: all of them, one of them, those that touch."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import orjson

from twin.domain.drawn import Polygon, metres_to_outline
from twin.domain.footprint import Ground
from twin.errors import NotFound
from twin.services.house import House
from twin.storage.changes import rows_at
from twin.storage.cores import is_there, read_town

Row = Mapping[str, Any]
TOUCHING = 1.0  # metres: what may be merged once the outlines are drawn to each other
NEAR = 150.0  # metres between two first corners beyond which nobody looks further


def premises_there(house: House, slug: str) -> dict[str, dict[str, Any]]:
    """Id -> row of all premises that are there today."""
    today = today_of(house, slug)
    with house.engine.connect() as connection:
        return {row["id"]: row for row in rows_at(connection, slug, "premises") if is_there(row["gone_on"], today)}


def one(house: House, slug: str, key: str) -> dict[str, Any]:
    """The row, also of premises that are gone. Raises NotFound."""
    with house.engine.connect() as connection:
        found = next((row for row in rows_at(connection, slug, "premises") if row["id"] == key), None)
    if found is None:
        raise NotFound(f"there are no premises '{key}'")
    return found


def neighbours(rows: Mapping[str, Row], key: str) -> list[Row]:
    """Those of ``rows`` (id -> row) that touch the one with ``key``, nearest first."""
    if key not in rows or not rows[key]["footprint"]:
        return []
    polygon = shape_of(rows[key])
    others = [row for row in rows.values() if row["id"] != key and row["footprint"]]
    near = [(_apart(polygon, shape_of(row)), row["id"]) for row in others]
    return [rows[name] for apart, name in sorted(near) if apart < TOUCHING]


def shape_of(row: Row) -> Polygon:
    found: Polygon = orjson.loads(row["footprint"])
    return found


def door_of(row: Row) -> tuple[float, float]:
    return row["door_lon"], row["door_lat"]


def today_of(house: House, slug: str) -> date:
    """The day it is in that town."""
    with house.engine.connect() as connection:
        town, _choices = read_town(connection, slug)
    return house.clock().astimezone(town.place.zone).date()


def _apart(one_shape: Polygon, other: Polygon) -> float:
    """Metres between two outlines, from the corners of either."""
    corners, others = _corners(one_shape), _corners(other)
    if max(map(abs, Ground(corners[0]).metres(others[0]))) > NEAR:
        return NEAR
    return min(
        min(metres_to_outline(corner, other) for corner in corners),
        min(metres_to_outline(corner, one_shape) for corner in others),
    )


def _corners(polygon: Polygon) -> list[Sequence[float]]:
    return [corner for ring in polygon["coordinates"] for corner in ring]


def middle_of_core(house: House, slug: str, otherwise: tuple[float, float]) -> tuple[float, float]:
    """Among the premises, (lon, lat): the middle one from west to east and from south to north."""
    doors = [door_of(row) for row in premises_there(house, slug).values()]
    if not doors:
        return otherwise
    lons, lats = (sorted(values) for values in zip(*doors, strict=True))
    return lons[len(lons) // 2], lats[len(lats) // 2]


def is_gone(house: House, slug: str, row: Row) -> bool:
    """Whether the premises were split or merged into others."""
    return not is_there(row["gone_on"], today_of(house, slug))
