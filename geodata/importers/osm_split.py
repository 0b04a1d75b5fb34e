"""One piece of ground, several shops: who gets which part, when OSM only knows a point for each."""

import math
from typing import Any

import shapely

from geodata.importers.surfaces import largest

FAIR = 0.4  # a share under this part of an even one is evened out
ROUNDS = 12
APART = 0.5  # metres that points on the very same spot are moved from each other


def split(ground: Any, points: list[Any]) -> list[Any]:
    """One Polygon of ``ground`` (a Polygon in metres) for each of ``points``: what lies nearest to it.

    Where points stand so close together that a share becomes a sliver, they are moved apart first (Lloyd's algorithm:
    every point to the middle of its share), so that the order along the street stays as mapped.
    """
    if len(points) == 1:
        return [ground]
    seeds = _apart([_inside(point, ground) for point in points])
    shares = _shares(ground, seeds)
    for _ in range(ROUNDS):
        if min(share.area for share in shares) >= FAIR * ground.area / len(points):
            break
        seeds = _apart([share.centroid for share in shares])
        shares = _shares(ground, seeds)
    return shares


def _shares(ground: Any, seeds: list[Any]) -> list[Any]:
    cells = shapely.voronoi_polygons(shapely.MultiPoint(seeds), extend_to=ground, ordered=True).geoms
    return [largest(cell.intersection(ground)) or _speck(seed) for cell, seed in zip(cells, seeds, strict=True)]


def _speck(seed: Any) -> Any:
    """A share of nothing, for a middle that fell outside a hollow ground; the next round moves it."""
    return seed.buffer(0.01)


def _inside(point: Any, ground: Any) -> Any:
    """``point``, or the nearest spot of ``ground`` where it stands outside."""
    if ground.covers(point):
        return point
    return shapely.Point(shapely.shortest_line(ground, point).coords[0])


def _apart(points: list[Any]) -> list[Any]:
    """The same points, those on one spot moved onto a small circle, in order."""
    seen: dict[tuple[float, float], int] = {}
    moved = []
    for point in points:
        spot = (round(point.x, 1), round(point.y, 1))
        turn = seen[spot] = seen.get(spot, -1) + 1
        angle = turn * math.pi * (3 - math.sqrt(5))  # the golden angle never comes back to the same direction
        far = APART * math.sqrt(turn)
        moved.append(shapely.Point(point.x + far * math.cos(angle), point.y + far * math.sin(angle)))
    return moved
