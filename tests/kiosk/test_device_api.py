"""A machine asks a code, is paired, and tells each minute how it is; rubbish is refused in words, counted, and harms
nothing. On both databases."""

import json
from typing import Any

import pytest
from sqlalchemy import delete

from tests.cap import cap
from tests.kiosk.machine import Machine
from tests.people import PeopledTown, Visit
from twin.domain.device import Device
from twin.services import alert_taking, devices
from twin.services.changing import Author
from twin.storage import tables
from twin.storage.database import writing
from twin.storage.heartbeats import heard

DAY = "2026-11-21"


@pytest.fixture
def machine(peopled: PeopledTown) -> Machine:
    return Machine(peopled)


@pytest.fixture
def paired(machine: Machine) -> Machine:
    return machine.pair()


def known(machine: Machine) -> Device:
    found = devices.of_screen(machine.town.house, "dorp", "schepenhuis")
    assert found
    return found


def test_a_machine_shows_a_code_waits_and_has_its_screen(machine: Machine) -> None:
    asked = machine.ask_code()
    code, said = asked.get_json()["code"], asked.get_json()
    assert (asked.status_code, said["seconds"]) == (201, 600)
    assert said["address"].endswith(f"/schermen/{code}")
    side, bits = said["qr"]
    assert side >= 21
    assert len(bits) > 70
    machine.town.watch.go_on(minutes=1)
    assert machine.get("/schermen/mij").get_json() == {"state": "waiting", "seconds": 540}
    assert machine.get("/schermen/bundel").status_code == 403
    assert machine.beat().status_code == 403
    machine.pair()
    assert machine.get("/schermen/mij").get_json() == {
        "state": "paired",
        "town": "dorp",
        "screen": "schepenhuis",
        "name": "Schepenhuis",
        "timezone": "Europe/Brussels",
    }


def test_a_heartbeat_is_kept_and_answered_with_what_is_new_signed(paired: Machine) -> None:
    said = paired.signed(paired.beat(errors=["map"], uses={DAY: {"touches": 7, "taps": {"bakkerij-lies": 6}}}))
    stand = paired.client.get("/dorp/scherm/schepenhuis/stand.json").get_json()
    assert said == {"time": paired.town.watch().timestamp(), "rotate": False, "restart": False, **stand}
    found = known(paired)
    assert found.report
    assert (found.life(paired.town.watch()), found.report.errors, found.report.page and found.report.page.state) == (
        "alive", ("map",), {"view": "attract"},
    )  # fmt: skip
    day = paired.town.watch().date()
    (use,) = devices.uses(paired.town.house, "dorp", "schepenhuis", day, day)
    assert (use.touches, list(use.taps.values())) == (7, [6])
    counted = paired.town.app.extensions["uses"]._counted
    assert [(key[2], times) for key, times in counted.items()] == [("screen_tap", 6)]


REFUSED: list[tuple[Any, str]] = [
    (b"rubbish", "JSON"),
    (b"[" * 16_000, "JSON"),
    (b'{"clock": NaN}', "JSON"),
    (b"[]", "object"),
    ({"clock": 32_503_680_000}, "clock"),
    ({"clock": 10}, "clock"),
    ({"clock": True}, "clock"),
    ({"clock": "now"}, "clock"),
    ({"boot": "../../etc"}, "boot"),
    ({"agent": "\0"}, "agent"),
    ({"bundle": "b" * 17}, "bundle"),
    ({"disk_free": -1}, "disk_free"),
    ({"temperature": 10**6}, "temperature"),
    ({"last_touch": 1_900_000_000}, "last_touch"),
    ({"errors": ["x"] * 11}, "errors"),
    ({"errors": ["\0"]}, "errors"),
    ({"page": "map"}, "page"),
    ({"page": {"drawing": "MAP!"}}, "drawing"),
    ({"page": {"drawing": "map", "state": {"view": {"deep": 1}}}}, "view"),
    ({"page": {"drawing": "map", "state": {"chosen": "x" * 201}}}, "chosen"),
    ({"uses": {"2027-01-01": {"touches": 1}}}, "to come"),
    ({"uses": {"yesterday": {"touches": 1}}}, "day"),
    ({"uses": {DAY: {"touches": -1}}}, "touches"),
    ({"uses": {DAY: {"taps": {"bakkerij-lies": 10**9}}}}, "taps"),
    ({"uses": [1]}, "uses"),
    ({"uses": {}, "uses_batch": "x"}, "uses_batch"),
]


