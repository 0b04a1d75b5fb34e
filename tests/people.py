"""The cast: people who keep Dorp, signed in for real, on a fresh town with a clock that the test sets.

    def test_lies_sees_her_shop(as_lies: Visit) -> None:
        assert as_lies.get("/dorp/mijn-zaak/").status_code == 200

Lies bakes in `bakkerij-lies`, Mia is her colleague there; Sofie keeps `boeken-tom`; Tom has the desk of Dorp, Ria that
of Elders, the town next door; An has an address and keeps nothing. `nobody` is not signed in.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from geodata.dataset import read
from geodata.digest import digest
from tests.geodata.tiny_town import two_streets
from tests.postgres import Postgres
from twin.app import create_app, furnish
from twin.config import ROOT, Config
from twin.services import sessions
from twin.services.assets import Assets
from twin.services.house import House
from twin.services.live import LiveTowns
from twin.services.load_town import load_town
from twin.services.people import known_or_new
from twin.storage.database import connect, opened, writing
from twin.storage.people import add_member
from twin.web.sessions import COOKIE

SATURDAY = datetime(2026, 11, 21, 10, 30, tzinfo=ZoneInfo("Europe/Brussels"))
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
TOWNS = ("dorp", "elders")
# name -> (address, role, town, shop)
CAST = {
    "lies": ("lies@bakkerij.example", "shopkeeper", "dorp", "bakkerij-lies"),
    "mia": ("mia@bakkerij.example", "shopkeeper", "dorp", "bakkerij-lies"),
    "sofie": ("sofie@boeken.example", "shopkeeper", "dorp", "boeken-tom"),
    "tom": ("tom@dorp.example", "officer", "dorp", ""),
    "ria": ("ria@elders.example", "officer", "elders", ""),
    "an": ("an@post.example", "", "", ""),
}


@dataclass
class Watch:
    """The clock of a test: it stands still until it is moved."""

    now: datetime = SATURDAY

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **time: float) -> None:
        """``go_on(days=90)``: as timedelta takes them."""
        self.now += timedelta(**time)


@dataclass
class PeopledTown:
    """Dorp and Elders, published, with the cast in their places. ``people``: name -> number."""

    app: Flask
    house: House
    live: LiveTowns
    watch: Watch
    people: dict[str, int] = field(default_factory=dict)

    def visit(self, name: str = "") -> "Visit":
        """A browser of its own; signed in as ``name``, or as nobody."""
        visit = Visit(self, self.app.test_client())
        if name:
            token = sessions.begin(self.house, self.people[name], "Firefox, Android", "mail")
            with visit.client.session_transaction() as cookie:
                cookie["token"] = token
                cookie.permanent = True
        return visit

    def publish(self) -> None:
        """What the watch of the service does by itself within two seconds."""
        self.live.publish()


@dataclass
class Visit:
    """Somebody's browser. ``post`` takes the form's token along, as a page of ours would."""

    town: PeopledTown
    client: FlaskClient
    form: tuple[str, str] = ("", "")  # the session's own token, and the form's that belongs to it

    def get(self, address: str, **options: Any) -> TestResponse:
        return self.client.get(address, **options)

    def post(self, address: str, data: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        return self.client.post(address, data={"csrf_token": self.token(), **(data or {})}, **options)

    def token(self) -> str:
        """From the form of the entrance, once for each session."""
        if not self.form[0] or self._of_session() != self.form[0]:
            found = TOKEN.search(self.client.get("/dorp/binnen/").text)
            assert found, "the entrance has no form"
            self.form = (self._of_session(), found[1])
        return self.form[1]

    def _of_session(self) -> str:
        with self.client.session_transaction() as cookie:
            return str(cookie.get("csrf_token", ""))

    @property
    def has_cookie(self) -> bool:
        return self.client.get_cookie(COOKIE) is not None


@dataclass(frozen=True)
class LoadedTowns:
    """``folder`` holds the towns' folders and their database; ``live`` their editions of SATURDAY."""

    folder: Path
    live: LiveTowns


@pytest.fixture(scope="session")
def loaded_towns(tmp_path_factory: pytest.TempPathFactory) -> LoadedTowns:
    """A database with Dorp and Elders as their folders have them, copied for each test, and their first editions."""
    folder = tmp_path_factory.mktemp("towns")
    for slug in TOWNS:
        town = two_streets(folder / slug)
        town.toml = town.toml.replace('slug = "dorp"', f'slug = "{slug}"')
        town.write()
    engine = connect(f"sqlite:///{folder / 'loaded.sqlite3'}")
    load_towns(engine, folder)
    live = LiveTowns(engine, folder, clock=lambda: SATURDAY)
    live.publish()
    engine.dispose()  # also writes what SQLite still kept beside the file into it
    return LoadedTowns(folder, live)


