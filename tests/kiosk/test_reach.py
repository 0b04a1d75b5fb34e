"""Whether everybody reaches the controls of a screen where it hangs, and which height would do."""

import pytest

from kiosk.reach import out_of_reach
from twin.domain.reach import OutOfReach


@pytest.mark.parametrize(
    ("diagonal", "width", "height", "edge", "found"),
    [
        (43, 1080, 1920, 720, None),
        (55, 1080, 1920, 860, None),
        (55, 1080, 1920, 900, OutOfReach("letters", 860)),
        (55, 1080, 1920, 960, OutOfReach("high", 860)),
        (55, 2160, 3840, 960, OutOfReach("high", 860)),
        (32, 1920, 1080, 100, OutOfReach("low", 220)),
        (200, 1080, 1920, 700, OutOfReach("high", None)),
    ],
)
def test_a_screen_out_of_reach_says_at_which_height_it_would_be_within(
    diagonal: float, width: int, height: int, edge: float, found: OutOfReach | None
) -> None:
    assert out_of_reach(diagonal, width, height, edge) == found
