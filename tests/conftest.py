"""What all tests share: the reference data, the shipped town published once, and no network beyond loopback."""

import os
import socket
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from sqlalchemy import Engine

from geodata.dataset import read
from geodata.digest import digest
from geodata.light_map import render
from tests.postgres import Postgres, running
from twin.app import create_app
from twin.config import ROOT, Config
from twin.services.assets import Assets
from twin.services.live import LiveTowns
from twin.services.load_town import load_town
from twin.storage.database import connect

# what lands must not hang on luck: there the same examples every time, elsewhere new ones with each run
settings.register_profile("landing", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("landing")
pytest_plugins = ["tests.people"]  # the cast of those who keep a town
SATURDAY_MORNING = datetime(2026, 11, 21, 10, 30, tzinfo=ZoneInfo("Europe/Brussels"))
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """A test that reaches for the network fails, here and not only on a machine without one."""
    connect_for_real = socket.socket.connect

    def connect_near(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test reached for {address}")
        connect_for_real(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect_near)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A throw-away server for the whole run."""
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database, of either kind: what is tested with it is tested on both."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.sqlite3'}"
        return
    with request.getfixturevalue("postgres").database() as url:
        yield url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The database of ``database_url``, opened, with its tables."""
    engine = connect(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def real_data() -> Path:
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        if os.environ.get("KERNKIJKER_REQUIRE_REAL_DATA"):
            pytest.fail("the reference data is required here and is not there")
        pytest.skip("the reference data is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    var = tmp_path_factory.mktemp("var")
    return Config.from_environment({"KERNKIJKER_VAR": str(var), "KERNKIJKER_REFRESH_SECONDS": "0"})


@pytest.fixture(scope="session")
def live(config: Config) -> LiveTowns:
    """Herzele as shipped, published on Saturday 21 November 2026, 10:30, from a real database."""
    engine = connect(config.database_url)
    folder = ROOT / "geodata" / "herzele"
    load_town(engine, read(folder), digest(folder), render)
    towns = LiveTowns(engine, config.towns, clock=lambda: SATURDAY_MORNING)
    towns.publish()
    return towns


@pytest.fixture(scope="session")
def app(config: Config, live: LiveTowns) -> Flask:
    app = create_app(config, live, Assets(ROOT / "static"))
    app.config["TESTING"] = False  # failures must become pages here too
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


FIRST = (
    "test_year.py",
    "test_other_towns.py",
    "test_every_desk_page.py",
    "test_every_keeper_page.py",
    "test_screen_sizes.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What shares something dear comes first: workers take each other's last tests, and would make it a second time."""
    items.sort(key=lambda item: item.path.name not in FIRST)
