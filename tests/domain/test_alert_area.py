"""Which points lie in an area: laws that hold for every ring and circle."""

from hypothesis import given
from hypothesis import strategies as st

from twin.domain.alert_area import AlertArea, Circle, distance_km, in_ring

whole = st.integers(-50, 50).map(float)
points = st.tuples(whole, whole)
rings = st.lists(points, min_size=3, max_size=12).map(lambda found: (*found, found[0]))
SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))


@given(ring=rings, at=points, turn=st.integers(0, 20), east=whole, north=whole)
def test_it_does_not_matter_where_a_ring_begins_which_way_it_runs_or_where_on_earth_it_lies(
    ring: tuple[tuple[float, float], ...], at: tuple[float, float], turn: int, east: float, north: float
) -> None:
    turned = ring[:-1][turn % (len(ring) - 1) :] + ring[:-1][: turn % (len(ring) - 1)]
    moved = tuple((x + east, y + north) for x, y in ring)
    expected = in_ring(ring, at)
    assert in_ring((*turned, turned[0]), at) == expected
    assert in_ring(ring[::-1], at) == expected
    assert in_ring(moved, (at[0] + east, at[1] + north)) == expected


@given(ring=rings, at=points)
def test_who_stands_on_a_corner_is_in_and_who_stands_outside_the_extent_is_not(
    ring: tuple[tuple[float, float], ...], at: tuple[float, float]
) -> None:
    assert all(in_ring(ring, corner) for corner in ring)
    if at[0] > max(x for x, _ in ring) or at[1] < min(y for _, y in ring):
        assert not in_ring(ring, at)


@given(at=points)
def test_a_square_holds_exactly_what_lies_between_its_sides(at: tuple[float, float]) -> None:
    assert in_ring(SQUARE, at) == (0 <= at[0] <= 4 and 0 <= at[1] <= 4)


@given(one=points, other=points, radius=st.floats(0, 20_000))
def test_a_circle_holds_its_centre_and_what_is_near_as_seen_from_either_side(
    one: tuple[float, float], other: tuple[float, float], radius: float
) -> None:
    assert Circle(one, radius).holds(one)
    assert Circle(one, radius).holds(other) == Circle(other, radius).holds(one)
    assert Circle(one, distance_km(one, other) + 0.001).holds(other)


def test_a_degree_along_a_meridian_is_as_long_as_it_should_be() -> None:
    assert abs(distance_km((3.9, 50.0), (3.9, 51.0)) - 111.195) < 0.01


@given(rings=st.lists(rings, max_size=3), circles=st.lists(st.tuples(points, st.floats(0, 100)), max_size=3))
def test_what_is_kept_of_an_area_gives_the_same_area(
    rings: list[tuple[tuple[float, float], ...]], circles: list[tuple[tuple[float, float], float]]
) -> None:
    area = AlertArea(polygons=tuple(rings), circles=tuple(Circle(*each) for each in circles), screens=frozenset("ab"))
    assert AlertArea.from_json(area.to_json()) == area


def test_an_area_is_the_union_of_its_parts_and_nothing_holds_nowhere() -> None:
    assert not AlertArea().holds("markt", (1.0, 1.0))
    assert AlertArea(is_everywhere=True).holds("markt", (1.0, 1.0))
    assert AlertArea(screens=frozenset({"markt"})).holds("markt", (90.0, 9.0))
    both = AlertArea(polygons=(SQUARE,), circles=(Circle((10.0, 10.0), 1.0),))
    assert both.holds("markt", (1.0, 1.0))
    assert both.holds("markt", (10.0, 10.0))
    assert not both.holds("markt", (20.0, 1.0))
