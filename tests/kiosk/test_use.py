"""A screen tells what was looked at; rubbish is refused in words and counts nothing."""

import json
from typing import Any

import pytest
from flask import Flask

from kiosk import use
from twin.web.told_uses import Apart

ADDRESS = "/herzele/scherm/schepenhuis/gebruik"


@pytest.fixture
def counted(app: Flask, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    found: dict[str, int] = {}
    monkeypatch.setattr(
        app.extensions["uses"], "count", lambda _town, shop, _kind, _at, times: found.update({shop: times})
    )
    monkeypatch.setattr(use, "apart", Apart(10.0))
    return found


def tell(app: Flask, taps: Any, address: str = ADDRESS) -> int:
    return app.test_client().post(address, data=json.dumps(taps)).status_code


def test_taps_are_counted_for_shops_that_exist(app: Flask, counted: dict[str, int]) -> None:
    assert tell(app, {"taps": {"boekhandel-de-bladwijzer": 3, "nergens": 2}}) == 204
    assert counted == {"s-001": 3}


def test_a_second_message_right_after_the_first_counts_nothing(app: Flask, counted: dict[str, int]) -> None:
    tell(app, {"taps": {"boekhandel-de-bladwijzer": 3}})
    assert tell(app, {"taps": {"cafe-de-graaf": 1}}) == 204
    assert list(counted) == ["s-001"]


@pytest.mark.parametrize(
    "taps",
    [
        None,
        [],
        "x",
        {},
        {"taps": []},
        {"taps": {"x": "1"}},
        {"taps": {"x": 0}},
        {"taps": {"x": 201}},
        {"taps": {"x": True}},
    ],
)
def test_rubbish_is_refused(app: Flask, counted: dict[str, int], taps: Any) -> None:
    assert tell(app, taps) == 400
    assert not counted


def test_a_message_that_is_too_long_is_refused(app: Flask, counted: dict[str, int]) -> None:
    assert tell(app, {"taps": {"x" * 100_000: 1}}) == 400
    assert tell(app, {"taps": {"x" * 2_000_000: 1}}) == 413


def test_a_screen_that_does_not_exist_tells_nothing(app: Flask, counted: dict[str, int]) -> None:
    assert tell(app, {"taps": {}}, "/herzele/scherm/nergens/gebruik") == 404


def test_a_mountain_of_brackets_is_rubbish_too(app: Flask) -> None:
    assert app.test_client().post(ADDRESS, data="[" * 19_000).status_code == 400
