"""The skyline of the time bar counts what is open, under the sky of that day."""

from datetime import date, datetime, time
from typing import Any

import pytest

from tests.pages.cast import HERE
from twin.pages.skyline import LAST, sky_colour, skyline
from twin.services.live import LiveTowns


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 21, hour, minute, tzinfo=HERE.zone)


def shop(*spans: tuple[int, int]) -> dict[str, Any]:
    epoch = datetime.combine(date(2026, 11, 21), time(), HERE.zone).timestamp()
    return {"hours": {"intervals": [[epoch + a * 3600, epoch + b * 3600, "o"] for a, b in spans]}}


def test_a_bar_stands_at_every_quarter_in_which_a_shop_is_open() -> None:
    found = skyline([shop((9, 12), (13, 18))], at(10), HERE, 1)
    bars = (found.day_bars + found.dark_bars).count("M")
    assert bars == (3 + 5) * 4


def test_the_tallest_bar_is_where_most_shops_are_open() -> None:
    found = skyline([shop((9, 12)), shop((11, 12))], at(10), HERE, 1)
    assert found.day_bars.count("v-32") == 4
    assert found.day_bars.count("v-16") == 8


def test_windows_are_lit_once_the_sun_is_low() -> None:
    found = skyline([shop((9, 12), (19, 20))], at(10), HERE, 1)
    assert found.day_bars.count("M") == 12
    assert found.dark_bars.count("M") == 4


def test_the_bar_starts_at_five_unless_the_moment_is_earlier() -> None:
    assert skyline([], at(10), HERE, 0).first == 300
    early = skyline([], at(2, 30), HERE, 0)
    assert (early.first, early.quarters, early.percent) == (0, 96, pytest.approx(100 * 150 / LAST, abs=0.01))


def test_the_sky_covers_the_bar_without_a_gap() -> None:
    found = skyline([], at(10), HERE, 0)
    ends = [band.x + band.width for band in found.bands]
    assert [band.x for band in found.bands] == [0, *ends[:-1]]
    assert ends[-1] == found.quarters


@pytest.mark.parametrize(
    ("altitude", "colour"), [(-30, "#0b1425"), (-8.5, "#0b1425"), (10, "#afcee6"), (60, "#afcee6")]
)
def test_the_sky_is_night_below_and_day_above(altitude: float, colour: str) -> None:
    assert sky_colour(altitude) == colour


def test_nobody_open_draws_no_bar() -> None:
    found = skyline([shop()], at(10), HERE, 0)
    assert (found.day_bars, found.dark_bars) == ("", "")


def test_the_bubble_counts_what_the_core_counts(live: LiveTowns) -> None:
    edition = live.editions["herzele"]["nl"]
    moment = at(10, 30)
    count = edition.moment(moment).open_count
    spans = [span for each in edition.snapshot["shops"] for span in each["hours"]["intervals"]]
    assert sum(start <= moment.timestamp() < end and code in "oe" for start, end, code, *_ in spans) == count
