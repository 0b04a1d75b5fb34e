"""The size of a footprint and the look of its front, held against the geo libraries that the service does without."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.dataset import Dataset, read
from geodata.measure import Plane
from twin.config import ROOT
from twin.domain.footprint import area_m2, facade

METRE = 1 / 111_195  # degrees of latitude


@pytest.fixture(scope="module")
def herzele() -> Dataset:
    return read(ROOT / "geodata" / "herzele")


def polygon(*ring: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[*map(list, ring), list(ring[0])]]}


def block(lon: float, lat: float, width: float, depth: float) -> dict[str, Any]:
    """A rectangle with its corner at ``lon``, ``lat``; in degrees."""
    return polygon((lon, lat), (lon + width, lat), (lon + width, lat + depth), (lon, lat + depth))


def test_the_size_is_what_the_metric_plane_says(herzele: Dataset) -> None:
    features = herzele.layers["premises"]["features"]
    for feature, shape in zip(features, Plane.at(3.892, 50.884).frame(features).geometry, strict=True):
        assert area_m2(feature["geometry"]) == pytest.approx(shape.area, rel=0.001, abs=0.1)


def test_the_front_is_the_one_that_the_dataset_finds(herzele: Dataset) -> None:
    for feature in herzele.layers["premises"]["features"]:
        found = facade(feature["geometry"], feature["properties"]["door"])
        assert found is not None
        assert abs((found - feature["properties"]["facade"] + 180) % 360 - 180) < 0.5, feature["properties"]["id"]


def test_a_courtyard_is_no_floor() -> None:
    yard = block(3.9, 50.9, 0.0004, 0.0002)
    hole = block(3.9001, 50.90005, 0.0001, 0.0001)
    holed = {"type": "Polygon", "coordinates": [*yard["coordinates"], *hole["coordinates"]]}
    assert area_m2(holed) == pytest.approx(area_m2(yard) - area_m2(hole), abs=0.2)


@given(lon=st.floats(-170, 170), lat=st.floats(-60, 60), side=st.integers(0, 3), size=st.floats(1e-4, 5e-4))
def test_the_front_looks_out_of_the_side_where_the_door_is(lon: float, lat: float, side: int, size: float) -> None:
    middles = [(size / 2, 0.0), (size, size / 2), (size / 2, size), (0.0, size / 2)]
    x, y = middles[side]
    found = facade(block(lon, lat, size, size), (lon + x, lat + y))
    assert found is not None
    assert abs((found - (180, 90, 0, 270)[side] + 180) % 360 - 180) < 0.2


@given(lon=st.floats(-170, 170), lat=st.floats(-70, 70), turned=st.booleans())
def test_the_size_does_not_depend_on_where_the_ring_begins_or_how_it_turns(
    lon: float, lat: float, turned: bool
) -> None:
    shape = block(lon, lat, 0.0002, 0.0001)
    ring = shape["coordinates"][0][:-1]
    moved = [*ring[2:], *ring[:2]]
    other = polygon(*(reversed(moved) if turned else moved))
    assert area_m2(other) == pytest.approx(area_m2(shape), abs=0.11)


def test_a_footprint_that_is_one_point_has_no_front() -> None:
    assert facade(polygon((3.9, 50.9), (3.9, 50.9), (3.9, 50.9)), (3.9, 50.9)) is None
