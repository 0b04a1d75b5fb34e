"""What machines tell is kept, tokens change and end, and counts tell of nobody. On both databases."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from tests.services.people_house import Clock, rows
from tests.services.screen_house import OFFICE, an_officer, dorp_with_screens, hash_of
from twin.domain.device import Device, PageBeat, Report
from twin.domain.screen_use import DayOfUse
from twin.errors import Invalid, NotFound
from twin.services import devices, pairing
from twin.services.changing import Author
from twin.services.cleaning import clean
from twin.services.devices import Told, UnknownToken, hear, of_screen, of_town, with_token
from twin.services.house import House
from twin.storage.tables_devices import device as table

MINUTE = timedelta(minutes=1)
DAY = date(2026, 6, 1)
WELL = PageBeat("a" * 16, "map", is_dated=False, errors=0, state={"view": "attract", "language": "nl"})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock, database_url: str) -> Iterator[House]:
    house = dorp_with_screens(tmp_path, clock, DATABASE_URL=database_url)
    yield house
    house.engine.dispose()


@pytest.fixture
def tom(house: House) -> Author:
    return an_officer(house)


@pytest.fixture
def markt(house: House, tom: Author) -> Device:
    return pairing.pair(house, "dorp", "markt", pairing.ask(house, hash_of("T"), "street").code, tom, OFFICE)


def report(watch: Clock, **told: Any) -> Report:
    known = {"agent": "1.0", "boot": "1" * 16, "bundle": "b", "clock": watch.now, "uptime": timedelta(hours=1)}
    return Report(**{**known, "page": WELL, "page_age": timedelta(seconds=4), **told})


def test_what_a_machine_tells_is_kept_as_it_told_it(house: House, clock: Clock, markt: Device) -> None:
    whole = report(
        clock, clock=clock.now + MINUTE * 3, temperature=51.5, disk_free=900, memory_free=300, errors=("map",),
        last_touch=clock.now - MINUTE, restarts=2,
    )  # fmt: skip
    clock.now += MINUTE
    assert hear(house, markt, whole, "b", {}) == Told(rotate=False, restart=False)
    found = of_town(house, "dorp")["markt"]
    assert (found.report, found.last_seen, found.clock_offset) == (whole, clock.now, MINUTE * 2)
    assert dict(found.problems(clock.now)) == {"clock": clock.now, "errors": clock.now}
    devices.refuse(house, with_token(house, hash_of("T")), "no JSON")
    again = of_screen(house, "dorp", "markt")
    assert again
    assert (again.report, again.refused, again.refused_why) == (whole, 1, "no JSON")


def test_a_heartbeat_costs_one_read_and_one_write(house: House, clock: Clock, markt: Device) -> None:
    said: list[str] = []
    event.listen(house.engine, "before_cursor_execute", lambda *known: said.append(known[2].split()[0]))
    hear(house, with_token(house, hash_of("T")), report(clock), "b", {})
    assert [word for word in said if word not in {"BEGIN", "COMMIT"}] == ["SELECT", "UPDATE"]


def test_a_new_token_is_used_from_its_first_use_and_the_old_one_ends_then(
    house: House, clock: Clock, markt: Device
) -> None:
    clock.now += timedelta(days=90)
    assert hear(house, markt, report(clock), "b", {}).rotate
    devices.rotate(house, markt, hash_of("T2"))
    devices.rotate(house, markt, hash_of("T2"))  # the answer was lost, so it tells once more
    assert with_token(house, hash_of("T")).id == markt.id, "the machine may not know yet that it was heard"
    fresh = with_token(house, hash_of("T2"))
    assert (fresh.id, fresh.token_since) == (markt.id, clock.now)
    with pytest.raises(UnknownToken):
        with_token(house, hash_of("T"))
    assert not hear(house, fresh, report(clock), "b", {}).rotate
    devices.ask_rotation(house, "dorp", "markt")
    assert hear(house, with_token(house, hash_of("T2")), report(clock), "b", {}).rotate


def test_a_token_of_somebody_else_is_no_new_token(house: House, tom: Author, markt: Device) -> None:
    other = pairing.ask(house, hash_of("other"), "street")
    for known in (hash_of("T"), hash_of("other"), "T2"):
        with pytest.raises(Invalid):
            devices.rotate(house, markt, known)
    pairing.pair(house, "dorp", "station", other.code, tom, OFFICE)
    with pytest.raises(Invalid):
        devices.rotate(house, markt, hash_of("other"))


def test_a_revoked_machine_is_heard_no_more(house: House, clock: Clock, tom: Author, markt: Device) -> None:
    devices.revoke(house, "dorp", "markt", tom)
    with pytest.raises(UnknownToken) as refused:
        with_token(house, hash_of("T"))
    assert refused.value.why == "officer"
    with pytest.raises(UnknownToken):  # it spoke while it was revoked
        hear(house, markt, report(clock), "b", {(DAY, "touches", ""): 3})
    assert of_town(house, "dorp") == {}
    assert (rows(house, table)[0]["report"], rows(house, table)[0]["revoked_by"]) == (None, tom.person)
    assert devices.uses(house, "dorp", "markt", DAY, DAY) == [DayOfUse(DAY)]
    for verb in (devices.ask_restart, devices.ask_rotation, lambda *known: devices.revoke(*known, tom)):
        with pytest.raises(NotFound):
            verb(house, "dorp", "markt")


def test_a_restart_that_was_asked_is_told_once(house: House, clock: Clock, markt: Device) -> None:
    devices.ask_restart(house, "dorp", "markt")
    told = [hear(house, with_token(house, hash_of("T")), report(clock), "b", {}).restart for _ in range(2)]
    assert told == [True, False]
    found = of_screen(house, "dorp", "markt")
    assert found
    assert (found.restart_asked_at, found.restart_told_at) == (None, clock.now)


def test_what_is_long_over_is_not_kept_for_ever(house: House, clock: Clock, tom: Author, markt: Device) -> None:
    pairing.ask(house, hash_of("nobody types its code"), "street")
    hear(house, markt, report(clock), "b", {(DAY, "touches", ""): 1})
    devices.revoke(house, "dorp", "markt", tom)
    clock.now += timedelta(days=364)
    assert {kind: times for kind, times in clean(house).items() if times} == {"pairing": 1, "attempt": 2}
    clock.now += timedelta(days=2)
    assert clean(house)["device"] == 1
    clock.now += timedelta(days=2 * 365)
    assert clean(house)["screen_use"] == 1


def test_uses_add_up_per_day_and_few_of_a_kind_are_not_told(house: House, clock: Clock, markt: Device) -> None:
    evening = {(DAY, "touches", ""): 40, (DAY, "searches", "food"): 3, (DAY, "taps", "s-1"): 4}
    hear(house, markt, report(clock), "b", evening)
    late = {(DAY, "searches", "food"): 4, (DAY, "routes", ""): 2, (DAY + timedelta(1), "codes", ""): 1}
    hear(house, markt, report(clock), "b", {**late, (DAY, "touches", ""): 2})
    assert devices.uses(house, "dorp", "markt", DAY, DAY + timedelta(2)) == [
        DayOfUse(DAY, touches=42, routes=2, searches={"food": 7}, taps={"s-1": None}),
        DayOfUse(DAY + timedelta(1), codes=1),
        DayOfUse(DAY + timedelta(2)),
    ]


def test_uses_whose_answer_was_lost_are_told_again_and_counted_once(house: House, clock: Clock, markt: Device) -> None:
    told = {(DAY, "touches", ""): 40}
    heard = [hear(house, markt, report(clock), "b", told, batch).counted for batch in ("1" * 16, "1" * 16, "2" * 16)]
    assert heard == [True, False, True]
    assert devices.uses(house, "dorp", "markt", DAY, DAY) == [DayOfUse(DAY, touches=80)]
