"""Reading a town's folder again: what people wrote stays, what the folder learned comes in, quarrels go to the desk."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from geodata.dataset import read
from tests.geodata.tiny_town import two_streets
from twin.config import Config
from twin.errors import NotFound
from twin.services.changing import Author, Overtaken, changing, undo
from twin.services.house import House
from twin.services.load_town import record_of
from twin.services.merging import settle, take_in
from twin.storage.changes import changes_of, rows_at
from twin.storage.conflicts import ConflictItem, open_conflicts
from twin.storage.cores import read_core
from twin.storage.towns import TownRecord

NINE, TEN, ELEVEN = (datetime(2026, 11, 21, hour, tzinfo=UTC) for hour in (9, 10, 11))
LIES, ODA = Author("shopkeeper"), Author("officer")
TODAY = date(2026, 11, 21)
Rows = Callable[..., dict[str, dict[str, Any]]]


@pytest.fixture
def house(tmp_path: Path, engine: Engine) -> House:
    return House.open(engine, Config.from_environment({"KERNKIJKER_VAR": str(tmp_path)}), clock=lambda: TEN)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> TownRecord:
    folder = two_streets(tmp_path_factory.mktemp("towns") / "dorp").write()
    return record_of(read(folder), "a" * 64, lambda *_: "")


@pytest.fixture
def folder(house: House, record: TownRecord) -> TownRecord:
    """What the folder of 'dorp' says, as it was taken in at nine."""
    take_in(house.engine, record, NINE)
    return record


def said(record: TownRecord, thing: str, key: str, values: Mapping[str, Any]) -> TownRecord:
    """The folder with other values for one thing."""
    name = {"shop": "shops", "place": "places"}.get(thing, thing)
    rows = [{**row, **values} if row["id"] == key else row for row in record.things[thing]]
    return replace(record, digest="b" * 64, **{name: rows})


def without(record: TownRecord, thing: str, key: str) -> TownRecord:
    name = {"shop": "shops", "place": "places"}.get(thing, thing)
    return replace(record, digest="c" * 64, **{name: [row for row in record.things[thing] if row["id"] != key]})


def row(house: House, thing: str, key: str) -> dict[str, Any]:
    with house.engine.connect() as connection:
        return next(each for each in rows_at(connection, "dorp", thing) if str(each["id"]) == key)


def write(house: House, thing: str, key: str, values: Mapping[str, Any], author: Author = LIES) -> int:
    with changing(house, "dorp", author) as batch:
        batch.update(thing, key, values)
    assert batch.id is not None
    return batch.id


def questions(house: House) -> list[ConflictItem]:
    with house.engine.connect() as connection:
        return list(open_conflicts(connection, "dorp"))


def a_shop(record: TownRecord) -> str:
    return str(record.shops[0]["id"])


def tenancies(house: House, shop: str) -> list[tuple[str, date | None, date | None]]:
    with house.engine.connect() as connection:
        rows = rows_at(connection, "dorp", "tenancy")
        return [(each["premises"], each["since"], each["until"]) for each in rows if each["shop"] == shop]


def test_the_first_reading_begins_no_history_but_knows_who_is_where(house: House, folder: TownRecord) -> None:
    with house.engine.connect() as connection:
        assert changes_of(connection, "dorp") == []
    for shop in folder.shops:
        assert tenancies(house, shop["id"]) == [(shop["premises"], None, None)]
    found = row(house, "premises", folder.premises[0]["id"])
    assert found["area_m2"] > 1
    assert found["footprint"].startswith('{"type":"Polygon"')


def test_the_same_folder_read_again_changes_nothing(house: House, folder: TownRecord) -> None:
    take_in(house.engine, folder, TEN)
    with house.engine.connect() as connection:
        assert changes_of(connection, "dorp") == []
    assert questions(house) == []


def test_a_shopkeepers_word_stays_and_the_folders_other_news_comes_in(house: House, folder: TownRecord) -> None:
    shop = a_shop(folder)
    write(house, "shop", shop, {"phone": "+32 54 00 00 01"})
    take_in(house.engine, said(folder, "shop", shop, {"website": "https://nieuw.example"}), ELEVEN)
    kept = row(house, "shop", shop)
    assert (kept["phone"], kept["website"]) == ("+32 54 00 00 01", "https://nieuw.example")
    with house.engine.connect() as connection:
        newest = changes_of(connection, "dorp", thing="shop", key=shop)[0]
    assert (newest.way, newest.after) == ("dataset", {"website": "https://nieuw.example"})
    assert questions(house) == []


@pytest.fixture
def quarrel(house: House, folder: TownRecord) -> ConflictItem:
    shop = a_shop(folder)
    write(house, "shop", shop, {"opening_hours": "Mo-Fr 10:00-12:00"})
    take_in(house.engine, said(folder, "shop", shop, {"opening_hours": "Mo-Fr 08:00-12:00"}), ELEVEN)
    (item,) = questions(house)
    return item


def test_where_both_changed_people_keep_the_word_and_an_officer_is_asked(house: House, quarrel: ConflictItem) -> None:
    assert row(house, "shop", quarrel.thing_id)["opening_hours"] == "Mo-Fr 10:00-12:00"
    assert (quarrel.thing, quarrel.field) == ("shop", "opening_hours")
    assert quarrel.ours["opening_hours"] == "Mo-Fr 10:00-12:00"
    assert quarrel.theirs["opening_hours"] == "Mo-Fr 08:00-12:00"


def test_a_question_is_asked_once_however_often_the_folder_is_read(
    house: House, folder: TownRecord, quarrel: ConflictItem
) -> None:
    shop = quarrel.thing_id
    again = said(folder, "shop", shop, {"opening_hours": "Mo-Fr 08:00-12:00"})
    take_in(house.engine, again, ELEVEN)
    settle(house, "dorp", quarrel.id, False, ODA)
    take_in(house.engine, again, ELEVEN)
    assert questions(house) == []
    take_in(house.engine, said(folder, "shop", shop, {"opening_hours": "Mo-Sa 08:00-12:00"}), ELEVEN)
    (item,) = questions(house)
    assert item.theirs["opening_hours"] == "Mo-Sa 08:00-12:00"


def test_a_question_goes_away_when_the_folder_comes_round(
    house: House, folder: TownRecord, quarrel: ConflictItem
) -> None:
    ours = row(house, "shop", quarrel.thing_id)
    come_round = {name: ours[name] for name in ("opening_hours", "hours_text")}
    take_in(house.engine, said(folder, "shop", quarrel.thing_id, come_round), ELEVEN)
    assert questions(house) == []


def test_an_officer_gives_the_folder_its_way_and_can_take_that_back(house: House, quarrel: ConflictItem) -> None:
    batch = settle(house, "dorp", quarrel.id, True, ODA)
    assert row(house, "shop", quarrel.thing_id)["opening_hours"] == "Mo-Fr 08:00-12:00"
    assert questions(house) == []
    with pytest.raises(NotFound):
        settle(house, "dorp", quarrel.id, True, ODA)
    assert batch is not None
    undo(house, "dorp", batch, ODA)
    assert row(house, "shop", quarrel.thing_id)["opening_hours"] == "Mo-Fr 10:00-12:00"


def test_who_changed_it_again_meanwhile_is_not_overrun(house: House, quarrel: ConflictItem) -> None:
    write(house, "shop", quarrel.thing_id, {"opening_hours": "Mo-Fr 11:00-12:00"})
    with pytest.raises(Overtaken):
        settle(house, "dorp", quarrel.id, True, ODA)
    assert len(questions(house)) == 1


def test_a_shop_that_the_folder_dropped_leaves_and_its_tenancy_ends(house: House, folder: TownRecord) -> None:
    shop = a_shop(folder)
    take_in(house.engine, without(folder, "shop", shop), ELEVEN)
    assert row(house, "shop", shop)["left_on"] == TODAY
    assert [until for *_, until in tenancies(house, shop)] == [TODAY]
    assert shop not in read_core(house.engine, "dorp", ELEVEN).shops


def test_a_shop_that_comes_back_is_there_again_with_a_second_tenancy(house: House, folder: TownRecord) -> None:
    shop = a_shop(folder)
    take_in(house.engine, without(folder, "shop", shop), TEN)
    take_in(house.engine, folder, ELEVEN)
    assert shop in read_core(house.engine, "dorp", ELEVEN).shops
    assert [(since, until) for _, since, until in tenancies(house, shop)] == [(None, TODAY), (TODAY, None)]


def test_a_shop_that_its_keeper_wrote_about_is_not_dropped_without_asking(house: House, folder: TownRecord) -> None:
    shop = a_shop(folder)
    write(house, "shop", shop, {"confirmed_at": TEN})
    take_in(house.engine, without(folder, "shop", shop), ELEVEN)
    assert row(house, "shop", shop)["left_on"] is None
    (item,) = questions(house)
    assert item.field == "gone"
    take_in(house.engine, without(folder, "shop", shop), ELEVEN)
    assert len(questions(house)) == 1
    settle(house, "dorp", item.id, True, ODA)
    assert row(house, "shop", shop)["left_on"] == TODAY


def test_a_new_shop_of_the_folder_gets_an_address_of_its_own(house: House, folder: TownRecord) -> None:
    first = folder.shops[0]
    new = {**first, "id": "nieuw"}
    take_in(house.engine, replace(folder, shops=[*folder.shops, new]), ELEVEN)
    assert row(house, "shop", "nieuw")["slug"] == f"{first['slug']}-2"
    take_in(house.engine, replace(folder, shops=[*folder.shops, new]), ELEVEN)
    assert questions(house) == []


def test_what_an_officer_took_away_does_not_come_back_with_the_folder(house: House, folder: TownRecord) -> None:
    place = str(folder.places[0]["id"])
    with changing(house, "dorp", ODA) as batch:
        batch.remove("place", place)
    take_in(house.engine, said(folder, "place", place, {"capacity": 7}), ELEVEN)
    assert place not in read_core(house.engine, "dorp", ELEVEN).places


def test_a_door_that_an_officer_moved_stays_where_she_put_it(house: House, folder: TownRecord) -> None:
    premises = folder.premises[0]
    write(house, "premises", premises["id"], {"door_lat": premises["door_lat"] + 0.00002}, ODA)
    take_in(house.engine, said(folder, "premises", premises["id"], {"postcode": "9551", "node": 1}), ELEVEN)
    kept = row(house, "premises", premises["id"])
    assert kept["postcode"] == "9551"
    assert kept["door_lat"] == premises["door_lat"] + 0.00002


def test_settings_of_the_folder_are_merged_one_by_one_too(house: House, folder: TownRecord) -> None:
    settings = {**folder.settings, "names": {"nl": "Dorp aan de Leie"}}
    take_in(house.engine, replace(folder, settings=settings), ELEVEN)
    assert read_core(house.engine, "dorp", ELEVEN).town.names["nl"] == "Dorp aan de Leie"
