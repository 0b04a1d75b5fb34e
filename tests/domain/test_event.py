"""When events take place: once, by rule, through clock changes, and not on the days that are left out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twin.domain.event import Event, Notice, read_recurrence
from twin.domain.place import Place
from twin.errors import Invalid

HERE = Place(3.892, 50.884, "Europe/Brussels")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=HERE.zone)  # type: ignore[arg-type]  # year, month, day, hour, minute


def market(**facts: object) -> Event:
    known = {"id": 1, "titles": {"nl": "Markt"}, "start": at(2026, 10, 7, 7, 30), "end": at(2026, 10, 7, 12)}
    return Event(**{**known, "zone_of": HERE, "recurrence": "FREQ=WEEKLY;BYDAY=WE", **facts})  # type: ignore[arg-type]


def days(event: Event, first: datetime, last: datetime) -> list[str]:
    return [f"{each.start:%m-%d %H:%M}" for each in event.occurrences(first, last)]


def test_a_market_comes_back_at_the_same_wall_time_in_winter() -> None:
    found = days(market(), at(2026, 10, 20, 0), at(2026, 11, 5, 0))
    assert found == ["10-21 07:30", "10-28 07:30", "11-04 07:30"]


def test_it_does_not_take_place_on_the_days_left_out() -> None:
    event = market(without=frozenset({date(2026, 11, 11)}))
    assert days(event, at(2026, 11, 1, 0), at(2026, 11, 19, 0)) == ["11-04 07:30", "11-18 07:30"]


def test_one_that_has_begun_still_counts() -> None:
    assert days(market(recurrence=""), at(2026, 10, 7, 11), at(2026, 10, 8, 0)) == ["10-07 07:30"]
    assert days(market(recurrence=""), at(2026, 10, 7, 12), at(2026, 10, 8, 0)) == []


def test_a_rule_that_ends_ends() -> None:
    event = market(recurrence="FREQ=WEEKLY;BYDAY=WE;UNTIL=20261014T235959Z")
    assert days(event, at(2026, 10, 1, 0), at(2027, 10, 1, 0)) == ["10-07 07:30", "10-14 07:30"]


def test_a_start_in_the_hour_that_spring_skips_comes_an_hour_later() -> None:
    event = market(start=at(2026, 3, 28, 2, 30), end=at(2026, 3, 28, 3), recurrence="FREQ=DAILY;COUNT=2")
    assert days(event, at(2026, 3, 28, 0), at(2026, 3, 30, 0)) == ["03-28 02:30", "03-29 03:30"]


@pytest.mark.parametrize(
    "text",
    ["", "elke woensdag", "FREQ=NEVER", "FREQ=MINUTELY", "DTSTART:20260101\nRRULE:FREQ=DAILY", "FREQ=WEEKLY;BYDAY=XX"],
)
def test_what_is_no_rule_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Invalid):
        read_recurrence(text, datetime(2026, 1, 1))


def test_a_rule_without_end_asked_far_ahead_answers_at_once() -> None:
    assert days(market(recurrence="FREQ=DAILY"), at(2090, 1, 1, 0), at(2090, 1, 3, 0)) == ["01-01 07:30", "01-02 07:30"]


def test_a_notice_holds_until_its_end() -> None:
    notice = Notice(1, {"nl": "Werken"}, {}, at(2026, 11, 1, 8), at(2026, 11, 2, 8))
    assert notice.holds_at(at(2026, 11, 1, 8))
    assert not notice.holds_at(at(2026, 11, 2, 8))


@given(
    rule=st.sampled_from(["", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=WE,SA", "FREQ=MONTHLY;BYDAY=1SU", "FREQ=YEARLY"]),
    start=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
    hours=st.integers(1, 60),
    split=st.integers(1, 400),
)
def test_two_windows_that_join_see_what_one_window_sees(rule: str, start: datetime, hours: int, split: int) -> None:
    first = start.replace(tzinfo=UTC)
    event = market(start=first, end=first + timedelta(hours=hours), recurrence=rule)
    low, high = first - timedelta(days=30), first + timedelta(days=500)
    middle = low + timedelta(days=split)
    whole = set(event.occurrences(low, high))
    assert whole == {*event.occurrences(low, middle), *event.occurrences(middle, high)}
    assert all(each.end > low and each.start < high for each in whole)
