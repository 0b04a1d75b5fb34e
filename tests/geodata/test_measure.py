"""Metres, against distances on the ellipsoid."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geodata.measure import Plane, azimuth


@pytest.mark.parametrize(
    ("lon", "lat", "epsg"),
    [
        (3.892, 50.884, "EPSG:3812"),
        (7.42, 43.74, "EPSG:32632"),
        (-180.0, 10.0, "EPSG:32601"),
        (180.0, 10.0, "EPSG:32660"),
        (18.4, -33.9, "EPSG:32734"),
    ],
)
def test_belgium_is_measured_in_lambert_2008_and_the_rest_in_utm(lon: float, lat: float, epsg: str) -> None:
    assert Plane.at(lon, lat).epsg == epsg


@given(lon=st.floats(-179, 179), lat=st.floats(-75, 75), turn=st.floats(0, 360))
def test_a_hundred_metres_are_a_hundred_metres_anywhere(lon: float, lat: float, turn: float) -> None:
    there_lon, there_lat, _ = Geod(ellps="WGS84").fwd(lon, lat, turn, 100)
    xy = Plane.at(lon, lat).metres(np.array([[lon, lat], [there_lon, there_lat]]))
    assert np.hypot(*(xy[1] - xy[0])) == pytest.approx(100, rel=0.002)


def test_metres_and_back_are_the_same_place() -> None:
    plane = Plane.at(3.892, 50.884)
    place = np.array([[3.892, 50.884]])
    assert plane.degrees(plane.metres(place)) == pytest.approx(place, abs=1e-9)


@pytest.mark.parametrize(
    ("to", "degrees"), [((3.0, 51.0), 0), ((3.1, 50.0), 90), ((3.0, 49.0), 180), ((2.9, 50.0), 270)]
)
def test_an_azimuth_runs_clockwise_from_north(to: tuple[float, float], degrees: float) -> None:
    assert azimuth((3.0, 50.0), to) == pytest.approx(degrees, abs=0.1)
