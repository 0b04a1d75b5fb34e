"""A database of an older Kernkijker is brought up to date, and keeps what it holds."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, text

from twin.errors import Unavailable
from twin.storage.database import connect, is_current, writing
from twin.storage.upgrade import MIGRATIONS

SETTINGS = {"names": {"nl": "Dorp"}, "country": "BE", "timezone": "Europe/Brussels", "languages": ["nl"]}


@pytest.fixture
def old(database_url: str) -> Iterator[tuple[str, Engine]]:
    """The first tables only, with a town and a shop in them."""
    engine = create_engine(database_url)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        settings = Config()
        settings.set_main_option("script_location", str(MIGRATIONS))
        settings.attributes["connection"] = connection
        command.upgrade(settings, "0001")
        fill(connection)
    yield database_url, engine
    engine.dispose()


def fill(connection: Any) -> None:
    town = {"slug": "dorp", "digest": "a" * 64, "settings": json.dumps(SETTINGS), "bounds": "[0, 0, 1, 1]"}
    connection.execute(text("INSERT INTO town VALUES (:slug, :digest, :settings, :bounds)"), town)
    connection.execute(text("INSERT INTO layer VALUES ('dorp', 'paths', '{}')"))
    premises = "INSERT INTO premises (town, id, street, housenumber, postcode, status, door_lon, door_lat) "
    connection.execute(text(premises + "VALUES ('dorp', 'p', 'Markt', '1', '9550', 'vacant', 3.9, 50.9)"))


def test_what_an_older_version_kept_is_still_there_and_its_folder_is_read_again(old: tuple[str, Engine]) -> None:
    url, _ = old
    engine = connect(url)
    assert is_current(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT street FROM premises")).scalar_one() == "Markt"
        assert connection.execute(text("SELECT count(*) FROM layer")).scalar_one() == 1
        assert connection.execute(text("SELECT digest, is_served FROM town")).one() == ("", True)
    engine.dispose()


def test_a_database_of_a_newer_version_is_refused_in_words(engine: Engine, database_url: str) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match="newer"):
        connect(database_url)


def test_services_that_start_at_once_make_the_tables_once(old: tuple[str, Engine]) -> None:
    url, _ = old
    with ThreadPoolExecutor(4) as starting:
        engines = list(starting.map(connect, [url] * 4))
    assert all(is_current(each) for each in engines)
    for each in engines:
        each.dispose()
