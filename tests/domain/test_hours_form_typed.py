"""What people type about hours is read as they mean it, or refused in words."""

from datetime import date

import pytest

from twin.domain.hours_error import InvalidHours
from twin.domain.hours_form_day import CLOSED, DayHours, Range
from twin.domain.hours_form_fault import HoursFault
from twin.domain.hours_form_typed import clock_of, comment_of, date_of, day_from, ranges_of, spell_of

TODAY = date(2026, 11, 25)
MORNING = Range(540, 750)


@pytest.mark.parametrize("typed", ["9:30", "09:30", "9u30", "9h30", "9.30", "0930", " 9:30 uur "])
def test_a_time_is_read_as_people_write_it(typed: str) -> None:
    assert clock_of(typed) == 570


@pytest.mark.parametrize("typed", ["", "25:00", "24:30", "9:75", "negen", "<b>", "9:30\x00", "🕘", "9" * 500])
def test_what_is_no_time_is_refused_by_its_name(typed: str) -> None:
    with pytest.raises(HoursFault) as fault:
        clock_of(typed)
    assert fault.value.key == "no_such_time"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9u-12u30 en 13u30-18u", DayHours("open", (MORNING, Range(810, 1080)))),
        ("09:00-12:30, 13:30-18:00", DayHours("open", (MORNING, Range(810, 1080)))),
        ("18:00-02:00", DayHours("open", (Range(1080, 1560),))),
        ("gesloten", CLOSED),
        ("op afspraak", DayHours("by_appointment")),
        ("09:00-12:30 op afspraak", DayHours("by_appointment", (MORNING,))),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, said: DayHours) -> None:
    assert day_from(typed, 1, "nl").hours == said.hours


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "empty_day"),
        ("09:00-12:00; Tu off", "one_day_only"),
        ("09:00-12:00 Th 09:00-12:00", "one_day_only"),
        ("09:00-13:00, 12:00-18:00", "overlap"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(typed: str, key: str) -> None:
    with pytest.raises(HoursFault) as fault:
        day_from(typed, 1, "nl")
    assert fault.value.key == key


def test_a_doubtful_day_comes_back_with_a_guess() -> None:
    with pytest.raises(InvalidHours) as fault:
        day_from("9-5", 1, "nl")
    assert fault.value.suggestion == "09:00-17:00"


def test_the_ranges_of_fields_stand_in_order_and_empty_ones_do_not_count() -> None:
    assert ranges_of([("13:30", "18:00"), ("9:00", "12:30"), ("", " ")], past_midnight=False) == (
        MORNING,
        Range(810, 1080),
    )


@pytest.mark.parametrize(
    ("pair", "key"),
    [
        (("9:00", ""), "half_range"),
        (("9:00", "9:00"), "same_time"),
        (("18:00", "2:00"), "past_midnight"),
        (("9:00", "12:75"), "no_such_time"),
    ],
)
def test_a_range_that_cannot_be_is_refused_in_words(pair: tuple[str, str], key: str) -> None:
    with pytest.raises(HoursFault) as fault:
        ranges_of([pair], past_midnight=False)
    assert fault.value.key == key


def test_ranges_that_overlap_are_named() -> None:
    with pytest.raises(HoursFault) as fault:
        ranges_of([("9:00", "13:00"), ("12:00", "18:00")], past_midnight=False)
    assert "09:00-13:00" in fault.value.in_language("nl")
    with pytest.raises(HoursFault):
        ranges_of([("9:00", "13:00"), ("18:00", "2:00"), ("1:00", "3:00"), ("23:00", "23:30")], past_midnight=True)


def test_who_says_so_closes_after_midnight() -> None:
    assert ranges_of([("18:00", "2:00")], past_midnight=True) == (Range(1080, 1560),)
    assert ranges_of([("18:00", "0:00")], past_midnight=False) == (Range(1080, 1440),)


@pytest.mark.parametrize("typed", ["2028-02-29", "29/2/2028", "29-02-2028"])
def test_a_date_is_read_as_people_write_it(typed: str) -> None:
    assert date_of(typed) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "typed", ["2027-02-29", "morgen", "31/4/2027", "2026-11-25T10:00+05:00", "99999-01-01", "٢٠٢٦-01-01"]
)
def test_a_day_that_no_calendar_has_is_refused(typed: str) -> None:
    with pytest.raises(HoursFault) as fault:
        date_of(typed)
    assert fault.value.key == "no_such_date"


@pytest.mark.parametrize(
    ("first", "last", "key"),
    [
        (date(2027, 7, 2), date(2027, 7, 1), "backwards"),
        (date(2026, 7, 1), date(2026, 7, 14), "past"),
        (date(2036, 7, 1), date(2036, 7, 14), "too_far"),
        (date(2027, 1, 1), date(2036, 12, 31), "too_long"),
    ],
)
def test_leave_that_cannot_be_is_refused_in_words(first: date, last: date, key: str) -> None:
    with pytest.raises(HoursFault) as fault:
        spell_of(first, last, CLOSED, TODAY)
    assert fault.value.key == key


def test_a_comment_is_one_line_without_quotes() -> None:
    assert comment_of('wegens "ziekte"\n gesloten 🤒') == "wegens 'ziekte' gesloten 🤒"
    with pytest.raises(HoursFault):
        comment_of("x" * 121)
