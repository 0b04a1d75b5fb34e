"""Where the door of premises is when nobody drew it, and which way the front looks."""

import math
from pathlib import Path

import pytest

from geodata.doors import Front, fronts
from geodata.measure import Plane
from tests.geodata.tiny_town import CENTRE, TinyTown, degrees

PLANE = Plane.at(*CENTRE)


@pytest.fixture
def corner(tmp_path: Path) -> TinyTown:
    """Kerkstraat along y = 0, Markt along x = 0; whatever is drawn stands near their corner."""
    town = TinyTown(tmp_path)
    town.path("kerkstraat", (-100, 0), (100, 0), name="Kerkstraat")
    town.path("markt", (0, -100), (0, 100), name="Markt")
    return town


def front_of(town: TinyTown) -> Front:
    (front,) = fronts(town.layers["premises"], town.layers["paths"], PLANE)
    return front


def test_the_front_is_the_side_at_the_street_of_the_address(corner: TinyTown) -> None:
    corner.premises("hoek", 3, 5, 8, 10, street="Kerkstraat")
    assert front_of(corner).door == pytest.approx(degrees((7, 5)), abs=2e-6)
    assert front_of(corner).facade == pytest.approx(180, abs=0.5)
    corner.of("premises", "hoek")["properties"]["street"] = "Markt"
    assert front_of(corner).door == pytest.approx(degrees((3, 10)), abs=2e-6)
    assert front_of(corner).facade == pytest.approx(270, abs=0.5)


def test_an_address_in_a_street_that_is_far_away_falls_back_to_the_nearest_named_street(corner: TinyTown) -> None:
    corner.path("ver", (0, 90), (100, 90), name="Verrestraat")
    corner.premises("hoek", 3, 5, 8, 10, street="Verrestraat")
    assert front_of(corner).facade == pytest.approx(270, abs=0.5)


def test_a_nameless_alley_behind_the_shop_is_not_its_front(corner: TinyTown) -> None:
    corner.path("alley", (10, 17), (60, 17), highway="footway")
    corner.premises("winkel", 30, 5, 8, 10, street="")
    assert front_of(corner).facade == pytest.approx(180, abs=0.5)


def test_without_named_streets_any_path_will_do(corner: TinyTown) -> None:
    corner.layers["paths"] = []
    corner.path("alley", (10, 17), (60, 17), highway="footway")
    corner.premises("winkel", 30, 5, 8, 10)
    assert front_of(corner).facade == pytest.approx(0, abs=0.5) or front_of(corner).facade == pytest.approx(
        360, abs=0.5
    )


def test_without_any_path_the_longest_side_is_the_front(corner: TinyTown) -> None:
    corner.layers["paths"] = []
    corner.premises("winkel", 30, 5, 4, 20)
    assert front_of(corner).facade % 180 == pytest.approx(90, abs=0.5)


def test_a_drawn_door_is_kept_and_tells_the_front(corner: TinyTown) -> None:
    lon, lat = degrees((34, 15.5))
    corner.premises("winkel", 30, 5, 8, 10, door_lon=lon, door_lat=lat)
    front = front_of(corner)
    assert front.door == pytest.approx((lon, lat), abs=1e-6)
    assert min(front.facade, 360 - front.facade) < 0.5


def test_the_way_an_outline_was_drawn_does_not_turn_its_front(corner: TinyTown) -> None:
    feature = corner.premises("winkel", 30, 5, 8, 10)
    before = front_of(corner)
    feature["geometry"]["coordinates"][0].reverse()
    assert front_of(corner) == before


def test_a_notch_in_the_front_is_not_the_front(corner: TinyTown) -> None:
    outline = [(30, 5), (33, 5), (33, 4.5), (34, 4.5), (34, 5), (38, 5), (38, 15), (30, 15), (30, 5)]
    corner.add("premises", "winkel", "Polygon", [outline], status="occupied", street="Kerkstraat")
    lon, lat = front_of(corner).door
    x, y = PLANE.metres_of(lon, lat)
    at = [PLANE.metres_of(*degrees(middle)) for middle in ((31.5, 5), (36, 5))]
    assert min(math.hypot(x - left, y - up) for left, up in at) < 0.2
