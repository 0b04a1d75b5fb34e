"""What somebody sees who stands before a screen."""

from typing import Any

import pytest

from tests.geodata.tiny_town import box, degrees
from twin.domain.street_view import Seen, Sight, is_inside, look_around

HERE = degrees((0, 0))


def sight(name: str, x: float, y: float, is_landmark: bool = False) -> Sight:
    return Sight(name, degrees((x, y)), is_landmark)


def house(x: float, y: float, width: float = 8, depth: float = 8) -> Any:
    return degrees(box(x, y, width, depth), 1)


AROUND = [sight("noord", 0, 30), sight("oost", 20, 0), sight("zuid", 0, -25), sight("west", -10, 0)]


@pytest.mark.parametrize(
    ("bearing", "left", "right", "ahead", "behind"),
    [
        (0, "west", "oost", "noord", "zuid"),
        (90, "noord", "zuid", "oost", "west"),
        (180, "oost", "west", "zuid", "noord"),
        (300, "zuid", "noord", "west", "oost"),
        (359, "west", "oost", "noord", "zuid"),
    ],
)
def test_what_stands_at_which_side_follows_from_where_one_looks(
    bearing: float, left: str, right: str, ahead: str, behind: str
) -> None:
    found = {each.side: each.name for each in look_around(HERE, bearing, AROUND, [])}
    assert found == {"left": left, "right": right, "ahead": ahead, "behind": behind}


def test_a_landmark_goes_before_a_nearer_shop_and_the_nearest_before_others() -> None:
    sights = [sight("bakker", -8, 0), sight("kerk", -120, 0, True), sight("molen", -150, 0, True), *AROUND[:1]]
    assert look_around(HERE, 0, sights, []) == [Seen("left", "kerk", 120), Seen("ahead", "noord", 30)]


def test_what_a_house_hides_is_not_seen_and_its_own_house_hides_nothing() -> None:
    sights = [sight("kerk", -60, 0, True), sight("bakker", 0, 20)]
    own, before = house(-64, -4), house(-30, -4)
    shop = house(-4, 20)
    assert look_around(HERE, 0, sights, [own, shop]) == [Seen("left", "kerk", 60), Seen("ahead", "bakker", 20)]
    assert look_around(HERE, 0, sights, [own, shop, before]) == [Seen("ahead", "bakker", 20)]


def test_a_shop_far_off_and_what_one_stands_upon_are_not_told() -> None:
    assert look_around(HERE, 0, [sight("ver", 0, 90), sight("hier", 0.5, 0), sight("heel ver", 0, 300, True)], []) == []


def test_inside_is_within_the_line() -> None:
    square = box(0, 0, 10, 10)
    assert is_inside((5, 5), square)
    assert not is_inside((15, 5), square)
    assert not is_inside((-1, -1), square)
