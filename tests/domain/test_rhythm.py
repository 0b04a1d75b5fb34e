"""Weeks, habits and exceptions of a shop's hours."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pages.cast import HERE, hours
from twin.domain.rhythm import Piece, days, rhythm, shared_comment, week_of

SATURDAY = date(2026, 11, 21)


def test_a_night_that_runs_past_midnight_belongs_to_the_day_on_which_it_began() -> None:
    friday, saturday = days(hours("Fr 18:00-02:00"), date(2026, 11, 20), 2)
    assert friday.pieces == (Piece(1080, 1560),)
    assert saturday.pieces == ()


def test_a_shop_that_never_closes_is_open_the_whole_of_every_day() -> None:
    assert {day.pieces for day in week_of(hours("24/7"), SATURDAY)} == {(Piece(0, 1440),)}


def test_a_week_starts_on_monday() -> None:
    assert [day.date.weekday() for day in week_of(hours("Mo 09:00-12:00"), SATURDAY)] == list(range(7))


def test_leave_is_one_exception_from_its_first_to_its_last_day() -> None:
    found = rhythm(hours('Tu-Sa 09:00-18:00; Dec 01-14 off "verlof"'), SATURDAY).exceptions
    assert [(each.first, each.last, each.pieces, each.comment) for each in found] == [
        (date(2026, 12, 1), date(2026, 12, 12), (), "verlof")
    ]


def test_a_closing_day_on_a_holiday_is_no_exception() -> None:
    assert all(
        each.first != date(2026, 12, 25) for each in rhythm(hours("Mo-Th 09:00-18:00; PH off"), SATURDAY).exceptions
    )


def test_a_comment_of_every_day_is_said_once() -> None:
    assert shared_comment(week_of(hours('Mo-Su 09:00-18:00 "bel aan"'), SATURDAY)) == "bel aan"
    assert shared_comment(week_of(hours('Mo 09:00-18:00 "bel aan"'), SATURDAY)) is None


@settings(deadline=None)  # the first week of a year computes its holidays
@given(
    st.sampled_from(
        ["Mo-Fr 09:00-12:30,13:30-18:00", "We-Su 17:00-03:00", "24/7", "Mo-Sa 08:00-20:00; PH off", "Su[1] 14:00-18:00"]
    ),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
)
def test_a_minute_is_open_exactly_when_a_piece_of_its_day_or_the_night_before_holds_it(text: str, day: date) -> None:
    known = hours(text)
    pieces = {each.date: each.pieces for each in days(known, day - timedelta(days=1), 8)}
    for step in range(0, 7 * 1440, 97):
        wall = datetime.combine(day + timedelta(days=step // 1440), time(step % 1440 // 60, step % 60), HERE.zone)
        if wall.astimezone(UTC).astimezone(HERE.zone).time() != wall.time():
            continue  # the clock skips this hour
        minute, evening_before = step % 1440, wall.date() - timedelta(days=1)
        is_held = any(piece.start <= minute < piece.end for piece in pieces[wall.date()])
        is_held |= any(piece.start <= minute + 1440 < piece.end for piece in pieces[evening_before])
        assert is_held == (known.state(wall).kind == "open")
