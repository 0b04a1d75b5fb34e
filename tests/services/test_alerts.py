"""Messages about emergencies: what came in, which screens show it, and from when until when."""

import json
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.agent.alerts import Alerts as AlertsOfAgent
from tests.cap import at, cap, info
from tests.people import SATURDAY, PeopledTown
from twin.config import ROOT
from twin.domain.alert_message import AlertMessage
from twin.errors import NotFound, TooMany
from twin.services import alert_changing, alert_keys, alert_taking, alerts
from twin.services.alert_asking import BadCode, ask_all, choose, source
from twin.services.alert_fetching import NotFetched
from twin.services.cleaning import clean
from twin.services.house import House

HERE = "<area><areaDesc>Markt</areaDesc><circle>50.884,3.892 1</circle></area>"
ELSEWHERE = "<area><areaDesc>Luik</areaDesc><circle>50.63,5.57 5</circle></area>"
FEED = "https://alerts.example/feed.xml"


def take(town: PeopledTown, *data: bytes) -> list[alert_taking.Taken]:
    messages: list[AlertMessage] = [each for one in data for each in alert_taking.read_cap(town.house, "dorp", one)]
    return [alert_taking.take(town.house, "dorp", each, "key") for each in messages]


def titles(town: PeopledTown, screen: str = "schepenhuis") -> list[str]:
    return [each.words["nl"].title for each in alerts.for_screen(town.house, "dorp", screen, town.watch())]


def version(town: PeopledTown) -> str:
    return alerts.version(town.house, "dorp", "schepenhuis", town.watch())


def test_a_message_takes_over_the_screens_in_its_area_and_lets_go_at_its_end(peopled: PeopledTown) -> None:
    assert titles(peopled) == []
    (here, elsewhere) = take(peopled, cap(infos=[info(area=HERE)]), cap("far", infos=[info(area=ELSEWHERE)]))
    assert (here.screens, elsewhere.screens) == ({"schepenhuis"}, set())
    assert titles(peopled) == ["Gaslek in de Kerkstraat"]
    assert titles(peopled, "another") == []
    peopled.watch.go_on(hours=2)
    assert titles(peopled) == []


def test_the_version_is_another_exactly_when_something_else_is_to_be_shown(peopled: PeopledTown) -> None:
    nothing = version(peopled)
    assert nothing == "0" * 16
    take(peopled, cap(infos=[info(area=ELSEWHERE)]))
    assert version(peopled) == nothing
    take(peopled, cap("b"))
    first = version(peopled)
    take(peopled, cap("b"))  # sent twice
    assert version(peopled) == first != nothing
    take(peopled, cap("c", infos=[info(severity="Minor")]))
    assert version(peopled) not in {first, nothing}
    peopled.watch.go_on(hours=3)
    assert version(peopled) == nothing


def test_updates_and_cancels_work_in_whatever_order_they_come(peopled: PeopledTown) -> None:
    first = cap("a")
    update = cap(
        "b", "Update", [info(headline="Lek is kleiner", severity="Minor")], [("a", SATURDAY)], sent=at(minutes=5)
    )
    cancel = cap("c", "Cancel", references=[("a", SATURDAY), ("b", SATURDAY)], sent=at(minutes=9))
    take(peopled, update)
    take(peopled, first)
    assert titles(peopled) == ["Lek is kleiner"]
    take(peopled, cancel, first, update)
    assert titles(peopled) == []


def test_the_most_urgent_comes_first_and_exercises_come_last(peopled: PeopledTown) -> None:
    minor, severe = info(headline="Wind", severity="Minor"), info(headline="Water", severity="Severe")
    take(peopled, cap("t", status="Test"), cap("m", infos=[minor]), cap("s", infos=[severe]))
    assert titles(peopled) == ["Water", "Wind", "Gaslek in de Kerkstraat"]
    assert [each.is_test for each in alerts.holding(peopled.house, "dorp", peopled.watch())] == [False, False, True]


def test_a_screen_hears_beforehand_of_what_begins_soon_so_that_it_can_begin_offline(peopled: PeopledTown) -> None:
    take(peopled, cap(infos=[info(effective=at(days=1), expires=at(days=1, hours=1))]))
    (coming,) = alerts.for_screen(peopled.house, "dorp", "schepenhuis", peopled.watch())
    assert alerts.as_json(coming)["from"] == int((SATURDAY + timedelta(days=1)).timestamp())
    assert alerts.holding(peopled.house, "dorp", peopled.watch()) == []
    assert titles(peopled) == ["Gaslek in de Kerkstraat"]


