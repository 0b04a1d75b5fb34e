"""The sales in Belgium and the month before them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twin.domain.sales import closed_before, closed_days_within, concerns, sales


@pytest.mark.parametrize(
    ("year", "month", "first"),
    [(2026, 1, date(2026, 1, 3)), (2026, 7, date(2026, 7, 3)), (2027, 1, date(2027, 1, 2))],
)
def test_sales_begin_on_the_third_or_the_second_where_that_is_a_sunday(year: int, month: int, first: date) -> None:
    assert sales(year, month) == (first, date(year, month, 31))


def test_the_month_before_is_closed() -> None:
    assert closed_before(2027, 1) == (date(2026, 12, 2), date(2027, 1, 1))
    assert closed_before(2026, 7) == (date(2026, 6, 3), date(2026, 7, 2))


def test_an_offer_hears_of_the_first_closed_month_that_it_touches() -> None:
    assert closed_days_within(date(2026, 11, 25), date(2026, 12, 2)) == closed_before(2027, 1)
    assert closed_days_within(date(2026, 11, 25), date(2026, 12, 1)) is None
    assert closed_days_within(date(2027, 1, 2), date(2027, 1, 31)) is None
    assert closed_days_within(date(2026, 3, 1), date(2027, 3, 1)) == closed_before(2026, 7)


@given(st.integers(2000, 2100), st.sampled_from([1, 7]))
def test_the_closed_month_ends_the_day_before_the_sales(year: int, month: int) -> None:
    closed, start = closed_before(year, month), sales(year, month).first
    assert (start - closed.last).days == 1
    assert start.weekday() != 6
    assert (closed.last - closed.first).days + 1 in (30, 31)


@pytest.mark.parametrize("trade", ["shop=clothes", "shop=shoes", "shop=leather", "shop=bakery;shoes"])
def test_it_concerns_clothing_leather_and_shoes_in_belgium(trade: str) -> None:
    assert concerns(trade, "BE")
    assert not concerns(trade, "NL")


@pytest.mark.parametrize("trade", ["shop=bakery", "shop=jewelry", "amenity=cafe", ""])
def test_it_concerns_no_other_trade(trade: str) -> None:
    assert not concerns(trade, "BE")
