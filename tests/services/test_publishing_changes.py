"""What people change is what the map, the list and the routes show."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from geodata.dataset import Dataset, read
from tests.geodata.tiny_town import box, degrees, two_streets
from twin.config import Config
from twin.domain.footprint import area_m2
from twin.services.changing import Author, changing, undo
from twin.services.house import House
from twin.services.load_town import load_town
from twin.services.publish import Edition, publish_town

NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
TODAY = date(2026, 11, 21)
ODA, LIES = Author("officer"), Author("shopkeeper")


@pytest.fixture(scope="module")
def dorp(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return read(two_streets(tmp_path_factory.mktemp("towns") / "dorp").write())


@pytest.fixture
def house(tmp_path: Path, engine: Engine, dorp: Dataset) -> House:
    config = Config.from_environment({"KERNKIJKER_VAR": str(tmp_path)})
    load_town(engine, dorp, "a" * 64, lambda *_: "", lambda: NOON)
    return House.open(engine, config, clock=lambda: NOON)


def edition(house: House, now: datetime = NOON) -> Edition:
    return publish_town(house.engine, "dorp", now)["nl"]


def layer(edition: Edition, name: str) -> dict[str, Any]:
    document = json.loads(edition.bodies["twin.json"].identity)
    return {each["properties"]["id"]: each for each in document["layers"][name]["features"]}


def write(house: House, thing: str, key: str, values: Mapping[str, Any]) -> int:
    with changing(house, "dorp", ODA) as batch:
        batch.update(thing, key, values)
    assert batch.id is not None
    return batch.id


def square(x: float, y: float, width: float, depth: float) -> dict[str, Any]:
    """A footprint, in metres from the crossing."""
    return {"type": "Polygon", "coordinates": degrees([box(x, y, width, depth)], 2)}


def at(x: float, y: float) -> dict[str, float]:
    lon, lat = degrees((x, y))
    return {"door_lon": lon, "door_lat": lat}


def new_premises(house: House, x: float, y: float) -> None:
    """Eight metres wide, its door in the middle of its south side."""
    shape = square(x, y, 8, 10)
    known = {"street": "Kerkstraat", "housenumber": "20", "postcode": "9550", "status": "vacant"}
    drawn = {"footprint": json.dumps(shape), "area_m2": area_m2(shape), "footprint_from": "drawn"}
    with changing(house, "dorp", ODA) as batch:
        batch.create("premises", {"id": "p-20", **known, **drawn, **at(x + 4, y)})


def test_premises_that_an_officer_draws_stand_on_the_map_with_their_front_and_their_way(house: House) -> None:
    new_premises(house, 50, 5)
    published = edition(house)
    drawn = layer(published, "premises")["p-20"]
    assert drawn["properties"]["facade"] == pytest.approx(180, abs=1)
    assert drawn["properties"]["footprint_from"] == "drawn"
    assert drawn["properties"]["shop"] is None
    assert published.routes("schepenhuis")["metres"]["p-20"] > 40


def test_a_door_that_was_moved_across_the_core_is_reached_at_its_new_place(house: House) -> None:
    before = edition(house).routes("schepenhuis")["metres"]["p-2"]
    batch = write(house, "premises", "p-2", {"footprint": json.dumps(square(-60, -20, 8, 10)), **at(-56, -10)})
    after = edition(house)
    assert after.routes("schepenhuis")["metres"]["p-2"] != before
    assert layer(after, "premises")["p-2"]["properties"]["facade"] == pytest.approx(0, abs=1)
    shop = next(each for each in after.snapshot["shops"] if each["premises"] == "p-2")
    assert shop["walk"]["schepenhuis"][0] == round(after.routes("schepenhuis")["metres"]["p-2"])
    assert after.core.premises["p-2"].node == shop["node"]
    undo(house, "dorp", batch, ODA)
    assert edition(house).routes("schepenhuis")["metres"]["p-2"] == before


def test_a_door_far_from_every_street_gets_no_way_and_no_false_distance(house: House) -> None:
    write(house, "premises", "p-2", at(100, 140))
    published = edition(house)
    assert published.core.premises["p-2"].node is None
    assert "p-2" not in published.routes("schepenhuis")["metres"]


def test_a_screen_that_was_moved_shows_the_ways_from_where_it_is(house: House) -> None:
    before = edition(house).routes("schepenhuis")
    lon, lat = degrees((80, 2))
    write(house, "screen", "schepenhuis", {"lon": lon, "lat": lat})
    published = edition(house)
    after = published.routes("schepenhuis")
    assert after["metres"]["p-6"] < before["metres"]["p-6"]
    assert after["parent"][published.core.screens["schepenhuis"].node] == -1
    assert layer(published, "screens")["schepenhuis"]["geometry"]["coordinates"] == [lon, lat]


def test_premises_that_were_merged_into_others_are_gone_on_their_day(house: House) -> None:
    write(house, "premises", "p-6", {"gone_on": TODAY + timedelta(1)})
    assert "p-6" in layer(edition(house), "premises")
    assert "p-6" not in layer(edition(house, NOON + timedelta(1)), "premises")


def test_a_shop_that_left_is_no_longer_shown_and_its_front_is_dark(house: House) -> None:
    write(house, "shop", "bakkerij-lies", {"left_on": TODAY})
    published = edition(house)
    assert "bakkerij-lies" not in {shop["id"] for shop in published.snapshot["shops"]}
    assert layer(published, "premises")["p-2"]["properties"]["shop"] is None


def test_a_shop_in_premises_that_are_gone_is_still_found(house: House) -> None:
    write(house, "premises", "p-2", {"gone_on": TODAY})
    assert "bakkerij-lies" in edition(house).core.at(NOON).shops


def test_a_place_that_an_officer_moves_or_names_is_so_on_the_map(house: House) -> None:
    lon, lat = degrees((5, 5))
    write(house, "place", "weekmarkt", {"names": {"nl": "Boerenmarkt", "fr": "Marché"}, "lon": lon, "lat": lat})
    place = layer(edition(house), "places")["weekmarkt"]
    assert place["properties"]["name"] == "Boerenmarkt"
    assert place["properties"]["name_fr"] == "Marché"
    assert place["geometry"] == {"type": "Point", "coordinates": [lon, lat]}


def test_a_shopkeepers_word_counts_as_confirmation_for_half_a_year(house: House) -> None:
    with changing(house, "dorp", LIES) as batch:
        batch.update("shop", "bakkerij-lies", {"confirmed_at": NOON})

    def shop(now: datetime) -> Any:
        return next(each for each in edition(house, now).snapshot["shops"] if each["id"] == "bakkerij-lies")

    assert (shop(NOON)["confirmed"], shop(NOON)["kept"]) == (True, "2026-11-21")
    assert shop(NOON + timedelta(180))["confirmed"]
    assert not shop(NOON + timedelta(181))["confirmed"]
    with changing(house, "dorp", ODA) as batch:
        batch.update("town", "dorp", {"choices": {"unconfirmed_days": 400}})
    assert shop(NOON + timedelta(181))["confirmed"]


def test_opening_hours_that_no_rule_can_read_take_nobody_else_down(house: House) -> None:
    write(house, "shop", "bakkerij-lies", {"opening_hours": "als de kerkklok luidt"})
    published = edition(house)
    assert published.core.at(NOON).shops["bakkerij-lies"].kind == "unknown"
    assert len(published.snapshot["shops"]) == 2


def test_hours_leave_a_running_map_as_it_is(house: House) -> None:
    before = edition(house)
    shop = next(iter(before.core.shops))
    write(house, "shop", shop, {"opening_hours": 'Mo-Fr 07:00-19:00; 2026 Nov 30-2026 Dec 06 off "verlof"'})
    after = edition(house)
    assert (after.version != before.version, after.scene) == (True, before.scene)


def test_the_next_day_leaves_a_running_map_as_it_is(house: House) -> None:
    assert edition(house, NOON + timedelta(days=1)).scene == edition(house).scene


def test_another_name_or_door_asks_for_a_new_map(house: House) -> None:
    first = edition(house)
    shop = next(iter(first.core.shops.values()))
    write(house, "shop", shop.id, {"names": {"nl": "Een andere naam"}})
    renamed = edition(house)
    write(house, "premises", shop.premises.id, at(6.0, 6.0))
    moved = edition(house)
    assert len({first.scene, renamed.scene, moved.scene}) == 3
