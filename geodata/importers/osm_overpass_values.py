"""The values of Overpass JSON, each made sure of: libosmium's writer crashes on a wrong type instead of saying so.

Every function raises ValueError or TypeError with what it met.
"""

from typing import Any

Position = tuple[float, float]
LARGEST = 1 << 62  # OSM's ids are 64-bit


def id_of(value: Any) -> int:
    if type(value) is not int or not 0 < value < LARGEST:
        raise ValueError(f"'{value}' as an id")
    return value


def ids_of(values: Any) -> list[int]:
    if not isinstance(values, list):
        raise TypeError(f"'{values}' as a list of nodes")
    return [id_of(value) for value in values]


def tags_of(item: dict[str, Any]) -> dict[str, str]:
    tags = item.get("tags") or {}
    if not isinstance(tags, dict):
        raise TypeError(f"'{tags}' as tags")
    return {key: str(value).replace("\x00", "") for key, value in tags.items() if value is not None}


def version_of(item: dict[str, Any]) -> int:
    """The object's version where the answer tells it, else 0."""
    version = item.get("version", 0)
    return version if type(version) is int and 0 < version < 1 << 31 else 0


def position_of(place: Any) -> Position:
    """(lon, lat) in WGS84 degrees."""
    lon, lat = place["lon"], place["lat"]
    for degrees, limit in ((lon, 180), (lat, 90)):
        if isinstance(degrees, bool) or not isinstance(degrees, int | float) or not abs(degrees) <= limit:
            raise ValueError(f"'{lon}, {lat}' as a position")
    return float(lon), float(lat)


def member_of(member: Any) -> tuple[str, int, str]:
    """(n, w or r; id; role)."""
    kind, role = member["type"], member.get("role") or ""
    if kind not in ("node", "way", "relation") or not isinstance(role, str):
        raise ValueError(f"'{kind}' as a member of a relation")
    return kind[0], id_of(member["ref"]), role.replace("\x00", "")
