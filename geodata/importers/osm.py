"""OpenStreetMap: any extract of a town into that town's folder."""

from pathlib import Path
from typing import Any

import shapely

from geodata.importers import (
    osm_buildings,
    osm_edge,
    osm_paths,
    osm_perimeter,
    osm_places,
    osm_premises,
    osm_shops,
    osm_town,
)
from geodata.importers.fitting import fitting
from geodata.importers.metres import Metres
from geodata.importers.osm_commercial import is_vacant, trade
from geodata.importers.osm_doors import Points
from geodata.importers.osm_element import Box, Element, Extract
from geodata.importers.osm_folder import Folder
from geodata.importers.osm_reading import Progress, read
from geodata.importers.osm_town import Told, TownFacts
from geodata.importers.refusal import ImportRefused
from geodata.importers.summary import Summary
from geodata.importers.writing import Feature, feature

SURROUNDINGS = 100.0  # metres of buildings, ground and places drawn around the core
STREETS = 250.0  # metres of streets around it: routes go round the block
MARGIN = 0.005  # degrees kept around a given perimeter while reading: more than both, anywhere people live


def import_osm(
    file: Path,
    town: str,
    into: Path,
    perimeter: Path | None,
    bbox: Box | None,
    progress: Progress,
    *,
    told: Told | None = None,
    force: bool = False,
) -> Summary:
    """Makes ``into/town/`` from ``file`` (.osm.pbf, .osm, Overpass JSON, Overpass turbo's GeoJSON).

    The core is ``perimeter`` (a map layer with surfaces, any CRS), or ``bbox`` (west, south, east, north in degrees),
    or the perimeter that the folder has already, or a hull around the shops. ``told`` overrules what the file says
    about country, time zone and languages. ``progress`` hears what happens and how much of it is done (or None).
    ``force`` writes into an existing folder. Raises ImportRefused, with nothing written, for input that cannot be used.
    """
    folder = Folder(into, town, force)
    summary = Summary(folder.path)
    given = _given_perimeter(folder, perimeter, bbox, summary)
    extract = read(file, _window(given), progress)
    _tell_reading(extract, given, summary)
    draft = _Draft(extract, given, town, told or Told(), summary)
    layers = draft.layers(progress)
    progress("Writing", 0.95)
    languages = draft.town.languages
    folder.write({name: fitting(name, made, languages, summary) for name, made in layers.items()}, draft.town, summary)
    progress("Done", 1.0)
    return summary


def _given_perimeter(folder: Folder, perimeter: Path | None, bbox: Box | None, summary: Summary) -> Any | None:
    if perimeter and bbox:
        raise ImportRefused("--perimeter and --bbox both say where the core ends. Give one of them.")
    if perimeter:
        return osm_perimeter.of_file(perimeter)
    if bbox:
        return osm_perimeter.of_box(bbox)
    if (kept := osm_perimeter.kept(folder.path)) is not None:
        summary.assume("the perimeter that the folder had already. Give --perimeter or --bbox for another.")
    return kept


def _window(perimeter: Any | None) -> Box | None:
    if perimeter is None:
        return None
    west, south, east, north = perimeter.bounds
    return west - 2 * MARGIN, south - MARGIN, east + 2 * MARGIN, north + MARGIN


def _tell_reading(extract: Extract, given: Any | None, summary: Summary) -> None:
    summary.read = extract.counts
    for why, what in extract.broken:
        summary.adapt(why, what) if why.endswith("repaired") else summary.leave_out(why, what)
    if extract.elements:
        return
    if given is not None and extract.bounds:
        covers = ",".join(f"{degrees:.4f}" for degrees in extract.bounds)
        raise ImportRefused(f"Nothing of the file lies in the perimeter; it covers {covers} (west,south,east,north).")
    raise ImportRefused("The file holds no building, shop or street. Export a larger area, with all tags.")


class _Draft:
    """A town in the making: one extract, one plane in metres, one perimeter."""

    def __init__(self, extract: Extract, given: Any | None, slug: str, told: Told, summary: Summary) -> None:
        self._elements = extract.elements
        self._summary = summary
        shape = given if given is not None else shapely.box(*shapely.total_bounds([e.geometry for e in self._elements]))
        self._plane = Metres(shape.centroid.x, shape.centroid.y)
        self.perimeter = given if given is not None else self._derived()
        self._core = self._plane.metres(self.perimeter)
        self._near = self._core.buffer(SURROUNDINGS)
        self.town: TownFacts = osm_town.facts(slug, extract, self.perimeter.centroid, told, summary)

    def _derived(self) -> Any:
        """Around all that trades; without a single shop around the buildings, and without those around the streets."""
        sells = any("shop" in element.tags for element in self._elements)
        for what, holds in (("shops", _trades if sells else _nothing), ("buildings", _stands), ("streets", _walks)):
            if shapes := [element.geometry for element in self._elements if holds(element)]:
                around = f"{osm_perimeter.AROUND} m around the {what} of the file"
                self._summary.assume(f"the perimeter: {around}. Else give --perimeter or --bbox.")
                return osm_perimeter.around(shapes, self._plane)
        raise ImportRefused("The file holds no building, shop or street. Export a larger area, with all tags.")

    def layers(self, progress: Progress) -> dict[str, list[Feature]]:
        """The features of every layer that OpenStreetMap knows, by layer."""
        progress("Buildings", 0.3)
        buildings = osm_buildings.buildings(self._elements, self._plane, self._near, self._summary)
        progress("Premises", 0.5)
        units = osm_shops.units(self._elements, self._plane, self._core, self._summary)
        derived = osm_premises.derive(units, buildings, self._summary)
        premises = list(osm_edge.inside(derived, self._core, self._summary))
        vacant = {unit.id for unit in units if is_vacant(unit.element.tags)}
        progress("Streets", 0.7)
        paths = osm_paths.features(self._elements, self._plane, self._core.buffer(STREETS), self._summary)
        progress("Shops and places", 0.8)
        return {
            "perimeter": [feature("core", self.perimeter, name=next(iter(self.town.names.values())))],
            "buildings": osm_buildings.features(buildings, self._plane),
            "premises": Points(self._elements, self._plane).features(premises, vacant),
            "shops": osm_shops.features(premises, self._plane, self.town, self._summary),
            "paths": paths,
            "places": osm_places.places(self._elements, self._plane, self._near, self.town, self._summary),
            "ground": osm_places.ground(self._elements, self._plane, self._near),
            "trees": osm_places.trees(self._elements, self._plane, self._near),
        }


def _trades(element: Element) -> bool:
    return not element.is_line and (trade(element.tags) is not None or is_vacant(element.tags))


def _stands(element: Element) -> bool:
    return element.is_area and osm_buildings.is_building(element.tags)


def _walks(element: Element) -> bool:
    return osm_paths.is_walkable(element.tags)


def _nothing(element: Element) -> bool:
    return False
