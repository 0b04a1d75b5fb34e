"""Jobs run when they are due, once, whoever looks; and what goes wrong in one is told and kept from the others."""

import logging
import threading
from datetime import UTC, datetime, timedelta

import pytest

from tests.services.people_house import Clock, rows
from twin.services import lease as leases
from twin.services.house import House
from twin.services.jobs import AGAIN, Daily, Every, run_due, troubles
from twin.services.lease import HELD, held
from twin.storage.leases import take
from twin.storage.tables_work import lease


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 6, 1, 5, 0, tzinfo=UTC))  # seven in the morning in Dorp


def test_a_job_runs_in_its_rhythm(house: House, clock: Clock) -> None:
    jobs = {"tick": Every(60, lambda house: None)}
    assert run_due(house, jobs) == ["tick"]
    clock.now += timedelta(seconds=59)
    assert run_due(house, jobs) == []
    clock.now += timedelta(seconds=1)
    assert run_due(house, jobs) == ["tick"]


def test_a_job_that_is_not_needed_writes_nothing(house: House) -> None:
    assert run_due(house, {"tick": Every(60, lambda house: None, needed=lambda house: False)}) == []
    assert rows(house, lease) == []


def test_a_daily_job_waits_for_its_hour_on_the_towns_clock(house: House, clock: Clock) -> None:
    seen: list[str] = []
    jobs = {"morning": Daily(8, lambda house, town: seen.append(town))}
    run_due(house, jobs)  # never done before: now
    clock.now = datetime(2026, 6, 1, 5, 59, tzinfo=UTC)
    assert run_due(house, jobs) == []
    clock.now = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)
    assert run_due(house, jobs) == ["morning:dorp"]
    assert run_due(house, jobs) == []
    clock.now = datetime(2026, 6, 3, 20, 0, tzinfo=UTC)
    assert run_due(house, jobs) == ["morning:dorp"], "a missed day is made up for once"
    assert run_due(house, jobs) == []
    assert seen == ["dorp"] * 3


def test_each_day_has_one_run_also_where_the_clock_changes(house: House, clock: Clock) -> None:
    jobs = {"morning": Daily(8, lambda house, town: None)}
    clock.now = datetime(2026, 10, 23, 0, 0, tzinfo=UTC)
    run_due(house, jobs)
    ran = 0
    for _ in range(4 * 24):  # the night of 24 to 25 October has 25 hours
        clock.now += timedelta(hours=1)
        ran += len(run_due(house, jobs))
    assert ran == 4


LIES = "lies@bakkerij.example"


def fail(house: House) -> None:
    raise RuntimeError(LIES)


def test_a_job_that_fails_is_told_without_personal_data_and_stops_no_other(
    house: House, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    jobs = {"broken": Every(5, fail), "tick": Every(5, lambda house: None)}
    with caplog.at_level(logging.ERROR):
        assert run_due(house, jobs) == ["broken", "tick"]
    assert troubles(house) == {"broken": "RuntimeError"}
    assert "broken failed: RuntimeError" in caplog.text
    assert "in fail" in caplog.text, "whoever mends it needs to know where"
    assert LIES not in caplog.text
    clock.now += timedelta(seconds=10)
    assert run_due(house, jobs) == ["tick"], "a broken job does not fill the log"
    clock.now += AGAIN
    run_due(house, {"broken": Every(5, lambda house: None)})
    assert troubles(house) == {}


def test_several_processes_run_a_job_once(house: House) -> None:
    entered, go_on, runs = threading.Event(), threading.Event(), []

    def slowly(house: House) -> None:
        runs.append(1)
        entered.set()
        go_on.wait(10)

    jobs = {"slow": Every(60, slowly)}
    first = threading.Thread(target=run_due, args=(house, jobs))
    first.start()
    assert entered.wait(10)
    assert run_due(house, jobs) == []
    go_on.set()
    first.join()
    assert run_due(house, jobs) == []
    assert len(runs) == 1


def test_who_dies_with_the_lease_keeps_the_others_waiting_half_a_minute(house: House, clock: Clock) -> None:
    jobs = {"tick": Every(5, lambda house: None)}
    assert take(house.engine, "jobs", "died", clock.now, clock.now + HELD)
    assert run_due(house, jobs) == []
    clock.now += HELD
    assert run_due(house, jobs) == ["tick"]


def test_a_lease_is_renewed_for_as_long_as_the_work_takes(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewed = threading.Event()

    def take_and_tell(*arguments: object) -> bool:
        done = take(*arguments)  # type: ignore[arg-type]  # handed on as it came
        if rows(house, lease)[0]["until"] > clock.now:
            renewed.set()
        return done

    monkeypatch.setattr(leases, "RENEWED_EVERY", 0.01)
    with held(house, "jobs") as mine:
        assert mine
        clock.now += HELD
        monkeypatch.setattr(leases, "take", take_and_tell)
        assert renewed.wait(10)
    assert rows(house, lease) == []