def load_towns(engine: Engine, folder: Path) -> None:
    for slug in TOWNS:
        load_town(engine, read(folder / slug), digest(folder / slug), lambda *_: "")


@pytest.fixture(scope="session")
def towns_on_postgres(loaded_towns: LoadedTowns, postgres: Postgres) -> Iterator[str]:
    """The name of a database with the same towns, to be copied for each test."""
    with postgres.database() as url:
        engine = connect(url)
        load_towns(engine, loaded_towns.folder)
        engine.dispose()
        yield str(engine.url.database)


@pytest.fixture(scope="session")
def assets() -> Assets:
    """The static files, packed once."""
    return Assets(ROOT / "static")


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="session")
def made_app(tmp_path_factory: pytest.TempPathFactory, assets: Assets) -> Flask | None:
    """The application, made once: its routes and templates are the same everywhere. None: each test makes its own."""
    config = Config.from_environment({"KERNKIJKER_VAR": str(tmp_path_factory.mktemp("rooms"))})
    with opened(config.database_url) as engine:
        return create_app(config, LiveTowns(engine, config.towns), assets)


@pytest.fixture(params=["sqlite", "postgresql"])
def peopled(
    request: pytest.FixtureRequest, loaded_towns: LoadedTowns, assets: Assets, tmp_path: Path, watch: Watch
) -> Iterator[PeopledTown]:
    """On a database of either kind: what the cast does is tested on both."""
    made = request.getfixturevalue("made_app")
    if request.param == "sqlite":
        yield from peopled_town(loaded_towns, assets, tmp_path, watch, made)
        return
    towns, server = request.getfixturevalue("towns_on_postgres"), request.getfixturevalue("postgres")
    with server.database(towns) as url:
        yield from peopled_town(loaded_towns, assets, tmp_path, watch, made, DATABASE_URL=url)


def peopled_town(
    loaded_towns: LoadedTowns, assets: Assets, var: Path, watch: Watch, made: Flask | None = None, **environment: str
) -> Iterator[PeopledTown]:
    """``environment`` holds settings as they stand in the environment; without a DATABASE_URL it is SQLite. ``made``
    is an application that is there already; settings of its making (KERNKIJKER_PROXIES) do not reach it."""
    shutil.copy(loaded_towns.folder / "loaded.sqlite3", var / "kernkijker.sqlite3")
    towns = str(loaded_towns.folder)
    known = {"KERNKIJKER_VAR": str(var), "KERNKIJKER_TOWNS": towns, "KERNKIJKER_REFRESH_SECONDS": "0"}
    config = Config.from_environment(known | {"KERNKIJKER_JOBS": "0"} | environment)
    live = LiveTowns(connect(config.database_url), config.towns, clock=watch)
    live.editions, live.bodies = loaded_towns.live.editions, loaded_towns.live.bodies  # published once for all tests
    app = made or create_app(config, live, assets)
    if made:
        furnish(made, config, live, assets)
    town = PeopledTown(app, app.extensions["house"], live, watch)
    with writing(live.engine) as connection:
        for name, (email, role, where, shop) in CAST.items():
            number = known_or_new(town.house, connection, email, "nl", name.capitalize())
            town.people[name] = number
            if role:
                add_member(connection, where, number, role, shop, watch(), "command")
    yield town
    live.engine.dispose()


@pytest.fixture
def nobody(peopled: PeopledTown) -> Visit:
    return peopled.visit()


@pytest.fixture
def as_lies(peopled: PeopledTown) -> Visit:
    """The baker."""
    return peopled.visit("lies")


@pytest.fixture
def as_mia(peopled: PeopledTown) -> Visit:
    """Her colleague."""
    return peopled.visit("mia")


@pytest.fixture
def as_sofie(peopled: PeopledTown) -> Visit:
    """The shopkeeper of another shop."""
    return peopled.visit("sofie")


@pytest.fixture
def as_tom(peopled: PeopledTown) -> Visit:
    """The officer."""
    return peopled.visit("tom")


@pytest.fixture
def as_ria(peopled: PeopledTown) -> Visit:
    """The officer of another town."""
    return peopled.visit("ria")


@pytest.fixture
def as_an(peopled: PeopledTown) -> Visit:
    """A stranger: signed in, keeps nothing."""
    return peopled.visit("an")
