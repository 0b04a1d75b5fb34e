"""Hours of every form that shops write, on days that anybody can check with a calendar. 2026-11-23 is a Monday."""

from datetime import UTC, date

import pytest

from tests.domain.hours_help import at, day, hours, kind
from twin.domain.hours import State


def test_a_bakery_is_closed_during_its_lunch_break() -> None:
    state = hours("Tu-Fr 06:30-12:30,13:30-18:30").state(at("2026-11-24 13:00"))
    assert state == State("closed", at("2026-11-24 12:30"), at("2026-11-24 13:30"))
    assert state.then == "open"


def test_a_shop_is_open_from_its_first_minute_and_closed_from_its_last() -> None:
    assert kind("Mo 09:00-18:00", "2026-11-23 09:00") == "open"
    assert kind("Mo 09:00-18:00", "2026-11-23 18:00") == "closed"


def test_the_moment_may_come_in_any_time_zone() -> None:
    assert hours("Mo 09:00-18:00").state(at("2026-11-23 09:30").astimezone(UTC)).kind == "open"


@pytest.mark.parametrize(
    ("text", "which", "expected"),
    [
        ("Mo 18:00-26:00", "2026-11-24", ["00:00-02:00 open"]),
        ("Mo 22:00-02:00", "2026-11-23", ["22:00-24:00 open"]),
        ("Fr-Sa 18:00-02:00; Su off", "2026-11-29", ["00:00-02:00 open"]),  # the evening before runs its course
        ("Fr,Sa 11:00-02:00; Su 11:00-22:00", "2026-11-29", ["00:00-02:00 open", "11:00-22:00 open"]),
        ("Mo-Su 20:00-03:00; PH off", "2026-12-25", ["00:00-03:00 open"]),
        ('Tu "op afspraak"; Fr 18:00-02:00', "2026-11-25", []),  # a day's state does not spill over
        ('Tu unknown "x"; Fr 18:00-02:00', "2026-11-25", []),
        ("24/7; Sa 22:00-02:00 off", "2026-11-29", ["02:00-24:00 open"]),
        ("Mo-Su 10:00-18:00, Fr 22:00-02:00; Sa 12:00-13:00 off", "2026-11-29", ["10:00-18:00 open"]),
        (
            "Mo-Su 10:00-18:00, Fr 22:00-02:00; Fr 12:00-13:00 off",
            "2026-11-28",
            ["00:00-02:00 open", "10:00-18:00 open"],
        ),
        ("Mo-Su 10:00-18:00, Fr 22:00-02:00+; Sa 12:00-13:00 off", "2026-11-29", ["10:00-18:00 open"]),  # by the engine
        ("Su[1] 10:00-12:00", "2026-11-01", ["10:00-12:00 open"]),
        ("Su[1] 10:00-12:00", "2026-11-08", []),
        ("Su[-1] 10:00-12:00", "2026-11-29", ["10:00-12:00 open"]),
        ("Su[1,3] 10:00-12:00", "2026-11-15", ["10:00-12:00 open"]),
        ("Su[2-4] 10:00-12:00", "2026-11-22", ["10:00-12:00 open"]),
        ("Th[4] +1 day 10:00-12:00", "2026-11-27", ["10:00-12:00 open"]),
        ("week 48 Mo 10:00-12:00", "2026-11-23", ["10:00-12:00 open"]),
        ("week 01-53/2 Mo 10:00-12:00", "2026-11-23", []),
        ("week 53 10:00-12:00", "2027-01-03", ["10:00-12:00 open"]),  # the ISO year 2026 has 53 weeks
        ("week 01 10:00-12:00", "2025-12-29", ["10:00-12:00 open"]),  # and week 1 of 2026 begins in December
        ("Mo-Su 10:00-12:00; Dec 20-Jan 05 off", "2027-01-05", []),
        ("Mo-Su 10:00-12:00; Dec 20-Jan 05 off", "2027-01-06", ["10:00-12:00 open"]),
        ("2026 Dec 20-Jan 05 10:00-12:00", "2027-01-05", ["10:00-12:00 open"]),
        ("2026 Dec 20-Jan 05 10:00-12:00", "2026-01-03", []),
        ("2026 Dec 20-Jan 05 10:00-12:00", "2028-01-03", []),
        ("2026 Dec 20-2027 Jan 05 10:00-12:00", "2027-01-05", ["10:00-12:00 open"]),
        ("Oct-Mar 10:00-12:00", "2026-01-15", ["10:00-12:00 open"]),
        ("Feb 29 10:00-12:00", "2028-02-29", ["10:00-12:00 open"]),
        ("Feb 29 10:00-12:00", "2027-03-01", []),
        ("Mo-Fr 10:00-18:00; We 12:00-14:00 off", "2026-11-25", ["10:00-12:00 open", "14:00-18:00 open"]),
        ("Mo-Fr 10:00-18:00; We 14:00-20:00", "2026-11-25", ["14:00-20:00 open"]),
        ("Mo-Fr 10:00-18:00, We 19:00-20:00", "2026-11-25", ["10:00-18:00 open", "19:00-20:00 open"]),
        ("Sa-Mo 10:00-12:00", "2026-11-23", ["10:00-12:00 open"]),
        ("easter 10:00-12:00", "2026-04-05", ["10:00-12:00 open"]),
        ("easter -2 days-easter +1 day 10:00-12:00", "2026-04-03", ["10:00-12:00 open"]),
        ("Mo open", "2026-11-23", ["00:00-24:00 open"]),
        ("Mo-Fr 09:00-12:00 unknown", "2026-11-23", ["09:00-12:00 unknown"]),
    ],
)
def test_a_form_means_what_the_osm_specification_says(text: str, which: str, expected: list[str]) -> None:
    assert day(text, which) == expected