def test_rubbish_and_what_is_from_the_future_is_refused_in_words_counted_and_harms_nothing(paired: Machine) -> None:
    paired.beat(temperature=44)
    before = known(paired)
    for told, words in REFUSED:
        paired.town.watch.go_on(seconds=2)
        answer = paired.post("/schermen/hartslag", told if isinstance(told, bytes) else paired.heartbeat(**told))
        assert answer.status_code == 400, told
        assert words in answer.get_json()["error"], told
    after = known(paired)
    assert (after.report, after.last_seen, after.refused) == (before.report, before.last_seen, len(REFUSED))
    assert [name for name, _since in after.problems(paired.town.watch())] == ["refused"]
    assert paired.beat().status_code == 200


def test_a_megabyte_is_not_even_read(paired: Machine) -> None:
    answer = paired.post("/schermen/hartslag", b'{"agent": "' + b"a" * 1_000_000 + b'"}')
    assert (answer.status_code, answer.get_json()["error"]) == (413, "a machine tells at most 16384 bytes")
    assert known(paired).refused == 1
    for path in ("/schermen/aanmelden", "/schermen/sleutel"):
        assert paired.post(path, b" " * 20_000).status_code == 413


def test_who_has_no_token_is_told_nothing(paired: Machine) -> None:
    for header in ("", "Bearer", "Basic eDp5", "Bearer " + "x" * 40, "Bearer \xe9" + "x" * 40):
        answer = paired.client.post(
            "/schermen/hartslag", data=json.dumps(paired.heartbeat()), headers={"Authorization": header}
        )
        assert (answer.status_code, answer.get_json()) == (401, {"error": "unknown_device", "why": ""})
    assert known(paired).last_seen is None


def test_a_clock_that_is_years_off_is_heard_and_its_days_are_not_counted(paired: Machine) -> None:
    watch = paired.town.watch
    wrong = watch().timestamp() - 4 * 365 * 86_400
    answer = paired.beat(clock=wrong, last_touch=None, uses={"2022-11-22": {"touches": 9}, DAY: {}})
    assert answer.status_code == 400, "its own days to come are rubbish"
    assert paired.signed(paired.beat(clock=wrong, last_touch=None, uses={"2022-11-22": {"touches": 9}}))["time"]
    assert [name for name, _since in known(paired).problems(watch())] == ["clock", "refused"]
    day = watch().date()
    assert devices.uses(paired.town.house, "dorp", "schepenhuis", day.replace(year=2022), day)[0].touches == 0


def test_what_the_town_does_not_have_is_not_counted(paired: Machine) -> None:
    uses = {"taps": {"nergens": 9}, "searches": {"vers": 8, "wapens": 9}, "languages": {"nl": 6, "xx": 6}, "touches": 1}
    paired.beat(uses={DAY: uses, "2026-01-01": {"touches": 50}})
    day = paired.town.watch().date()
    (use,) = devices.uses(paired.town.house, "dorp", "schepenhuis", day, day)
    assert (use.taps, use.searches, use.languages, use.touches) == ({}, {"vers": 8}, {"nl": 6}, 1)
    assert not devices.uses(paired.town.house, "dorp", "schepenhuis", day.replace(month=1, day=1), day)[0].touches


def test_a_new_token_signs_what_comes_after_it_and_the_old_one_opens_nothing_more(paired: Machine) -> None:
    devices.ask_rotation(paired.town.house, "dorp", "schepenhuis")
    assert paired.signed(paired.beat())["rotate"]
    fresh = Machine(paired.town, "another-token-of-the-machine-in-the-street")
    assert paired.post("/schermen/sleutel", {"token_hash": "short"}).status_code == 400
    assert paired.post("/schermen/sleutel", {"token_hash": fresh.token_hash}).status_code == 204
    assert not fresh.signed(fresh.beat())["rotate"]
    assert paired.beat().status_code == 401


