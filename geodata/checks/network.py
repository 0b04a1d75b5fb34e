"""Whether every door and every screen can be reached on foot."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.draft import Draft, first_position
from geodata.faults import Fault, Severity
from geodata.street_graph import join, parts
from geodata.walking import FURTHEST


def islands(draft: Draft) -> Iterator[Fault]:
    """Paths that hang together with each other and not with the rest, one fault for each such island."""
    paths = draft.placed("paths")
    if _is_partly_read(draft):
        return
    graph = join([path.to_geojson() for path in paths], draft.plane)
    part = parts(graph)
    metres: dict[int, float] = defaultdict(float)
    members: dict[int, dict[str, None]] = defaultdict(dict)  # labels of paths, each once and in order
    for piece in graph.pieces:
        metres[part[piece.a]] += graph.length(piece)
        members[part[piece.a]][paths[piece.path].label] = None
    mainland = max(metres, key=lambda each: metres[each], default=None)
    for island, streets in members.items():
        if island != mainland:
            labels = list(streets)
            more = f" (with {', '.join(labels[1:6])}{' and more' if len(labels) > 6 else ''})" if labels[1:] else ""
            what = f"this street{more} is an island of {metres[island]:.0f} m: no path leads from it to the others"
            mend = "draw the path that joins it (QGIS: snapping on), or delete it"
            yield Fault("paths.geojson", labels[0], "geometry", what, mend)


def out_of_reach(draft: Draft) -> Iterator[Fault]:
    """Doors and screens further than 60 m from any path."""
    if _is_partly_read(draft):
        return
    if not draft.of("paths") and not draft.of("screens"):
        mend = "draw them, or import an extract that holds streets"
        yield Fault("paths.geojson", None, None, "there are no paths: no way can be shown", mend, "warning")
        return
    streets = shapely.union_all(list(draft.frame("paths").geometry))
    doors = {id: front.door for id, front in draft.fronts.items()}
    screens = {screen.label: first_position(screen.geometry) for screen in draft.placed("screens")}
    for file, field, places in (("premises.geojson", "door_lon", doors), ("screens.geojson", "geometry", screens)):
        yield from _far(draft, file, field, places, streets)


def _far(
    draft: Draft, file: str, field: str, places: Mapping[str, tuple[float, float]], streets: BaseGeometry
) -> Iterator[Fault]:
    thing = "door" if file.startswith("premises") else "screen"
    for label, (lon, lat) in places.items():
        metres = shapely.distance(shapely.Point(*draft.plane.metres_of(lon, lat)), streets)
        if not metres <= FURTHEST:  # not a number where there is no path at all
            far = f"the nearest path is {metres:.0f} m away" if metres > 0 else "there are no paths"
            mend = f"draw the path that leads to it in paths.geojson, or move the {thing}"
            # a beach club at the end of a private drive is real: only a screen must be on the network
            severity: Severity = "warning" if thing == "door" else "error"
            yield Fault(file, label, field, f"nobody can walk to this {thing}: {far}", mend, severity)


def _is_partly_read(draft: Draft) -> bool:
    """With a street missing, the rest would only seem cut off."""
    return "paths" not in draft.layers or len(draft.placed("paths")) < len(draft.of("paths"))
