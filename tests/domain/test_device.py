"""What a machine tells says how it is, and since when; a bad connection does not make it come and go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from twin.domain.device import Device, PageBeat, Report

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
PAIRED = Device(1, "dorp", "markt", NOON, NOON)
WELL = PageBeat("a" * 16, "map", is_dated=False, errors=0)
MINUTE = timedelta(minutes=1)


def at(minutes: float) -> datetime:
    return NOON + minutes * MINUTE


def report(minutes: float, **told: Any) -> Report:
    known = {"agent": "1.0", "boot": "1" * 16, "bundle": "b", "clock": at(minutes), "uptime": timedelta(hours=1)}
    return Report(**{**known, "page": WELL, "page_age": timedelta(seconds=4), **told})


def heard(*minutes: float, device: Device = PAIRED, **told: Any) -> Device:
    for each in minutes:
        device = device.after(report(each, **told), "b", at(each))
    return device


def problems(device: Device, minutes: float) -> dict[str, datetime | None]:
    return dict(device.problems(at(minutes)))


def test_a_machine_that_is_heard_each_minute_is_alive_and_well() -> None:
    device = heard(0, 1, 2)
    assert (device.life(at(4.9)), problems(device, 4.9)) == ("alive", {})


def test_it_is_late_after_three_minutes_and_silent_after_five() -> None:
    device = heard(1)
    assert [device.life(at(1 + minutes)) for minutes in (2.9, 3, 4.9, 5)] == ["alive", "late", "late", "silent"]
    assert problems(device, 5.9) == {}
    assert problems(device, 6) == {"silent": at(1)}


def test_one_that_was_paired_and_never_heard_is_new_and_then_silent() -> None:
    assert [PAIRED.life(at(minutes)) for minutes in (0, 4, 5)] == ["new", "new", "silent"]
    assert problems(PAIRED, 5) == {"silent": NOON}


def test_a_bad_connection_is_one_silence_and_not_many() -> None:
    device = heard(0, 10, 11)
    assert problems(device, 12) == {"silent": at(0)}, "back, but for how long?"
    assert device.life(at(12)) == "alive"
    assert problems(heard(20, device=device), 20) == {"silent": at(0)}
    assert problems(heard(12, 13, 14, 15, device=device), 15) == {}


def test_of_a_silent_machine_nothing_else_is_known() -> None:
    assert problems(heard(0, 1, temperature=99.0), 30) == {"silent": at(1)}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("clock", {"clock": datetime(1999, 1, 1, tzinfo=UTC)}),
        ("dated", {"page": replace(WELL, is_dated=True)}),
        ("hot", {"temperature": 84.0}),
        ("disk", {"disk_free": 120}),
        ("broken", {"errors": ("disk_broken",)}),
        ("memory", {"memory_free": 30}),
        ("errors", {"errors": ("disk",)}),
        ("errors", {"page": replace(WELL, errors=2)}),
        ("page", {"page_age": timedelta(seconds=90)}),
        ("page", {"page": None, "page_age": None}),
        ("old", {"bundle": "a"}),
    ],
)
def test_what_a_machine_tells_of_itself_is_a_problem_since_it_was_first_told(name: str, told: dict[str, Any]) -> None:
    device = heard(1, 2)
    for each in range(3, 21):
        told_now = {**told, "clock": told.get("clock", at(each))}
        device = device.after(report(each, **told_now), "b", at(each))
    assert problems(device, 20) == {name: at(3)}


def test_a_page_that_starts_slowly_and_a_bundle_on_its_way_are_no_problem() -> None:
    starting = {"page": None, "page_age": None}
    assert problems(heard(1, 2, 3, 4, uptime=MINUTE, **starting), 4) == {}
    assert problems(heard(1, 2, bundle=None, **starting), 2) == {}
    assert problems(heard(*range(1, 15), bundle="a"), 15) == {}
    moves_on = heard(*range(1, 15), bundle="a")
    assert problems(heard(15, 16, device=moves_on, bundle="aa"), 17) == {}


def test_what_wavers_about_a_line_does_not_come_and_go() -> None:
    device = heard(1, temperature=81.0)
    assert problems(heard(2, device=device, temperature=75.0), 2) == {"hot": at(1)}
    assert problems(heard(2, device=device, temperature=71.0), 2) == {}
    assert problems(heard(2, temperature=75.0), 2) == {}
    full = heard(1, disk_free=100)
    assert problems(heard(2, device=full, disk_free=300), 2) == {"disk": at(1)}
    assert problems(heard(2, device=full, disk_free=500), 2) == {}


def test_errors_are_forgotten_after_an_hour() -> None:
    device = heard(1, errors=("x",))
    assert problems(heard(*range(2, 61), device=device), 60) == {"errors": at(1)}
    assert problems(heard(*range(2, 62), device=device), 61) == {}


def test_two_machines_with_one_token_show_by_their_starts() -> None:
    started_again = heard(2, device=heard(1), boot="2" * 16)
    assert problems(heard(3, device=started_again, boot="3" * 16), 3) == {}, "one that starts often is one"
    assert problems(heard(3, device=started_again), 3) == {"twins": at(3)}, "a start does not come back"


def test_a_message_that_could_not_be_understood_is_counted_and_says_nothing_else() -> None:
    device = heard(1).refusing("no JSON", at(2)).refusing("no JSON", at(3))
    assert (device.refused, device.last_seen, device.report) == (2, at(1), report(1))
    assert problems(device, 4) == {"refused": at(2)}
