"""Which coming days a page must spell out, and a week in spoken sentences."""

from datetime import date

from tests.domain.hours_help import hours
from twin.domain.special_days import special_days
from twin.domain.spoken_hours import spoken_day, spoken_week

DECEMBER = (date(2026, 12, 1), date(2027, 1, 10))


def test_a_holiday_on_a_working_day_is_an_exception_with_its_name() -> None:
    found = special_days(hours("Mo-Sa 09:00-18:00; PH off"), *DECEMBER)
    assert [(each.date, each.holiday and each.holiday.names["nl"], each.is_closed) for each in found] == [
        (date(2026, 12, 25), "Kerstmis", True),
        (date(2027, 1, 1), "Nieuwjaar", True),
    ]


def test_a_holiday_on_the_closing_day_changes_nothing() -> None:
    assert special_days(hours("Mo-Th 09:00-18:00; PH off"), *DECEMBER) == []


def test_leave_and_longer_hours_are_exceptions() -> None:
    shop = hours('Tu-Sa 09:00-18:00; 2026 Dec 24 09:00-20:00; 2026 Dec 28-2027 Jan 03 off "jaarlijks verlof"')
    found = special_days(shop, *DECEMBER)
    assert [each.date.day for each in found] == [24, 29, 30, 31, 1, 2]
    assert not found[0].is_closed
    assert {each.comment for each in found[1:]} == {"jaarlijks verlof"}


def test_an_evening_cancelled_is_one_exception_not_two() -> None:
    found = special_days(hours("Fr-Sa 18:00-02:00; 2026 Dec 11 off"), *DECEMBER)
    assert [each.date for each in found] == [date(2026, 12, 11)]


def test_a_season_is_no_exception() -> None:
    assert special_days(hours("Apr-Sep 09:00-20:00; Oct-Mar 09:00-17:00"), *DECEMBER) == []


def test_hours_that_are_all_exceptions_have_no_week_to_differ_from() -> None:
    assert special_days(hours("2026 Dec 24 09:00-20:00"), *DECEMBER) == []


def test_a_week_is_read_aloud_in_four_languages() -> None:
    shop = hours("Tu 09:00-12:30,13:30-18:00")
    monday = date(2026, 11, 23)
    assert spoken_week(shop, monday, "nl")[:2] == ["maandag: gesloten", "dinsdag: 9 tot 12.30 uur en 13.30 tot 18 uur"]
    assert spoken_week(shop, monday, "fr")[1] == "mardi : de 9h à 12h30 et de 13h30 à 18h"
    assert spoken_week(shop, monday, "en")[1] == "Tuesday: 9:00 to 12:30 and 13:30 to 18:00"
    assert spoken_week(shop, monday, "de")[1] == "Dienstag: 9 bis 12.30 Uhr und 13.30 bis 18 Uhr"


def test_a_night_is_said_on_the_evening_on_which_it_begins() -> None:
    shop = hours('Fr 18:00-02:00; Mo 11:00+; Tu "op afspraak"; Th 00:00-24:00; We 20:00-24:00')
    said = [spoken_day(shop, date(2026, 11, day), "nl") for day in (23, 24, 25, 26, 27, 28)]
    assert said == [
        "maandag: vanaf 11 uur",
        "dinsdag: op afspraak",
        "woensdag: 20 tot 24 uur",
        "donderdag: dag en nacht open",
        "vrijdag: 18 tot 2 uur",
        "zaterdag: gesloten",
    ]
