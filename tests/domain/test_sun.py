"""The sun over Herzele, held against almanac values; the borders of day, dusk and night."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.hours_help import HERZELE, at, day
from twin.domain.place import Place
from twin.domain.sun import daylight, sun_position, sunrise_sunset
from twin.errors import Invalid


def _minutes_apart(found: datetime | None, expected: datetime) -> float:
    assert found is not None
    return abs((found - expected) / timedelta(minutes=1))


def test_sunrise_and_sunset_are_those_of_the_almanac() -> None:
    rise, set_ = sunrise_sunset(date(2026, 12, 21), HERZELE)
    assert _minutes_apart(rise, at("2026-12-21 08:45")) < 2
    assert _minutes_apart(set_, at("2026-12-21 16:40")) < 2


def test_the_sun_stands_in_the_south_and_at_its_height_at_noon() -> None:
    position = sun_position(datetime(2026, 6, 21, 11, 46, tzinfo=UTC), HERZELE)
    assert position.altitude_deg == pytest.approx(90 - 50.884 + 23.44, abs=0.1)
    assert position.azimuth_deg == pytest.approx(180, abs=1.5)


def test_the_sun_neither_sets_in_a_polar_summer_nor_rises_in_winter() -> None:
    svalbard = Place(15.6, 78.2, "Arctic/Longyearbyen")
    assert sunrise_sunset(date(2026, 6, 21), svalbard) == (None, None)
    assert sunrise_sunset(date(2026, 12, 21), svalbard) == (None, None)


@pytest.mark.parametrize(
    ("altitude", "light"), [(40, "day"), (0.51, "day"), (0.5, "dusk"), (0, "dusk"), (-5.5, "dusk"), (-5.51, "night")]
)
def test_light_turns_at_the_altitudes_of_the_look(altitude: float, light: str) -> None:
    assert daylight(altitude) == light


@pytest.mark.parametrize("year", [1, 1583, 9999])
@pytest.mark.parametrize("place", [HERZELE, Place(-179.9, -50, "Pacific/Auckland"), Place(10, 89.9, "Etc/GMT+12")])
def test_any_year_has_a_sun(year: int, place: Place) -> None:
    for month, which in ((1, 1), (12, 31)):
        position = sun_position(datetime(year, month, which, 23, 59, tzinfo=place.zone), place)
        assert -91 < position.altitude_deg < 91
        assert 0 <= position.azimuth_deg < 360
        sunrise_sunset(date(year, month, which), place)


def test_a_moment_without_zone_and_a_place_off_the_globe_are_refused() -> None:
    with pytest.raises(Invalid):
        sun_position(datetime(2026, 6, 21, 12), HERZELE)
    with pytest.raises(Invalid):
        Place(200, 50, "Europe/Brussels")
    with pytest.raises(Invalid):
        Place(3, 50, "Europe/Herzele")


def test_hours_by_the_sun_follow_the_sun_of_the_place() -> None:
    assert day("sunrise-sunset", "2026-12-21") == ["08:45-16:40 open"]
    assert day("(sunrise+01:00)-(sunset-00:30)", "2026-12-21") == ["09:45-16:10 open"]
    assert day("10:00-sunset", "2026-12-21") == ["10:00-16:40 open"]
    assert day("sunset-02:00; Su off", "2026-11-29")[0] == "00:00-02:00 open"
