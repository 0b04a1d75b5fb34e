"""Holidays by rule, held against dates that the ministries published."""

from datetime import date, timedelta

import pytest

from twin.domain.calendar import BELGIUM, NO_HOLIDAYS, calendar_for, easter
from twin.domain.school_holidays import autumn_start, carnival_start, christmas_start, spring_start


def test_belgium_has_ten_legal_holidays() -> None:
    days = [holiday.date for holiday in BELGIUM.public_holidays(2026)]
    assert days == [
        date(2026, *day)
        for day in ((1, 1), (4, 6), (5, 1), (5, 14), (5, 25), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
    ]


def test_a_holiday_has_a_name_in_four_languages() -> None:
    christmas = BELGIUM.public_holiday(date(2026, 12, 25))
    assert christmas is not None
    assert dict(christmas.names) == {"nl": "Kerstmis", "fr": "Noël", "en": "Christmas Day", "de": "Weihnachten"}
    for holiday in BELGIUM.public_holidays(2026):
        assert len(set(holiday.names)) == 4


def test_easter_and_whit_sunday_are_not_legal_holidays() -> None:
    assert BELGIUM.public_holiday(date(2026, 4, 5)) is None
    assert BELGIUM.public_holiday(date(2026, 5, 24)) is None


def test_ascension_on_labour_day_is_one_day_off() -> None:
    assert len(BELGIUM.public_holidays(2008)) == 10
    assert BELGIUM.public_holiday(date(2008, 5, 1)) is not None


@pytest.mark.parametrize(
    ("year", "expected"),
    [(1818, (3, 22)), (2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25)), (2285, (3, 22))],
)
def test_easter_falls_on_the_sunday_of_the_tables(year: int, expected: tuple[int, int]) -> None:
    assert easter(year) == date(year, *expected)


def test_the_school_year_2025_2026_starts_its_holidays_as_published() -> None:
    assert autumn_start(2025) == date(2025, 10, 27)
    assert christmas_start(2025) == date(2025, 12, 22)
    assert carnival_start(easter(2026)) == date(2026, 2, 16)
    assert spring_start(easter(2026)) == date(2026, 4, 6)


def test_all_saints_on_a_sunday_moves_autumn_a_week() -> None:
    assert date(2026, 11, 1).weekday() == 6
    assert autumn_start(2026) == date(2026, 11, 2)


@pytest.mark.parametrize(("year", "expected"), [(2021, (12, 27)), (2022, (12, 26)), (2027, (12, 27)), (2026, (12, 21))])
def test_christmas_at_the_weekend_moves_the_holiday_a_week(year: int, expected: tuple[int, int]) -> None:
    assert christmas_start(year) == date(year, *expected)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2024, (4, 1)),  # Easter on 31 March: from Easter Monday
        (2025, (4, 7)),  # Easter on 20 April: from the second Monday before
        (2026, (4, 6)),  # Easter on 5 April: first Monday of April
        (2027, (3, 29)),  # Easter on 28 March
        (2019, (4, 8)),  # Easter on 21 April
        (2017, (4, 3)),  # Easter on 16 April
        (2020, (4, 6)),  # Easter on 12 April
    ],
)
def test_the_easter_holiday_follows_easter(year: int, expected: tuple[int, int]) -> None:
    assert spring_start(easter(year)) == date(year, *expected)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 8), "Herfstvakantie"),
        (date(2027, 1, 3), "Kerstvakantie"),
        (date(2026, 7, 1), "Zomervakantie"),
        (date(2026, 8, 31), "Zomervakantie"),
        (date(2026, 5, 15), "Vrije schooldag"),  # the Friday after Ascension
        (date(2026, 11, 11), "Vrije schooldag"),
        (date(2026, 5, 25), "Vrije schooldag"),
    ],
)
def test_a_school_holiday_is_known_by_name(day: date, name: str) -> None:
    holiday = BELGIUM.school_holiday(day)
    assert holiday is not None
    assert holiday.names["nl"] == name


def test_school_is_on_outside_the_holidays() -> None:
    for day in (date(2026, 9, 1), date(2026, 10, 30), date(2026, 11, 9), date(2027, 1, 4), date(2026, 6, 30)):
        assert BELGIUM.school_holiday(day) is None


@pytest.mark.parametrize("year", [1582, 1583, 1900, 2026, 9999])
def test_any_year_gives_an_answer(year: int) -> None:
    expected = 10 if year >= 1583 else 0
    assert len(BELGIUM.public_holidays(year)) == expected
    assert bool(BELGIUM.school_holidays(year)) == (year >= 1583)


def test_every_day_of_a_listed_period_answers_alone_too() -> None:
    listed = {holiday.date for holiday in BELGIUM.school_holidays(2026)}
    days = (date(2026, 1, 1) + timedelta(step) for step in range(365))
    assert {day for day in days if BELGIUM.school_holiday(day)} == listed


def test_another_country_knows_no_holidays_and_says_so() -> None:
    assert calendar_for("be") is BELGIUM
    assert calendar_for("MC").country == "MC"
    for calendar in (NO_HOLIDAYS, calendar_for("MC")):
        assert not calendar.knows_public
        assert calendar.public_holiday(date(2026, 12, 25)) is None
