"""A town is kept as a whole, or not at all."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect
from sqlalchemy.exc import IntegrityError

from tests.postgres import Postgres
from twin.config import Config
from twin.errors import Invalid, Unavailable
from twin.services.merging import take_in
from twin.storage.columns import metadata
from twin.storage.cores import read_core, read_layers, screens_of_towns
from twin.storage.database import connect
from twin.storage.towns import TownRecord, digests, retire

NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)
PREMISES = {
    "id": "p1",
    "street": "Markt",
    "housenumber": "6",
    "postcode": "9550",
    "status": "occupied",
    "vacant_since": None,
    "door_lon": 3.892,
    "door_lat": 50.884,
    "facade": 90.0,
    "node": 0,
    "footprint": "",
    "area_m2": None,
    "building": "",
    "footprint_from": "",
    "note": "",
    "source": "",
}
SHOP = {
    "id": "s1",
    "slug": "de-proef",
    "premises": "p1",
    "names": {"nl": "De Proef"},
    "texts": {},
    "category": "shop=bakery",
    "products": {"nl": ["brood"]},
    "opening_hours": "Mo-Fr 09:00-18:00",
    "hours_text": "",
    "phone": "",
    "email": "",
    "website": "",
    "payment": [],
    "wheelchair": "yes",
    "source": "",
    "checked_on": None,
    "demonstration": True,
    "lon": 3.892,
    "lat": 50.884,
}
RECORD = TownRecord(
    slug="proefdorp",
    digest="a" * 64,
    settings={"names": {"nl": "Proefdorp"}, "country": "BE", "timezone": "Europe/Brussels", "languages": ["nl"]},
    bounds=(3.88, 50.88, 3.90, 50.89),
    layers={"buildings": {"type": "FeatureCollection", "features": []}},
    network={"nodes": [], "edges": [], "names": []},
    trees={},
    light_maps={"nl": "<html></html>"},
    premises=[PREMISES],
    shops=[SHOP],
)


def keep(engine: Engine, record: TownRecord) -> None:
    take_in(engine, record, NINE)


def test_what_was_stored_comes_back_as_the_core(engine: Engine) -> None:
    keep(engine, RECORD)
    core = read_core(engine, "proefdorp", NINE)
    shop = core.shops["s1"]
    assert shop.premises.address == "Markt 6"
    assert shop.products == {"nl": ("brood",)}
    assert core.town.bounds == RECORD.bounds
    assert read_layers(engine, "proefdorp")["buildings"] == '{"type":"FeatureCollection","features":[]}'
    assert digests(engine) == {"proefdorp": "a" * 64}


def test_a_shop_that_the_folder_no_longer_has_is_no_longer_shown(engine: Engine) -> None:
    keep(engine, RECORD)
    keep(engine, replace(RECORD, digest="b" * 64, shops=[]))
    assert read_core(engine, "proefdorp", NINE).shops == {}
    assert digests(engine) == {"proefdorp": "b" * 64}


def test_a_reading_that_fails_half_way_leaves_the_town_as_it_was(engine: Engine) -> None:
    keep(engine, RECORD)
    with pytest.raises(IntegrityError):
        keep(engine, replace(RECORD, digest="b" * 64, shops=[{**SHOP, "slug": None}]))
    assert digests(engine) == {"proefdorp": "a" * 64}
    assert set(read_core(engine, "proefdorp", NINE).shops) == {"s1"}


def test_a_town_whose_folder_is_gone_is_not_served_and_not_forgotten(engine: Engine) -> None:
    keep(engine, RECORD)
    retire(engine, "proefdorp")
    assert digests(engine) == {}
    assert screens_of_towns(engine) == {}
    keep(engine, RECORD)
    assert set(read_core(engine, "proefdorp", NINE).shops) == {"s1"}
    assert digests(engine) == {"proefdorp": "a" * 64}


def test_a_town_without_a_screen_is_listed_without_one(engine: Engine) -> None:
    keep(engine, RECORD)
    assert screens_of_towns(engine) == {"proefdorp": []}


def test_the_migrations_make_exactly_the_tables_of_the_code(engine: Engine) -> None:
    found = inspect(engine)
    assert set(found.get_table_names()) - {"alembic_version"} == set(metadata.tables)
    for name, table in metadata.tables.items():
        assert {column["name"] for column in found.get_columns(name)} == {column.name for column in table.columns}


def test_sqlite_survives_a_power_cut_and_a_reader_beside_a_writer(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'deep' / 'down' / 'test.sqlite3'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_any_way_to_write_postgresql_is_understood(postgres: Postgres) -> None:
    with postgres.database() as url:
        connect(url.replace("postgresql+psycopg:", "postgresql:")).dispose()


@pytest.mark.parametrize("url", ["", "not an address", "nosuch://host/db"])
def test_an_address_that_is_none_is_refused_in_words(url: str) -> None:
    with pytest.raises(Invalid, match="DATABASE_URL"):
        connect(url)


def test_a_database_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "broken.sqlite3").write_bytes(b"this is not a database, it is a letter" * 100)
    with pytest.raises(Unavailable):
        connect(f"sqlite:///{tmp_path / 'broken.sqlite3'}")


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "eighty"), ("PORT", "70000"), ("KERNKIJKER_PUBLIC_URL", "ftp://x"), ("KERNKIJKER_DEBUG", "perhaps")],
)
def test_a_bad_setting_stops_start_up_and_says_which(name: str, value: str) -> None:
    with pytest.raises(Invalid, match=name):
        Config.from_environment({name: value})