def test_day_and_night_has_no_end() -> None:
    assert hours("24/7").state(at("2026-11-23 10:00")) == State("open", None, None)
    assert hours("24/7").next_change(at("2026-11-23 10:00")) is None


def test_leave_longer_than_two_weeks_still_tells_when_the_shop_opens_again() -> None:
    shop = hours('Tu-Sa 09:00-18:00; 2026 Dec 01-2027 Jan 16 off "verlof"')
    state = shop.state(at("2026-12-10 10:00"))
    assert (state.kind, state.comment) == ("closed", "verlof")
    assert state.since == at("2026-11-28 18:00")
    assert state.until == shop.next_opening_after(at("2026-12-10 10:00")) == at("2027-01-19 09:00")


def test_a_shop_that_never_opens_again_says_so() -> None:
    shop = hours("2020 Mo 10:00-12:00")
    assert shop.next_change(at("2026-11-23 10:00")) is None
    assert shop.next_opening_after(at("2026-11-23 10:00")) is None


def test_by_appointment_is_never_open() -> None:
    for comment in ("op afspraak", "enkel op afspraak", "by appointment", "sur rendez-vous", "sur RDV", "na afspraak"):
        assert kind(f'Mo "{comment}"', "2026-11-23 10:00") == "by_appointment"
    for comment in ("nach Vereinbarung", "nur nach Vereinbarung", "appointment only", "uitsluitend op afspraak"):
        assert kind(f'Mo 09:00-12:00 "{comment}"', "2026-11-23 10:00") == "by_appointment"


def test_without_an_appointment_is_simply_open() -> None:
    assert kind('Mo 09:00-12:00 "zonder afspraak"', "2026-11-23 10:00") == "open"


def test_another_comment_leaves_hours_open_and_days_unknown() -> None:
    assert kind('Mo 09:00-12:00 "achterdeur"', "2026-11-23 10:00") == "open"
    assert kind('Mo "bel even"', "2026-11-23 10:00") == "unknown"
    assert hours('Mo "bel even"').state(at("2026-11-23 10:00")).comment == "bel even"


def test_a_fallback_fills_every_moment_that_is_not_open() -> None:
    text = 'Mo-Fr 09:00-12:00 || "op afspraak"'
    assert kind(text, "2026-11-23 10:00") == "open"
    assert kind(text, "2026-11-23 15:00") == "by_appointment"
    assert kind(text, "2026-11-28 15:00") == "by_appointment"


def test_a_rule_after_a_fallback_overrides_all_before_it() -> None:
    text = 'Mo-Fr 09:00-12:00 || "op afspraak"; PH off'
    assert kind(text, "2026-12-25 10:00") == kind(text, "2026-12-25 15:00") == "closed"
    assert kind(text, "2026-12-24 10:00") == "open"


def test_an_open_end_is_unknown_after_midnight_and_closed_from_five() -> None:
    shop = hours("Mo 11:00+")
    assert shop.state(at("2026-11-23 20:00")) == State("open", at("2026-11-23 11:00"), None)
    assert shop.next_change(at("2026-11-23 20:00")) == at("2026-11-24 00:00")
    assert [kind("Mo 11:00+", f"2026-11-24 {hour}") for hour in ("00:00", "04:59", "05:00")] == [
        "unknown",
        "unknown",
        "closed",
    ]


def test_an_open_end_after_a_known_hour_is_unknown_from_there() -> None:
    assert day("Mo 11:00-14:00+", "2026-11-23") == ["11:00-14:00 open +", "14:00-24:00 unknown"]
    assert day("Mo 11:00+; Tu 03:00-04:00 off", "2026-11-24") == ["00:00-03:00 unknown"]


def test_a_week_has_seven_days_each_from_midnight_to_midnight() -> None:
    week = hours("Mo-Fr 09:00-18:00").week(date(2026, 11, 23))
    assert [each.date.day for each in week] == [23, 24, 25, 26, 27, 28, 29]
    assert all(each.intervals[0].start.hour == 0 and each.intervals[-1].end.hour == 0 for each in week)


def test_publishing_gets_the_same_in_epoch_seconds() -> None:
    shop = hours("Mo-Fr 09:00-12:00,13:00-22:00; Fr 22:00-02:00; PH off")
    start, end = at("2026-10-20 00:00"), at("2026-11-03 00:00")
    spans = [(int(i.start.timestamp()), int(i.end.timestamp()), i[2:]) for i in shop.intervals(start, end)]
    assert [(*span[:2], tuple(span[2])) for span in shop.spans(start, end)] == spans


def test_a_window_that_begins_within_a_second_ends_its_spans_on_the_right_one() -> None:
    for text in ("Mo-Fr 09:00-12:00", 'Mo-Fr 09:00-12:00; Dec 25 off "x"'):
        spans = hours(text).spans(at("2026-11-23 08:00:10.750"), at("2026-11-23 13:00:00.250"))
        opens, closes = at("2026-11-23 09:00").timestamp(), at("2026-11-23 12:00").timestamp()
        assert [span[:2] for span in spans] == [(opens - 3590, opens), (opens, closes), (closes, closes + 3600)]
