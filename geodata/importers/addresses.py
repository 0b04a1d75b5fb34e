"""Address points into the premises of a town: the streets and house numbers that they lack."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import shapely

from geodata.importers.address_match import Match, holds, match, same
from geodata.importers.address_points import AddressPoint, address_points
from geodata.importers.metres import Metres
from geodata.importers.refusal import ImportRefused
from geodata.importers.summary import Summary
from geodata.importers.writing import Feature, rewritten, write

AROUND = 0.002  # degrees beyond the premises within which addresses are looked at


def import_addresses(file: Path, folder: Path) -> Summary:
    """Fills in ``street`` and ``housenumber`` of premises in ``folder`` that lack them; changes none that is there.

    ``file``: a map layer with one point for each address, in any CRS that it names. Its columns are CRAB's, or those
    that ``[addresses]`` in town.toml names (``street``, ``housenumber``). Raises ImportRefused, with nothing written.
    """
    collection = _premises(folder)
    premises: list[Feature] = [each for each in collection["features"] if _has_ground(each)]
    points = address_points(file, _mapping(folder))
    summary = Summary(folder, read={"address points": len(points), "premises": len(collection["features"])})
    if premises:
        _join(premises, points, summary)
    if any(summary.made.values()):
        write(folder / "premises.geojson", rewritten(collection))
    return summary


def _premises(folder: Path) -> dict[str, Any]:
    file = folder / "premises.geojson"
    try:
        collection = orjson.loads(file.read_bytes().removeprefix(b"\xef\xbb\xbf"))
        if not isinstance(collection["features"], list):
            raise TypeError
    except OSError as error:
        raise ImportRefused(f"{file} cannot be read: {error.strerror}. Give --town a folder with premises.") from error
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise ImportRefused(f"{file} is no GeoJSON. 'kernkijker check {folder}' says what is wrong with it.") from error
    return dict(collection)


def _mapping(folder: Path) -> Mapping[str, str]:
    try:
        town = tomllib.loads((folder / "town.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ImportRefused(f"{folder / 'town.toml'} cannot be read: {error}.") from error
    columns = town.get("addresses", {})
    return columns if isinstance(columns, dict) else {}


def _has_ground(feature: Any) -> bool:
    """Whether it is premises with an outline; a check tells about the others."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    return isinstance(geometry, dict) and geometry.get("type") == "Polygon" and isinstance(feature["properties"], dict)


def _join(premises: list[Feature], points: list[AddressPoint], summary: Summary) -> None:
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in premises]
    west, south, east, north = shapely.total_bounds(shapes)
    plane = Metres((west + east) / 2, (south + north) / 2)
    area = shapely.box(west - AROUND, south - AROUND, east + AROUND, north + AROUND)
    near = [point for point in points if area.covers(point.at)]
    footprints = [plane.metres(shape) for shape in shapes]
    doors = [_door(feature, shape, plane) for feature, shape in zip(premises, shapes, strict=True)]
    matches = match(footprints, doors, near, [plane.metres(point.at) for point in near])
    used: set[int] = set()
    for feature, found in zip(premises, matches, strict=True):
        used.update(id(point) for point in _fill(feature["properties"], found, summary))
    summary.read["address points near the premises"] = len(near)
    summary.read["address points not used"] = len(points) - len(used)


def _door(feature: Feature, shape: Any, plane: Metres) -> Any:
    lon, lat = feature["properties"].get("door_lon"), feature["properties"].get("door_lat")
    return plane.metres(shape.centroid if lon is None or lat is None else shapely.Point(lon, lat))


def _fill(properties: dict[str, Any], found: Match, summary: Summary) -> list[AddressPoint]:
    """Writes what is missing; returns the points that say so, or that say what the premises say already."""
    street, number = (str(properties.get(field) or "") for field in ("street", "housenumber"))
    what = " ".join([str(properties.get("id")), *([f"({street} {number})"] if street or number else [])])
    fit = [point for point in found.points if not street or same(point.street, street)]
    fit = [point for point in fit if not number or holds(point.housenumber, number)]
    if not fit:
        _tell_misfit(what, found, summary)
    elif not (street and number):
        _tell_choice(what, fit, summary)
        _set(properties, "street", fit[0].street, summary)
        _set(properties, "housenumber", fit[0].housenumber, summary)
    return fit


def _set(properties: dict[str, Any], field: str, value: str, summary: Summary) -> None:
    if not properties.get(field):
        properties[field] = value
        summary.made[f"{field}s filled in"] = summary.made.get(f"{field}s filled in", 0) + 1


def _tell_choice(what: str, fit: list[AddressPoint], summary: Summary) -> None:
    others = sorted({str(point) for point in fit} - {str(fit[0])})
    if others:
        choice = f"{what}: {fit[0]}, not {', '.join(others)}"
        summary.adapt("premises with several addresses, the one nearest to the door taken", choice)


def _tell_misfit(what: str, found: Match, summary: Summary) -> None:
    """A point inside the walls that says otherwise is a conflict; a neighbour's beside them is none."""
    if found.inside:
        others = ", ".join(dict.fromkeys(map(str, found.points)))
        summary.leave_out("premises that say otherwise than the points in them, kept as they are", f"{what}: {others}")
    else:
        summary.leave_out("premises without an address point that fits", what)