def test_two_machines_with_one_token_are_noticed(paired: Machine) -> None:
    for boot in ("1" * 16, "2" * 16, "1" * 16):
        assert Machine(paired.town, boot=boot).beat().status_code == 200
    assert [name for name, _since in known(paired).problems(paired.town.watch())] == ["twins"]


def test_a_machine_whose_screen_was_given_to_another_or_taken_away_hears_it(paired: Machine) -> None:
    other = Machine(paired.town, "the-token-of-a-machine-in-the-street-0002").pair()
    assert paired.get("/schermen/mij").get_json() == {"error": "unknown_device", "why": "taken_over"}
    assert paired.ask_code().status_code == 400, "a token that was paired once is used up"
    tom = Author("officer", paired.town.people["tom"])
    devices.revoke(paired.town.house, "dorp", "schepenhuis", tom)
    assert other.get("/schermen/mij").get_json() == {"error": "unknown_device", "why": "officer"}


def test_a_machine_whose_screen_is_gone_from_the_town_is_told_so(paired: Machine) -> None:
    town = paired.town
    with writing(town.house.engine) as connection:
        connection.execute(delete(tables.screen).where(tables.screen.c.town == "dorp"))
    town.publish()
    assert paired.get("/schermen/mij").get_json() == {"state": "gone", "town": "dorp", "screen": "schepenhuis"}
    for path in ("/schermen/bundel", "/schermen/nood"):
        answer = paired.get(path)
        assert (answer.status_code, answer.get_json()["state"]) == (410, "gone")
    said = paired.signed(paired.beat())
    assert (said["bundle"], said["alerts"]) == (None, None)
    assert paired.client.get("/dorp/scherm/schepenhuis/stand.json").status_code == 404


def test_the_qr_leads_an_officer_to_her_desk_and_others_to_a_choice_of_doors(
    peopled: PeopledTown, as_tom: Visit, as_an: Visit, nobody: Visit
) -> None:
    answer = as_tom.get("/schermen/k7m2pq")
    assert (answer.status_code, answer.location) == (303, "/dorp/beheer/schermen/koppelen?code=K7M2PQ")
    for visit in (nobody, as_an):
        page = visit.get("/schermen/K7M2PQ").text
        assert 'href="/dorp/beheer/schermen/koppelen?code=K7M2PQ"' in page
        assert 'href="/elders/beheer/schermen/koppelen?code=K7M2PQ"' in page
    assert [nobody.get(f"/schermen/{wrong}").status_code for wrong in ("K7M2P", "K7M2P0", "%00")] == [404] * 3


def test_an_emergency_is_announced_at_once_and_handed_over_signed(paired: Machine) -> None:
    town = paired.town
    before = paired.signed(paired.get("/schermen/nood"))
    assert before == {"version": "0" * 16, "alerts": []}
    (message,) = alert_taking.read_cap(town.house, "dorp", cap())
    alert_taking.take(town.house, "dorp", message, "key")
    stand = paired.client.get("/dorp/scherm/schepenhuis/stand.json").get_json()
    assert stand["alerts"] not in {before["version"], None}
    found = paired.signed(paired.get("/schermen/nood"))
    assert found["version"] == stand["alerts"] == paired.signed(paired.beat())["alerts"]
    assert [each["texts"]["nl"]["title"] for each in found["alerts"]] == ["Gaslek in de Kerkstraat"]


def test_nobody_else_speaks_for_a_screen_with_a_machine(paired: Machine) -> None:
    told = {"version": "0" * 16, "drawing": "map", "dated": False, "errors": 0}
    own = "/dorp/scherm/schepenhuis"
    assert paired.client.post(f"{own}/hartslag", data=json.dumps(told)).status_code == 204
    assert paired.client.post(f"{own}/gebruik", data='{"taps": {"bakkerij-lies": 9}}').status_code == 204
    with paired.town.house.engine.connect() as connection:
        assert heard(connection, "dorp") == {}
    assert not paired.town.app.extensions["uses"]._counted
