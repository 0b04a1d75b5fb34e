"""A system elsewhere posts a CAP message with its key; a screen without an agent asks what holds."""

import pytest
from werkzeug.test import TestResponse

from tests.cap import cap, info
from tests.people import PeopledTown
from twin.services import alert_keys

ASK = "/dorp/scherm/schepenhuis/nood.json"


@pytest.fixture
def key(peopled: PeopledTown) -> str:
    return alert_keys.make(peopled.house, "dorp", "Crisiscentrum", peopled.people["tom"])


def post(town: PeopledTown, key: str, data: bytes, address: str = "/dorp/noodbericht") -> TestResponse:
    return town.app.test_client().post(address, data=data, headers={"Authorization": f"Bearer {key}"})


def test_what_is_posted_with_a_key_is_on_the_screen_at_its_next_question(peopled: PeopledTown, key: str) -> None:
    asked = peopled.app.test_client().get(ASK)
    assert (asked.json, asked.headers["Cache-Control"]) == (
        {"version": "0" * 16, "time": int(peopled.watch().timestamp()), "alerts": []},
        "no-store",
    )
    answer = post(peopled, key, cap())
    assert answer.json == {
        "messages": [{"identifier": "a-1", "type": "alert", "test": False, "is_new": True, "screens": ["schepenhuis"]}]
    }
    (alert,) = peopled.app.test_client().get(ASK).json["alerts"]  # type: ignore[index]  # it answers JSON
    assert {name: alert[name] for name in ("test", "severity", "sender")} == {
        "test": False,
        "severity": "extreme",
        "sender": "Crisiscentrum",
    }
    assert alert["until"] - alert["from"] == 7200
    assert alert["texts"]["nl"]["instruction"] == "Ga weg van de markt. Rook niet."


def test_a_cookie_or_a_wrong_key_opens_nothing(peopled: PeopledTown, key: str) -> None:
    as_tom = peopled.visit("tom")
    assert as_tom.client.post("/dorp/noodbericht", data=cap()).status_code == 401
    wrong = post(peopled, key[:-1], cap())
    assert (wrong.status_code, wrong.headers["WWW-Authenticate"]) == (401, 'Bearer realm="noodbericht"')
    assert post(peopled, key, cap(), "/elders/noodbericht").status_code == 401
    assert peopled.app.test_client().get(ASK).json["alerts"] == []  # type: ignore[index]  # it answers JSON


def test_what_is_wrong_is_said_in_the_towns_languages_and_harms_nothing(peopled: PeopledTown, key: str) -> None:
    refused = post(peopled, key, cap(infos=[info(severity="")]))
    assert refused.status_code == 422
    assert refused.json
    assert "<severity>" in refused.json["words"]["nl"]
    assert set(refused.json["words"]) == {"nl", "fr", "en", "de"}
    huge = post(peopled, key, b"x" * 5_000_000)
    assert (huge.status_code, huge.json["error"][:14]) == (422, "The alert has ")  # type: ignore[index]  # it answers JSON
    assert post(peopled, key, cap()).status_code == 200


def test_a_key_that_floods_hears_when_to_come_back(
    peopled: PeopledTown, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alert_keys, "MESSAGES", 1)
    assert post(peopled, key, cap()).status_code == 200
    again = post(peopled, key, cap("b"))
    assert (again.status_code, again.headers["Retry-After"]) == (429, "3601")
