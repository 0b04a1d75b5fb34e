"""Coordinates that are no degrees, or not there at all."""

import math
from typing import Any

import pytest
from pyproj import Transformer

from tests.geodata.faults_of import faults_of, only_fault_of
from tests.geodata.tiny_town import TinyTown, degrees


def reproject(town: TinyTown, layer: str, epsg: str) -> None:
    transformer = Transformer.from_crs("EPSG:4326", epsg, always_xy=True)

    def move(part: Any) -> Any:
        return [move(each) for each in part] if isinstance(part[0], list) else list(transformer.transform(*part))

    for feature in town.layers[layer]:
        feature["geometry"]["coordinates"] = move(feature["geometry"]["coordinates"])


@pytest.mark.parametrize(
    ("epsg", "name"),
    [
        ("EPSG:31370", "Belgian Lambert 72 (EPSG:31370)"),
        ("EPSG:3812", "Belgian Lambert 2008 (EPSG:3812)"),
        ("EPSG:3857", "Web Mercator (EPSG:3857)"),
        ("EPSG:25831", "UTM zone 31N (EPSG:25831)"),
    ],
)
def test_a_layer_in_metres_is_told_which_grid_it_is_in(town: TinyTown, epsg: str, name: str) -> None:
    reproject(town, "places", epsg)
    line = only_fault_of(town)
    assert f"metres, not degrees: all features look like {name}" in line
    assert f"set the layer's CRS to {epsg}" in line


def test_lambert_72_mixed_with_2008_is_told_beside_each_of_them(town: TinyTown) -> None:
    reproject(town, "places", "EPSG:31370")
    reproject(town, "shops", "EPSG:3812")
    mixed = [line for line in faults_of(town) if "Lambert 72 (places.geojson) is mixed with Lambert 2008" in line]
    assert len(mixed) == 1
    assert len(faults_of(town)) == 3


def test_lambert_72_mixed_with_2008_within_one_file_is_told(town: TinyTown) -> None:
    town.place("bank", "bench", 4, -20)
    town.layers["places"][0]["geometry"]["coordinates"] = [112_000.0, 177_000.0]
    town.layers["places"][1]["geometry"]["coordinates"] = [612_000.0, 677_000.0]
    assert sum("is mixed with" in line for line in faults_of(town)) == 1


def test_latitude_before_longitude_is_told(town: TinyTown) -> None:
    for feature in town.layers["shops"]:
        feature["geometry"]["coordinates"].reverse()
    assert "latitude and longitude are swapped (all features)" in only_fault_of(town)


def test_null_island_is_far_from_the_town(town: TinyTown) -> None:
    town.place("bank", "bench", 4, -20)["geometry"]["coordinates"] = [0.0, 0.0]
    assert "places.geojson: bank: geometry: coordinates lie far from the town's time zone" in only_fault_of(town)


def test_degrees_beyond_the_globe_are_told(town: TinyTown) -> None:
    town.place("bank", "bench", 4, -20)["geometry"]["coordinates"] = [389.2, 50.884]
    assert "coordinates are outside -180..180, -90..90 degrees" in only_fault_of(town)


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        (None, "it has no geometry (null)"),
        ({}, "its geometry is"),
        ({"type": "Point", "coordinates": []}, "its geometry is empty"),
        ({"type": "Point", "coordinates": [math.nan, 50.884]}, "NaN or Infinity"),
        ({"type": "Point", "coordinates": [math.inf, 50.884]}, "NaN or Infinity"),
        ({"type": "Point", "coordinates": ["3.892", "50.884"]}, "where two numbers belong"),
        ({"type": "Point", "coordinates": [True, 50.884]}, "where two numbers belong"),
        ({"type": "Point", "coordinates": 3.892}, "where a list belongs"),
        ({"type": "LineString", "coordinates": [[3.892, 50.884], [3.893, 50.884]]}, "its geometry is a 'LineString'"),
        ({"type": "MultiPoint", "coordinates": [[3.892, 50.884], [3.893, 50.884]]}, "Split it into its parts"),
        ({"type": "GeometryCollection", "geometries": []}, "its geometry is a 'GeometryCollection'"),
    ],
)
def test_a_geometry_that_cannot_be_used_is_named(town: TinyTown, geometry: Any, said: str) -> None:
    town.of("shops", "boeken-tom")["geometry"] = geometry
    line = only_fault_of(town)
    assert line.startswith("shops.geojson: boeken-tom: geometry: ")
    assert said in line


def test_a_multi_geometry_of_one_part_is_that_part(town: TinyTown) -> None:
    for layer, features in town.layers.items():
        for feature in features if layer != "perimeter" else []:
            geometry = feature["geometry"]
            feature["geometry"] = {"type": f"Multi{geometry['type']}", "coordinates": [geometry["coordinates"]]}
    assert faults_of(town) == []


def test_a_footprint_of_100_000_vertices_is_refused(town: TinyTown) -> None:
    turn = [2 * math.pi * n / 100_000 for n in range(100_000)]
    circle = [(60 + 20 * math.cos(angle), 40 + 20 * math.sin(angle)) for angle in turn]
    town.add("buildings", "circle", "Polygon", [[*circle, circle[0]]])
    assert "circle: geometry: its geometry has 100,001 vertices; at most 20,000" in only_fault_of(town)


def test_an_open_outline_and_one_of_two_corners_are_named(town: TinyTown) -> None:
    corners = degrees([(60, 40), (70, 40), (70, 50), (60, 50)], 1)
    town.building("open", 60, 40)["geometry"]["coordinates"] = [corners]
    town.building("thin", 60, 40)["geometry"]["coordinates"] = [[corners[0], corners[1], corners[0], corners[0]]]
    first, second = faults_of(town)
    assert "open: geometry: its outline is not closed" in first
    assert "thin: geometry: its outline has fewer than three corners" in second


def test_a_line_without_length_is_named(town: TinyTown) -> None:
    town.path("dot", (0, 0), (0, 0))
    assert "paths.geojson: dot: geometry: the line has no length" in only_fault_of(town)
