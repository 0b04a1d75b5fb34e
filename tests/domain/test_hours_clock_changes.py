"""Both nights on which the clock changes: 2026-03-29 02:00 -> 03:00 and 2026-10-25 03:00 -> 02:00."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from tests.domain.hours_help import at, hours
from twin.errors import Invalid


def test_a_night_shift_is_an_hour_shorter_in_spring() -> None:
    state = hours("Mo-Su 22:00-06:00").state(at("2026-03-28 23:00"))
    assert state.since is not None
    assert state.until is not None
    assert state.until.astimezone(UTC) - state.since.astimezone(UTC) == timedelta(hours=7)


def test_a_night_shift_is_an_hour_longer_in_autumn() -> None:
    state = hours("Mo-Su 22:00-06:00").state(at("2026-10-24 23:00"))
    assert state.since is not None
    assert state.until is not None
    assert state.until.astimezone(UTC) - state.since.astimezone(UTC) == timedelta(hours=9)


def test_a_time_that_spring_skips_gives_an_answer() -> None:
    state = hours("Mo-Su 03:00-05:00").state(at("2026-03-29 02:30"))  # on no clock: it reads 03:30
    assert state.kind == "open"


def test_hours_that_begin_in_the_skipped_hour_begin_when_it_is_over() -> None:
    assert hours("Mo-Su 02:30-05:00").next_change(at("2026-03-29 01:00")) == at("2026-03-29 03:00")


def test_the_repeated_hour_reads_the_same_both_times() -> None:
    shop = hours("Mo-Su 00:00-02:30")
    assert [shop.state(at("2026-10-25 02:15", fold)).kind for fold in (0, 1)] == ["open", "open"]
    assert [shop.state(at("2026-10-25 02:45", fold)).kind for fold in (0, 1)] == ["closed", "closed"]


def test_intervals_tile_the_longest_day_of_the_year() -> None:
    found = hours("Mo-Su 00:00-02:30").intervals(at("2026-10-25 00:00"), at("2026-10-26 00:00"))
    instants = [(each.start.astimezone(UTC), each.end.astimezone(UTC)) for each in found]
    assert all(before[1] == after[0] for before, after in pairwise(instants))
    assert sum((end - start for start, end in instants), timedelta()) == timedelta(hours=25)


def test_a_window_may_end_or_begin_at_the_change_itself() -> None:
    change = datetime(2026, 10, 25, 1, tzinfo=UTC)
    shop = hours("24/7")
    assert shop.intervals(change - timedelta(hours=2), change)[-1].end.astimezone(UTC) == change
    later = shop.intervals(change, change + timedelta(minutes=30))[0]
    assert (later.start.astimezone(UTC), later.end.astimezone(UTC)) == (change, change + timedelta(minutes=30))


@pytest.mark.parametrize("year", [1, 1899, 9999])
def test_a_year_out_of_reach_is_refused_in_words(year: int) -> None:
    with pytest.raises(Invalid, match=str(year)):
        hours("Mo-Fr 09:00-18:00").state(datetime(year, 12, 31, tzinfo=UTC))


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(Invalid, match="time zone"):
        hours("24/7").state(datetime(2026, 11, 23))
