"""Changing things: one action, one transaction, one line of history; and back again."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert

from tests.services.people_house import Clock
from twin.config import Config
from twin.errors import Invalid, NotFound
from twin.services.changing import Author, Overtaken, changing, undo
from twin.services.house import House
from twin.storage import tables
from twin.storage.changes import changes_of, rows_at
from twin.storage.database import writing

LIES = Author("shopkeeper")
NINE, TEN, ELEVEN = (datetime(2026, 11, 21, hour, tzinfo=UTC) for hour in (9, 10, 11))


@pytest.fixture
def clock() -> Clock:
    return Clock(NINE)


@pytest.fixture
def house(tmp_path: Path, engine: Engine, clock: Clock) -> House:
    config = Config.from_environment({"KERNKIJKER_VAR": str(tmp_path)})
    with writing(engine) as connection:
        town = {"slug": "dorp", "digest": "", "settings": {}, "bounds": [0, 0, 1, 1]}
        connection.execute(insert(tables.town).values(**town))
    return House.open(engine, config, clock)


def premises(house: House) -> str:
    """Vacant premises, as an action of its own."""
    known = {"street": "Markt", "housenumber": "1", "postcode": "9550", "status": "vacant"}
    with changing(house, "dorp", LIES) as batch:
        return batch.create("premises", {"id": "p-1", **known, "door_lon": 3.9, "door_lat": 50.9})


def test_a_change_is_kept_with_what_stood_there_before(house: House) -> None:
    premises(house)
    with changing(house, "dorp", LIES) as batch:
        batch.update("premises", "p-1", {"vacant_since": date(2026, 3, 1), "street": "Markt"})
    with house.engine.connect() as connection:
        newest = changes_of(connection, "dorp", thing="premises", key="p-1")[0]
    assert (newest.before, newest.after) == ({"vacant_since": None}, {"vacant_since": "2026-03-01"})


def test_an_action_that_fails_halfway_leaves_nothing(house: House) -> None:
    def rename_two() -> None:
        with changing(house, "dorp", LIES) as batch:
            batch.update("premises", "p-1", {"street": "Kerkstraat"})
            batch.update("premises", "p-2", {"street": "Kerkstraat"})

    premises(house)
    with pytest.raises(NotFound):
        rename_two()
    with house.engine.connect() as connection:
        assert [row["street"] for row in rows_at(connection, "dorp", "premises")] == ["Markt"]
        assert len(changes_of(connection, "dorp")) == 1


def test_saving_what_already_stands_there_writes_no_history(house: House) -> None:
    premises(house)
    with changing(house, "dorp", LIES) as batch:
        assert batch.update("premises", "p-1", {"street": "Markt"}) == {}
    assert batch.id is None


def test_the_second_to_save_hears_what_the_first_did(house: House) -> None:
    premises(house)
    with changing(house, "dorp", LIES) as batch:
        batch.update("premises", "p-1", {"street": "Groenlaan"}, expected={"street": "Markt"})
    with pytest.raises(Overtaken) as overtaken, changing(house, "dorp", LIES) as batch:
        batch.update("premises", "p-1", {"street": "Kerkstraat"}, expected={"street": "Markt"})
    assert overtaken.value.now == {"street": "Groenlaan"}
    assert overtaken.value.change is not None
    assert overtaken.value.change.before == {"street": "Markt"}


def test_two_people_who_save_the_same_do_not_quarrel(house: House) -> None:
    premises(house)
    for _ in range(2):
        with changing(house, "dorp", LIES) as batch:
            batch.update("premises", "p-1", {"street": "Groenlaan"}, expected={"street": "Markt"})


def test_an_action_is_undone_as_a_whole_and_redone(house: House) -> None:
    premises(house)
    with changing(house, "dorp", LIES) as batch:
        batch.update("premises", "p-1", {"street": "Groenlaan"})
        batch.remove("premises", "p-1")
    assert batch.id is not None
    taken_back = undo(house, "dorp", batch.id, LIES)
    with house.engine.connect() as connection:
        assert [row["street"] for row in rows_at(connection, "dorp", "premises")] == ["Markt"]
    assert taken_back is not None
    undo(house, "dorp", taken_back, LIES)
    with house.engine.connect() as connection:
        assert list(rows_at(connection, "dorp", "premises")) == []


def test_nothing_is_undone_twice_nor_over_a_later_change(house: House) -> None:
    premises(house)
    with changing(house, "dorp", LIES) as first:
        first.update("premises", "p-1", {"street": "Groenlaan"})
    with changing(house, "dorp", LIES) as second:
        second.update("premises", "p-1", {"street": "Kerkstraat"})
    assert first.id is not None
    assert second.id is not None
    with pytest.raises(Overtaken):
        undo(house, "dorp", first.id, LIES)
    undo(house, "dorp", second.id, LIES)
    with pytest.raises(Invalid):
        undo(house, "dorp", second.id, LIES)


def test_undoing_what_was_made_does_not_throw_away_what_another_wrote_in_it(house: House) -> None:
    with changing(house, "dorp", LIES) as made:
        key = made.create("wish", {"text": "een bank", "at": NINE})
    with changing(house, "dorp", Author("officer")) as answered:
        answered.update("wish", key, {"answer": "komt in de lente"})
    assert made.id is not None
    assert answered.id is not None
    with pytest.raises(Overtaken) as overtaken:
        undo(house, "dorp", made.id, LIES)
    assert overtaken.value.now == {"answer": "komt in de lente"}
    undo(house, "dorp", answered.id, LIES)
    undo(house, "dorp", made.id, LIES)
    with house.engine.connect() as connection:
        assert list(rows_at(connection, "dorp", "wish")) == []


def test_undoing_a_removal_does_not_push_out_what_took_its_place(house: House) -> None:
    premises(house)
    with changing(house, "dorp", LIES) as removed:
        removed.remove("premises", "p-1")
    premises(house)
    assert removed.id is not None
    with pytest.raises(Overtaken):
        undo(house, "dorp", removed.id, LIES)


def test_the_past_can_be_asked_for(house: House, clock: Clock) -> None:
    premises(house)
    clock.now = TEN
    with changing(house, "dorp", LIES) as batch:
        batch.update("premises", "p-1", {"street": "Groenlaan", "vacant_since": date(2026, 3, 1)})
    clock.now = ELEVEN
    with changing(house, "dorp", LIES) as batch:
        batch.remove("premises", "p-1")
    with house.engine.connect() as connection:
        past = [list(rows_at(connection, "dorp", "premises", at)) for at in (NINE, TEN, ELEVEN)]
    assert [[(row["street"], row["vacant_since"]) for row in rows] for rows in past] == [
        [("Markt", None)],
        [("Groenlaan", date(2026, 3, 1))],
        [],
    ]


def test_a_town_that_does_not_exist_cannot_be_changed(house: House) -> None:
    with pytest.raises(NotFound), changing(house, "stad", LIES):
        pass
