"""The days of an offer, and how many may run at once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twin.domain.listing import Refused
from twin.domain.offer import MOST_AT_ONCE, Offer, check_days, check_room

TODAY = date(2026, 11, 21)
DAYS = st.integers(0, 30).map(lambda days: TODAY + timedelta(days=days))


def offer(first: date, last: date) -> Offer:
    return Offer(1, {"nl": "Taart"}, first, last)


@pytest.mark.parametrize(
    ("first", "last", "key"),
    [
        (date(2026, 12, 2), date(2026, 12, 1), "offer_backwards"),
        (date(2026, 11, 1), date(2026, 11, 20), "offer_over"),
        (date(2026, 11, 1), date(2062, 11, 20), "offer_too_far"),
    ],
)
def test_days_that_cannot_be_are_refused_in_words(first: date, last: date, key: str) -> None:
    with pytest.raises(Refused) as refused:
        check_days(first, last, TODAY)
    assert refused.value.key == key
    assert all(refused.value.in_language(each) for each in ("nl", "fr", "en", "de"))


def test_an_offer_may_have_begun_and_may_last_one_day() -> None:
    check_days(date(2026, 11, 1), TODAY, TODAY)
    check_days(TODAY, TODAY, TODAY)


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), max_size=8))
def test_never_more_than_three_run_on_one_day(wanted: list[list[date]]) -> None:
    taken: list[Offer] = []
    for first, last in wanted:
        days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
        is_full = any(sum(each.is_on(day) for each in taken) >= MOST_AT_ONCE for day in days)
        try:
            check_room(first, last, taken)
            refused = False
            taken.append(offer(first, last))
        except Refused:
            refused = True
        assert refused == is_full