def test_another_process_knows_a_second_later(peopled: PeopledTown, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(alerts.time, "monotonic", lambda: now[0])
    assert alerts._board(peopled.house, "dorp", peopled.watch(), alerts.time.monotonic).alerts == ()
    with monkeypatch.context() as elsewhere:  # what is written by another process tells this one nothing
        elsewhere.setattr(alerts, "forget", lambda house: None)
        take(peopled, cap())
    assert alerts._board(peopled.house, "dorp", peopled.watch(), alerts.time.monotonic).alerts == ()
    now[0] += alerts.LOOKS_AGAIN
    assert len(alerts._board(peopled.house, "dorp", peopled.watch(), alerts.time.monotonic).alerts) == 1


def test_a_screens_agent_reads_what_the_town_hands_over(peopled: PeopledTown, tmp_path: Path) -> None:
    hostile = info("fr", "\u202e&lt;script&gt;", description="é" * 9000)
    take(peopled, cap("a"), cap("b", status="Test", infos=[hostile]), cap("c", infos=[info(severity="Unknown")]))
    now = peopled.watch()
    found = alerts.for_screen(peopled.house, "dorp", "schepenhuis", now)
    said = {"version": alerts.version_of(found), "alerts": [alerts.as_json(each) for each in found]}
    agent = AlertsOfAgent(tmp_path)
    agent.take(json.dumps(said).encode())
    assert [dict(each) for each in agent.holding(now.timestamp())] == said["alerts"]
    assert AlertsOfAgent(tmp_path).version == said["version"], "kept through a power cut"


def test_what_was_over_two_years_ago_is_forgotten(peopled: PeopledTown) -> None:
    take(peopled, cap())
    peopled.watch.go_on(days=700)
    assert clean(peopled.house)["alert_message"] == 0
    peopled.watch.go_on(days=32)
    assert clean(peopled.house)["alert_message"] == 1


def test_an_officer_ends_a_message_once_and_it_does_not_come_back(peopled: PeopledTown) -> None:
    (taken,) = take(peopled, cap())
    assert taken.number
    alert_changing.end(peopled.house, "dorp", taken.number, peopled.people["tom"])
    take(peopled, cap())
    assert titles(peopled) == []
    (came,) = alert_taking.newest(peopled.house, "dorp")
    assert (came.ended_by, came.message.ended_at) == ("Tom", peopled.watch())
    for town in ("dorp", "elders"):
        with pytest.raises(NotFound):
            alert_changing.end(peopled.house, town, taken.number, peopled.people["tom"])


def test_a_key_opens_its_own_town_until_it_is_revoked(peopled: PeopledTown) -> None:
    house, tom = peopled.house, peopled.people["tom"]
    key = alert_keys.make(house, "dorp", "Crisiscentrum", tom)
    assert alert_keys.opens(house, "dorp", key, "192.0.2.0/24")
    assert not alert_keys.opens(house, "elders", key, "192.0.2.0/24")
    (kept,) = alert_keys.known(house, "dorp")
    assert (kept.name, kept.used_at) == ("Crisiscentrum", peopled.watch())
    alert_keys.revoke(house, "dorp", kept.number)
    assert not alert_keys.opens(house, "dorp", key, "192.0.2.0/24")


def test_who_guesses_keys_must_wait_and_who_holds_one_need_not(peopled: PeopledTown) -> None:
    house = peopled.house
    key = alert_keys.make(house, "dorp", "Crisiscentrum", peopled.people["tom"])
    for _ in range(alert_keys.WRONG_TRIES):
        assert not alert_keys.opens(house, "dorp", "guess", "192.0.2.0/24")
    with pytest.raises(TooMany):
        alert_keys.opens(house, "dorp", "guess", "192.0.2.0/24")
    assert alert_keys.opens(house, "dorp", key, "192.0.2.0/24")


def asked(house: House, *answers: bytes | Exception) -> None:
    """The job runs once for each answer."""
    for answer in answers:

        def ask(_address: str, answer: bytes | Exception = answer) -> bytes:
            if isinstance(answer, Exception):
                raise answer
            return answer

        ask_all(house, ask)


def test_an_address_that_is_asked_brings_what_concerns_the_town_once(peopled: PeopledTown) -> None:
    house = peopled.house
    asked(house, NotFetched("no_answer"))  # nobody is asked where no town has an address
    choose(house, "dorp", FEED, "NIS=41027, EMMA_ID=BE004")
    here, far, broken = cap(infos=[info(area=HERE)]), cap("far", infos=[info(area=ELSEWHERE)]), cap("x", status="Draft")
    inside = b"".join(each.partition(b"?>")[2] for each in (here, far, broken))
    feed = b"<list>" + inside + b"</list>"
    asked(house, feed, feed)
    assert titles(peopled) == ["Gaslek in de Kerkstraat"]
    assert len(alert_taking.newest(house, "dorp")) == 1
    told = source(house, "dorp")
    assert (told.outcome, told.detail, told.well_at) == (
        "well",
        {"found": 2, "taken": 0, "refused": 1},
        peopled.watch(),
    )


def test_an_address_that_fails_takes_nothing_away_and_says_what_is_wrong(peopled: PeopledTown) -> None:
    house = peopled.house
    choose(house, "dorp", FEED, "")
    asked(house, cap(), NotFetched("status", host="alerts.example", status=500))
    told = source(house, "dorp")
    assert (told.outcome, told.detail["status"], told.well_at) == ("status", 500, peopled.watch())
    asked(house, b"<html>Log in to the wifi</html>")
    assert (source(house, "dorp").outcome, source(house, "dorp").detail["key"]) == ("unreadable", "cap_namespace")
    assert titles(peopled) == ["Gaslek in de Kerkstraat"]


@pytest.mark.parametrize(
    "address", ["http://alerts.example/", "file:///etc/passwd", "https://", "https://a:b@c.example/", "x"]
)
def test_only_an_address_that_can_be_a_feed_is_kept(peopled: PeopledTown, address: str) -> None:
    with pytest.raises(NotFetched):
        choose(peopled.house, "dorp", address, "")
    with pytest.raises(BadCode):
        choose(peopled.house, "dorp", FEED, "41027")


def test_words_for_every_outcome_stand_in_four_languages() -> None:
    words = tomllib.loads((ROOT / "twin/services/words/alerts.toml").read_text("utf-8"))
    assert all(set(said) == {"nl", "fr", "en", "de"} for said in words.values())
