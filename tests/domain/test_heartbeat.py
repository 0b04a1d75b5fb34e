"""From what a screen tells follows how it is, and a bad connection does not make it come and go."""

from datetime import UTC, datetime, timedelta
from typing import Any

from twin.domain.heartbeat import Beat, Heartbeat

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def beat(**told: Any) -> Beat:
    return Beat(**{"version": "a", "drawing": "map", "is_dated": False, "errors": 0, **told})


def heard(*minutes: float, is_current: bool = True, **told: Any) -> Heartbeat:
    found = Heartbeat.first(beat(**told), is_current, at(minutes[0]))
    for each in minutes[1:]:
        found = found.after(beat(**told), is_current, at(each))
    return found


def troubles(found: Heartbeat, minutes: float) -> dict[str, datetime | None]:
    return dict(found.troubles(at(minutes)))


def test_a_screen_that_is_heard_has_no_trouble() -> None:
    assert troubles(heard(0, 3, 6, 9), 12) == {}


def test_a_quarter_of_an_hour_without_a_word_is_a_silence() -> None:
    assert troubles(heard(0, 3), 17.9) == {}
    assert troubles(heard(0, 3), 18) == {"silent": at(3)}


def test_of_a_silent_screen_nothing_else_is_known() -> None:
    assert troubles(heard(0, drawing="none", errors=3, is_dated=True), 20) == {"silent": at(0)}


def test_a_screen_that_came_back_is_well_once_it_has_been_heard_for_a_while() -> None:
    back = heard(0, 30, 33, 36, 39, 42)
    assert troubles(back, 43) == {"silent": at(0)}
    assert troubles(back.after(beat(), True, at(45)), 45) == {}


def test_a_screen_that_comes_and_goes_is_one_silence_all_the_while() -> None:
    found = heard(0)
    for minutes in range(20, 200, 20):
        found = found.after(beat(), True, at(minutes))
        assert [troubles(found, minutes + more) for more in (0, 5, 14, 16)] == [{"silent": at(0)}] * 4


def test_a_new_silence_is_told_from_the_one_before() -> None:
    assert troubles(heard(0, 30, 40, 50), 70) == {"silent": at(50)}


def test_an_edition_is_old_once_the_screen_stays_with_it_for_two_hours() -> None:
    minutes = list(range(0, 123, 3))
    assert troubles(heard(*minutes, is_current=False), 119) == {}
    assert troubles(heard(*minutes, is_current=False), 121) == {"old": at(0)}


def test_a_screen_that_always_follows_a_little_later_is_not_old() -> None:
    found = heard(0, is_current=False)
    for step in range(1, 100):
        found = found.after(beat(version=str(step)), False, at(3 * step))
    assert troubles(found, 300) == {}


def test_a_screen_that_took_the_new_edition_is_well() -> None:
    found = heard(*range(0, 180, 3), is_current=False)
    assert troubles(found.after(beat(version="b"), True, at(180)), 180) == {}


def test_a_screen_without_a_map_or_with_data_that_ended_says_so() -> None:
    assert troubles(heard(0, drawing="none", is_dated=True), 1) == {"dated": None, "no_map": None}
    assert troubles(heard(0, drawing="flat"), 1) == {}
    assert troubles(heard(0, drawing="waiting"), 1) == {}


def test_errors_are_counted_until_there_was_none_for_an_hour() -> None:
    found = heard(0, 3, errors=2)
    for minutes in range(6, 70, 3):
        found = found.after(beat(), True, at(minutes))
    assert found.errors == 4
    assert troubles(found, 62) == {"errors": at(0)}
    assert troubles(found, 63) == {}
    again = found.after(beat(errors=1), True, at(70))
    assert (again.errors, troubles(again, 70)) == (1, {"errors": at(70)})


def test_a_clock_that_was_set_back_makes_no_trouble() -> None:
    assert troubles(heard(60, 3, 6), 5) == {}
