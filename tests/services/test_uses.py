"""What a listing brought: counts per week, and nothing that could be one person."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, insert
from sqlalchemy.exc import OperationalError

from twin.config import Config
from twin.services.house import House
from twin.services.uses import UseCounter, weeks_of_use
from twin.storage import tables
from twin.storage.database import writing

BRUSSELS = ZoneInfo("Europe/Brussels")
SUNDAY_NIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=BRUSSELS)
MONDAY = datetime(2026, 11, 23, 0, 30, tzinfo=BRUSSELS)
TODAY = date(2026, 11, 25)


@pytest.fixture
def house(tmp_path: Path, engine: Engine) -> House:
    config = Config.from_environment({"KERNKIJKER_VAR": str(tmp_path)})
    with writing(engine) as connection:
        connection.execute(insert(tables.town).values(slug="dorp", digest="", settings={}, bounds=[0, 0, 1, 1]))
    return House.open(engine, config)


def test_weeks_begin_on_monday_in_the_towns_own_time(house: House) -> None:
    counter = UseCounter(house)
    counter.count("dorp", "s-1", "view", SUNDAY_NIGHT, 6)
    counter.count("dorp", "s-1", "view", MONDAY, 7)
    assert counter.write() == 13
    this_week, last_week = weeks_of_use(house, "dorp", "s-1", TODAY, weeks=2)
    assert (this_week.monday, this_week.times["view"]) == (date(2026, 11, 23), 7)
    assert (last_week.monday, last_week.times["view"]) == (date(2026, 11, 16), 6)


def test_counts_of_several_processes_add_up(house: House) -> None:
    for _ in range(2):
        counter = UseCounter(house)
        counter.count("dorp", "s-1", "qr", MONDAY, 4)
        counter.write()
    assert weeks_of_use(house, "dorp", "s-1", TODAY)[0].times["qr"] == 8


def test_fewer_than_five_is_not_told_and_nothing_is_nothing(house: House) -> None:
    counter = UseCounter(house)
    counter.count("dorp", "s-1", "route", MONDAY, 4)
    counter.write()
    week = weeks_of_use(house, "dorp", "s-1", TODAY)[0]
    assert (week.times["route"], week.times["view"]) == (None, 0)


def test_what_could_not_be_written_waits_for_the_next_time(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = UseCounter(house)
    counter.count("dorp", "s-1", "view", MONDAY, 9)

    def full(*_: object) -> None:
        raise OperationalError("", {}, Exception("the disk is full"))

    with monkeypatch.context() as broken:
        broken.setattr("twin.services.uses.add_uses", full)
        with pytest.raises(OperationalError):
            counter.write()
    counter.write()
    assert weeks_of_use(house, "dorp", "s-1", TODAY)[0].times["view"] == 9
