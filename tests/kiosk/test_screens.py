"""A screen's sizes follow from its glass in millimetres."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screens import CAPITAL_MM, CAPITAL_OF_EM, REACH_MM, SMALLEST_TEXT, Glass

GLASSES = st.builds(
    Glass,
    diagonal_inch=st.floats(21, 98),
    width_px=st.sampled_from([1080, 1920, 2160, 3840]),
    height_px=st.sampled_from([1080, 1920, 2160, 3840]),
    mounting_height_mm=st.floats(0, 760),
)
PORTRAIT_43 = Glass(43, 1080, 1920, 720)


def test_a_43_inch_portrait_screen_has_about_two_pixels_to_the_millimetre() -> None:
    assert PORTRAIT_43.px_per_mm == pytest.approx(2.017, abs=0.001)
    assert PORTRAIT_43.unit == 1
    assert PORTRAIT_43.floor == 0


def test_controls_of_a_portrait_screen_stand_in_the_lowest_43_percent() -> None:
    assert PORTRAIT_43.panel == pytest.approx(0.43 * 1920)


def test_a_small_screen_gets_larger_letters_in_pixels() -> None:
    assert Glass(32, 1080, 1920, 800).unit > PORTRAIT_43.unit


def test_a_screen_of_twice_the_resolution_looks_the_same() -> None:
    fine = Glass(43, 2160, 3840, 720)
    assert fine.unit == 2 * PORTRAIT_43.unit
    assert fine.panel == pytest.approx(2 * PORTRAIT_43.panel)


def test_a_landscape_screen_keeps_its_controls_under_the_highest_reach() -> None:
    glass = Glass(43, 1920, 1080, 800)
    assert glass.mounting_height_mm + glass.panel / glass.px_per_mm == pytest.approx(REACH_MM[1])


def test_a_screen_that_starts_near_the_ground_keeps_its_lowest_edge_free() -> None:
    glass = Glass(55, 1080, 1920, 200)
    assert glass.floor / glass.px_per_mm == pytest.approx(REACH_MM[0] - 200)
    assert glass.panel > glass.floor


@given(GLASSES)
def test_the_smallest_capitals_are_never_under_seven_millimetres(glass: Glass) -> None:
    capital_mm = SMALLEST_TEXT * glass.unit * CAPITAL_OF_EM / glass.px_per_mm
    assert capital_mm >= CAPITAL_MM - 1e-9


@pytest.mark.parametrize("height_mm", range(600, 951, 50))
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
@pytest.mark.parametrize("inches", [32, 43, 55])
def test_brought_down_all_controls_are_within_reach_of_a_seated_person(
    inches: int, size: tuple[int, int], height_mm: int
) -> None:
    glass = Glass(inches, *size, height_mm)
    top_mm = glass.mounting_height_mm + glass.low_panel / glass.px_per_mm
    assert top_mm <= REACH_MM[1] + 0.5
    assert glass.low_panel <= glass.panel


@given(GLASSES)
def test_large_letters_get_no_less_room_than_small_ones(glass: Glass) -> None:
    assert glass.floor < glass.panel <= glass.large_panel <= glass.height_px
    assert glass.low_panel <= glass.low_large_panel <= glass.large_panel


@given(GLASSES)
def test_the_panel_never_leaves_the_glass(glass: Glass) -> None:
    assert 0 <= glass.floor < glass.panel <= glass.height_px


@given(GLASSES)
def test_the_stylesheet_states_every_size_and_no_rule(glass: Glass) -> None:
    text = glass.stylesheet()
    assert text.startswith(":root {")
    assert text.count("{") == text.count("}") == 1
    assert "nan" not in text
    assert "inf" not in text
