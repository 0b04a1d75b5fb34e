"""A screen tells that it lives, which is noted; rubbish is refused in words and notes nothing."""

import json
from typing import Any

import pytest

from tests.people import PeopledTown
from twin.domain.heartbeat import Heartbeat
from twin.storage.heartbeats import heard

ADDRESS = "/dorp/scherm/schepenhuis/hartslag"
WELL = {"version": "0" * 16, "drawing": "map", "dated": False, "errors": 0}


def tell(town: PeopledTown, address: str = ADDRESS, **told: Any) -> int:
    return town.app.test_client().post(address, data=json.dumps({**WELL, **told})).status_code


def known(town: PeopledTown) -> dict[str, Heartbeat]:
    with town.house.engine.connect() as connection:
        return heard(connection, "dorp")


def test_a_screen_is_noted_without_signing_in_or_a_forms_token(peopled: PeopledTown) -> None:
    assert tell(peopled, drawing="flat", errors=2) == 204
    found = known(peopled)["schepenhuis"]
    assert (found.first_seen, found.last_seen, found.drawing, found.errors) == (
        peopled.watch(),
        peopled.watch(),
        "flat",
        2,
    )


def test_a_screen_with_the_edition_being_served_is_not_behind(peopled: PeopledTown) -> None:
    tell(peopled)
    assert known(peopled)["schepenhuis"].behind_since == peopled.watch()
    peopled.watch.go_on(minutes=3)
    for edition in peopled.live.editions["dorp"].values():
        peopled.watch.go_on(minutes=3)
        assert tell(peopled, version=edition.version) == 204
        assert known(peopled)["schepenhuis"].behind_since is None, edition.language


def test_a_second_message_right_after_the_first_notes_nothing(peopled: PeopledTown) -> None:
    tell(peopled)
    peopled.watch.go_on(seconds=9)
    assert tell(peopled, errors=5) == 204
    assert known(peopled)["schepenhuis"].errors == 0
    peopled.watch.go_on(seconds=1)
    tell(peopled, errors=5)
    assert known(peopled)["schepenhuis"].errors == 5


@pytest.mark.parametrize(
    "told",
    [
        {"version": None},
        {"version": "0" * 17},
        {"version": "<b>" + "0" * 13},
        {"drawing": "photo"},
        {"drawing": ["map"]},
        {"dated": "no"},
        {"errors": -1},
        {"errors": 1.5},
        {"errors": True},
        {"errors": 10**9},
        {"more": "x" * 1_000},
    ],
)
def test_rubbish_is_refused(peopled: PeopledTown, told: Any) -> None:
    assert tell(peopled, **told) == 400
    assert known(peopled) == {}


@pytest.mark.parametrize("data", ["", "[]", "null", "{", "\x00", "x" * 100_000])
def test_what_is_no_small_object_is_refused(peopled: PeopledTown, data: str) -> None:
    assert peopled.app.test_client().post(ADDRESS, data=data).status_code == 400
    assert known(peopled) == {}


def test_a_message_that_is_far_too_long_is_not_read(peopled: PeopledTown) -> None:
    assert peopled.app.test_client().post(ADDRESS, data="x" * 2_000_000).status_code == 413


def test_a_screen_or_town_that_does_not_exist_tells_nothing(peopled: PeopledTown) -> None:
    for address in ("/dorp/scherm/nergens/hartslag", "/nergens/scherm/schepenhuis/hartslag"):
        assert tell(peopled, address) == 404
    assert known(peopled) == {}
