"""The light map follows what people change, and is drawn only when it would look different."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from geodata.dataset import read
from geodata.light_map import render
from tests.geodata.tiny_town import two_streets
from twin.config import Config
from twin.errors import NotFound
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.light_maps import draw_light_maps, redraw_stale
from twin.services.load_town import load_town
from twin.services.publish import publish_town
from twin.storage.light_maps import stale_light_maps

NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine, database_url: str) -> House:
    monkeypatch.setenv("DATABASE_URL", database_url)  # the command asks the environment where the database is
    config = Config.from_environment({"KERNKIJKER_VAR": str(tmp_path), "DATABASE_URL": database_url})
    load_town(engine, read(two_streets(tmp_path / "dorp").write()), "a" * 64, render, lambda: NOON)
    return House.open(engine, config, clock=lambda: NOON)


def write(house: House, thing: str, key: str, values: Mapping[str, object]) -> None:
    with changing(house, "dorp", Author("officer")) as batch:
        batch.update(thing, key, values)


def light_map(house: House, language: str = "nl") -> str:
    return publish_town(house.engine, "dorp", NOON)[language].light_map


def test_without_changes_the_book_gives_the_map_that_the_folder_gave(house: House) -> None:
    before = {language: light_map(house, language) for language in ("nl", "fr")}
    draw_light_maps(house.engine, "dorp", NOON, render)
    assert {language: light_map(house, language) for language in before} == before


def test_hours_do_not_make_it_stale_and_a_name_does(house: House) -> None:
    assert stale_light_maps(house.engine) == []
    write(house, "shop", "boeken-tom", {"opening_hours": "Mo-Fr 09:00-12:00"})
    assert stale_light_maps(house.engine) == []
    write(house, "shop", "boeken-tom", {"names": {"nl": "Boeken Tina"}})
    assert stale_light_maps(house.engine) == ["dorp"]


def test_the_job_draws_it_in_a_process_of_its_own_and_then_it_is_fresh(house: House) -> None:
    write(house, "shop", "boeken-tom", {"names": {"nl": "Boeken Tina"}})
    redraw_stale(house)
    assert "Boeken Tina" in light_map(house)
    assert "Boeken Tom" not in light_map(house, "fr")
    assert stale_light_maps(house.engine) == []


def test_a_shop_that_left_is_no_longer_on_it(house: House) -> None:
    write(house, "shop", "boeken-tom", {"left_on": date(2026, 11, 21)})
    draw_light_maps(house.engine, "dorp", NOON, render)
    assert "Boeken Tom" not in light_map(house)
    assert "Bakkerij Lies" in light_map(house)


def test_a_town_that_is_none_is_refused_in_words(house: House) -> None:
    with pytest.raises(NotFound, match="stad"):
        draw_light_maps(house.engine, "stad", NOON, render)
