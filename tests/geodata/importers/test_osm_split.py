"""Ground that shops share is divided: all of it, once, and nobody gets a sliver."""

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.importers.osm_split import FAIR, split

SPOTS = st.lists(st.tuples(st.floats(-10, 50), st.floats(-10, 30)), min_size=1, max_size=12)
HOUSE = shapely.box(0, 0, 40, 20)
CORNER = shapely.Polygon([(0, 0), (40, 0), (40, 20), (12, 20), (12, 40), (0, 40)])


@settings(deadline=None, max_examples=60)
@given(SPOTS)
def test_shares_of_a_house_tile_it(spots: list[tuple[float, float]]) -> None:
    shares = split(HOUSE, [shapely.Point(spot) for spot in spots])
    assert len(shares) == len(spots)
    assert abs(sum(share.area for share in shares) - HOUSE.area) < 1e-6
    assert abs(shapely.union_all(shares).area - HOUSE.area) < 1e-6


@settings(deadline=None, max_examples=60)
@given(SPOTS)
def test_shares_never_overlap_and_never_leave_the_ground(spots: list[tuple[float, float]]) -> None:
    shares = split(CORNER, [shapely.Point(spot) for spot in spots])
    assert shapely.union_all(shares).area > sum(share.area for share in shares) - 1e-6
    assert all(share.difference(CORNER).area < 1e-6 for share in shares)


def test_neighbours_who_stand_close_together_are_given_room() -> None:
    shares = split(HOUSE, [shapely.Point(x, 1) for x in (1, 1.2, 1.4, 39)])
    assert min(share.area for share in shares) >= FAIR * HOUSE.area / 4
    middles = [share.centroid.x for share in shares]
    assert middles == sorted(middles)
