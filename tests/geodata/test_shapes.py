"""Outlines that are checked, cut and joined: nothing is lost, and what cannot be done is said."""

import json
import subprocess
import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.shapes import answer
from tests.geodata.tiny_town import box, degrees
from twin.domain.footprint import area_m2

METRES = st.floats(min_value=2, max_value=40, allow_nan=False)


def polygon(*corners: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [degrees([*corners, corners[0]], 1)]}


def square(x: float, y: float, width: float = 10, depth: float = 10) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [degrees(box(x, y, width, depth), 1)]}


def cut(shape: Any, *line: tuple[float, float]) -> dict[str, Any]:
    return answer({"do": "cut", "shape": shape, "line": degrees(line, 1)})


def test_a_line_cuts_premises_in_two_of_the_same_area_together() -> None:
    whole = square(0, 0)
    west, east = cut(whole, (4, -1), (4, 11))["parts"]
    assert area_m2(west) == pytest.approx(40, abs=0.5)
    assert area_m2(east) == pytest.approx(60, abs=0.5)


@settings(max_examples=60, deadline=None)
@given(METRES, METRES, st.floats(0.2, 0.8), st.floats(0.2, 0.8))
def test_no_square_metre_is_lost_or_won_by_a_cut_and_joining_gives_the_whole_again(
    width: float, depth: float, south: float, north: float
) -> None:
    whole = square(0, 0, width, depth)
    found = cut(whole, (south * width, -0.5), (north * width, depth + 0.5))
    if "fault" in found:
        assert width * depth * min(south, north) < 13
        return
    tolerance = 0.02 * (width + depth) + 0.2  # corners are kept to the centimetre, areas to a tenth
    assert sum(map(area_m2, found["parts"])) == pytest.approx(area_m2(whole), abs=tolerance)
    again = answer({"do": "join", "shapes": found["parts"]})["shape"]
    assert area_m2(again) == pytest.approx(area_m2(whole), abs=tolerance)


def test_a_line_that_ends_on_the_walls_cuts_too() -> None:
    assert len(cut(square(0, 0), (4, 0), (4, 10))["parts"]) == 2


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (((20, 0), (20, 10)), "not_two"),
        (((5, 5), (5, 5)), "not_two"),
        (((5, 2), (5, 5)), "not_two"),
        (((0.1, -1), (0.1, 11)), "small"),
    ],
)
def test_a_line_that_cuts_nothing_off_is_refused(line: Any, fault: str) -> None:
    assert cut(square(0, 0), *line) == {"fault": fault}


def test_a_line_that_would_leave_three_parts_is_refused() -> None:
    horseshoe = polygon((0, 0), (20, 0), (20, 10), (15, 10), (15, 5), (5, 5), (5, 10), (0, 10))
    assert cut(horseshoe, (-1, 7), (21, 7)) == {"fault": "not_two"}


def test_neighbours_with_a_wall_between_them_become_one_without_the_wall() -> None:
    shape = answer({"do": "join", "shapes": [square(0, 0), square(10.2, 0)]})["shape"]
    assert area_m2(shape) == pytest.approx(202, abs=1)
    assert len(shape["coordinates"]) == 1


def test_premises_across_the_street_are_not_joined() -> None:
    assert answer({"do": "join", "shapes": [square(0, 0), square(15, 0)]}) == {"fault": "apart"}


def test_an_outline_that_crosses_itself_is_refused() -> None:
    bow = polygon((0, 0), (10, 10), (10, 0), (0, 10))
    assert answer({"do": "check", "shape": bow, "others": {}}) == {"fault": "crosses"}


def test_an_outline_may_touch_its_neighbour_but_not_take_its_floor() -> None:
    others = {"beside": square(10, 0), "under": square(5, 5)}
    assert answer({"do": "check", "shape": square(0, 0), "others": others}) == {"overlaps": {"under": 25.0}}


def test_no_ring_repeats_a_corner() -> None:
    for part in cut(square(0, 0), (4, -1), (4, 11))["parts"]:
        assert all(one != other for one, other in pairwise(part["coordinates"][0]))


def test_it_answers_from_a_process_of_its_own() -> None:
    question = json.dumps({"do": "check", "shape": square(0, 0), "others": {}})
    done = subprocess.run(
        [sys.executable, "-m", "geodata.shapes"], input=question, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == {"overlaps": {}}
