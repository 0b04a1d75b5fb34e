"""PH and SH by our own calendar."""

import pytest

from tests.domain.hours_help import at, day, hours, kind
from twin.domain.calendar import NO_HOLIDAYS


def test_easter_sunday_is_no_legal_holiday_but_easter_monday_is() -> None:
    assert kind("Mo-Su 09:00-18:00; PH off", "2026-04-05 10:00") == "open"
    assert kind("Mo-Su 09:00-18:00; PH off", "2026-04-06 10:00") == "closed"


def test_school_holidays_are_known() -> None:
    assert kind("Mo-Fr 09:00-18:00; SH off", "2026-02-17 10:00") == "closed"
    assert kind("Mo-Fr 09:00-18:00; SH off", "2026-02-24 10:00") == "open"


@pytest.mark.parametrize(
    ("text", "which", "expected"),
    [
        ("Mo-Fr,PH 10:00-12:00", "2026-11-01", ["10:00-12:00 open"]),  # a Sunday
        ("PH Mo-Fr 10:00-12:00", "2026-11-01", []),
        ("PH Mo-Fr 10:00-12:00", "2026-12-25", ["10:00-12:00 open"]),
        ("PH Mo-Fr 10:00-12:00", "2026-12-28", []),
        ("SH Mo-Fr 10:00-12:00", "2026-12-28", ["10:00-12:00 open"]),
        ("PH -1 day 10:00-12:00", "2026-12-24", ["10:00-12:00 open"]),
        ("PH +1 day 10:00-12:00", "2026-12-26", ["10:00-12:00 open"]),
        ("Jul-Aug PH 10:00-12:00", "2026-07-21", ["10:00-12:00 open"]),
        ("Jul-Aug PH 10:00-12:00", "2026-12-25", []),
        ("Mo-Su 08:00-18:00; PH 10:00-12:00", "2026-12-25", ["10:00-12:00 open"]),
        ("Mo-Su 08:00-18:00, PH off", "2026-12-25", []),
        ('PH off "feestdag"; Mo-Su 08:00-18:00', "2026-12-25", ["08:00-18:00 open"]),  # the later rule wins
    ],
)
def test_a_holiday_rule_holds_on_the_right_days(text: str, which: str, expected: list[str]) -> None:
    assert day(text, which) == expected


def test_a_holiday_keeps_its_comment() -> None:
    assert hours('Mo-Su 08:00-18:00; PH off "feestdag"').state(at("2026-12-25 10:00")).comment == "feestdag"


def test_hours_say_when_the_calendar_knows_no_holidays() -> None:
    assert hours("Mo-Fr 09:00-18:00; PH,SH off").notes == ()
    assert hours("Mo-Fr 09:00-18:00; PH,SH off", NO_HOLIDAYS).notes == ("no_public_holidays", "no_school_holidays")
    assert hours("Mo-Fr 09:00-18:00; PH off", NO_HOLIDAYS).state(at("2026-12-25 10:00")).kind == "open"
