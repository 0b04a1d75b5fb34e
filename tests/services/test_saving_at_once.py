"""Two people who save at the same moment: different fields both count, and of the same field the second hears it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, insert

from twin.config import Config
from twin.services.changing import Author, Overtaken, changing
from twin.services.house import House
from twin.storage import tables
from twin.storage.changes import changes_of, rows_at
from twin.storage.database import writing

PEOPLE = 6
ADDRESS = {"street": "Markt", "housenumber": "1", "postcode": "9550", "status": "vacant", "note": ""}


@pytest.fixture
def house(engine: Engine, tmp_path: Path) -> House:
    with writing(engine) as connection:
        connection.execute(insert(tables.town).values(slug="dorp", digest="", settings={}, bounds=[0, 0, 1, 1]))
        connection.execute(insert(tables.premises).values(town="dorp", id="p", **ADDRESS, door_lon=3.9, door_lat=50.9))
    return House.open(engine, Config.from_environment({"KERNKIJKER_VAR": str(tmp_path)}))


def at_once(house: House, saves: list[dict[str, str]]) -> list[str]:
    """Everybody read the same page and saves together; says 'kept' or 'overtaken' for each."""
    ready = Barrier(len(saves))

    def save(values: dict[str, str]) -> str:
        ready.wait(30)
        try:
            with changing(house, "dorp", Author("officer")) as batch:
                batch.update("premises", "p", values, expected={name: ADDRESS[name] for name in values})
        except Overtaken:
            return "overtaken"
        return "kept"

    with ThreadPoolExecutor(len(saves)) as people:
        return list(people.map(save, saves))


def test_who_saves_other_fields_at_the_same_moment_loses_nothing(house: House) -> None:
    saves = [{"street": "Groenlaan"}, {"housenumber": "7"}, {"postcode": "9551"}, {"note": "te huur"}]
    assert at_once(house, saves) == ["kept"] * 4
    with house.engine.connect() as connection:
        (row,) = rows_at(connection, "dorp", "premises")
        assert {**row, **{key: value for each in saves for key, value in each.items()}} == row
        assert len(changes_of(connection, "dorp")) == 4


def test_of_those_who_save_the_same_field_one_is_kept_and_the_others_hear_it(house: House) -> None:
    told = at_once(house, [{"note": f"bod {number}"} for number in range(PEOPLE)])
    assert sorted(told) == ["kept", *["overtaken"] * (PEOPLE - 1)]
    with house.engine.connect() as connection:
        (row,) = rows_at(connection, "dorp", "premises")
        assert row["note"] == f"bod {told.index('kept')}"
        assert len(changes_of(connection, "dorp")) == 1
