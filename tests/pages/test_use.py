"""A page tells that its map drew a way: a count without a person; robots, other sites and repetitions count nothing."""

import json
from datetime import date
from typing import Any

import pytest

from tests.people import PeopledTown, Visit
from twin.pages import use
from twin.services.uses import weeks_of_use
from twin.web.told_uses import Apart

ADDRESS = "/dorp/gebruik"
PHONE = {"User-Agent": "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Firefox/140.0"}
TODAY = date(2026, 11, 21)


class Seconds:
    """A clock of seconds that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def seconds(monkeypatch: pytest.MonkeyPatch) -> Seconds:
    found = Seconds()
    monkeypatch.setattr(use, "apart", Apart(10.0, found))
    return found


def tell(visit: Visit, what: Any, **headers: str) -> int:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = visit.client.post(ADDRESS, data=json.dumps(what), headers={**PHONE, **given}, content_type="text/plain")
    assert "Set-Cookie" not in answer.headers
    return answer.status_code


def routes(town: PeopledTown, seconds: Seconds, visit: Visit) -> int | None:
    """As a shopkeeper would read it: None for fewer than five, but not nothing."""
    town.app.extensions["uses"].write()
    return weeks_of_use(town.house, "dorp", "bakkerij-lies", TODAY, 1)[0].times["route"]


def test_ways_are_counted_in_the_week_and_fewer_than_five_are_not_told(
    peopled: PeopledTown, nobody: Visit, seconds: Seconds
) -> None:
    for _ in range(4):
        assert tell(nobody, {"route": "bakkerij-lies"}) == 204
        seconds.now += 10
    assert routes(peopled, seconds, nobody) is None
    tell(nobody, {"route": "bakkerij-lies"})
    assert routes(peopled, seconds, nobody) == 5


def test_the_same_shop_right_after_counts_nothing_and_another_does(
    peopled: PeopledTown, nobody: Visit, seconds: Seconds
) -> None:
    for _ in range(50):
        tell(nobody, {"route": "bakkerij-lies"})
        tell(nobody, {"route": "boeken-tom"})
    assert peopled.app.extensions["uses"].write() == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"User_Agent": "Googlebot/2.1"},
        {"User_Agent": ""},
        {"Sec_Fetch_Site": "cross-site"},
        {"Origin": "https://elders.example"},
    ],
)
def test_robots_and_other_sites_count_nothing(peopled: PeopledTown, nobody: Visit, headers: dict[str, str]) -> None:
    assert tell(nobody, {"route": "bakkerij-lies"}, **headers) == 204
    assert peopled.app.extensions["uses"].write() == 0


@pytest.mark.parametrize("what", [None, [], "x", {}, {"route": 1}, {"route": ["x"]}, {"taps": {"bakkerij-lies": 1}}])
def test_rubbish_is_refused(peopled: PeopledTown, nobody: Visit, what: Any) -> None:
    assert tell(nobody, what) == 400
    assert tell(nobody, {"route": "x" * 30_000}) == 400
    assert peopled.app.extensions["uses"].write() == 0


def test_a_shop_that_is_none_counts_nothing_and_leaves_nothing_behind(peopled: PeopledTown, nobody: Visit) -> None:
    for slug in ("nergens", "\0", "🙂", ""):
        assert tell(nobody, {"route": slug}) == 204
    assert peopled.app.extensions["uses"].write() == 0
    assert use.apart._last == {}


def test_the_page_of_now_names_where_to_tell_it_and_that_of_a_past_day_does_not(nobody: Visit) -> None:
    assert f'data-use="{ADDRESS}"' in nobody.get("/dorp/").text
    assert "data-use" not in nobody.get("/dorp/?op=2026-11-20T10:00").text
