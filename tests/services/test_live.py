"""A dataset that breaks while the service runs: the last good edition stays up, and /healthz says what is wrong."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from geodata.digest import digest
from tests.geodata.tiny_town import TinyTown, two_streets
from twin.app import furnish
from twin.commands import load
from twin.config import Config
from twin.errors import KernkijkerError
from twin.services import publish
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.live import LiveTowns
from twin.storage.database import connect, opened
from twin.storage.towns import retire

NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
Break = Callable[[Path], None]


@dataclass
class Watch:
    """A clock that a test sets."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Service:
    """Towns in ``folder``, served as in production; ``look()`` does what the watching thread does."""

    folder: Path
    config: Config
    app: Flask
    watch: Watch = field(default_factory=Watch)

    def __post_init__(self) -> None:
        self.live = LiveTowns(connect(self.config.database_url), self.folder, clock=self.watch)
        self.live.refresh()
        furnish(self.app, self.config, self.live, self.app.extensions["assets"])
        self.client: FlaskClient = self.app.test_client()

    def look(self) -> None:
        self.live.refresh()

    def health(self) -> dict[str, Any]:
        found: dict[str, Any] = self.client.get("/healthz").get_json()
        return found

    def names(self, town: str = "dorp") -> set[str]:
        document = json.loads(self.live.bodies[f"/{town}/shops.json"].identity)
        return {shop["name"] for shop in document["shops"]}


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str, made_app: Flask) -> Iterator[Service]:
    towns = tmp_path / "towns"
    two_streets(towns / "dorp").write()
    environment = {
        "DATABASE_URL": database_url,
        "KERNKIJKER_VAR": str(tmp_path / "var"),
        "KERNKIJKER_TOWNS": str(towns),
        "KERNKIJKER_REFRESH_SECONDS": "0",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)  # the command that reads a folder asks the environment where the database is
    # the same command; tests/commands starts it as a process, which takes seconds a time
    monkeypatch.setattr("twin.services.live.load_in_another_process", load_here)
    service = Service(towns, Config.from_environment(environment), made_app)
    yield service
    service.live.engine.dispose()


def load_here(folder: Path) -> str:
    done = CliRunner().invoke(load.command, [str(folder)], standalone_mode=False)
    if done.exception and not isinstance(done.exception, KernkijkerError):
        raise done.exception
    return f"{done.stderr}kernkijker: {done.exception}" if done.exception else ""


def town_in(folder: Path, slug: str, shop: str) -> TinyTown:
    town = two_streets(folder / slug)
    town.toml = town.toml.replace('slug = "dorp"', f'slug = "{slug}"')
    town.of("shops", "boeken-tom")["properties"]["name"] = shop
    return town


def rename_shop(folder: Path, name: str) -> None:
    town_in(folder.parent, folder.name, name).write()


def truncated(folder: Path) -> None:
    path = folder / "shops.geojson"
    path.write_bytes(path.read_bytes()[:200])


def null_geometry(folder: Path) -> None:
    town = two_streets(folder)
    town.of("shops", "boeken-tom")["geometry"] = None
    town.write()


def many_vertices(folder: Path) -> None:
    town = two_streets(folder)
    ring = [[3.892 + (i % 300) * 1e-6, 50.884 + (i // 300) * 1e-6] for i in range(100_000)]
    town.of("buildings", "b-2")["geometry"]["coordinates"] = [[*ring, ring[0]]]
    town.write()


def not_a_number(folder: Path) -> None:
    path = folder / "shops.geojson"
    path.write_text(path.read_text().replace("[3.892", "[NaN", 1))


def byte_order_mark(folder: Path) -> None:
    path = folder / "shops.geojson"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def latin_1(folder: Path) -> None:
    path = folder / "shops.geojson"
    path.write_bytes(path.read_bytes().replace(b"Boeken Tom", b"Caf\xe9 Tom"))


def no_settings(folder: Path) -> None:
    (folder / "town.toml").write_text('slug = "dorp\ncountry =')


def another_slug(folder: Path) -> None:
    path = folder / "town.toml"
    path.write_text(path.read_text().replace('"dorp"', '"stad"'))


def empty_layer(folder: Path) -> None:
    (folder / "paths.geojson").write_bytes(b"")


def layer_gone(folder: Path) -> None:
    (folder / "premises.geojson").unlink()


def settings_gone(folder: Path) -> None:
    (folder / "town.toml").unlink()


def folder_gone(folder: Path) -> None:
    shutil.rmtree(folder)


BREAKS: dict[Break, str] = {
    truncated: "shops.geojson",
    null_geometry: "geometry",
    many_vertices: "buildings.geojson",
    not_a_number: "shops.geojson",
    byte_order_mark: "byte order mark",
    latin_1: "not UTF-8",
    no_settings: "town.toml",
    another_slug: "stad",
    empty_layer: "paths.geojson",
    layer_gone: "premises.geojson",
    settings_gone: "gone",
    folder_gone: "gone",
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # what a folder breaks, no database sees
@pytest.mark.parametrize(("break_it", "said"), BREAKS.items(), ids=[each.__name__ for each in BREAKS])
def test_a_dataset_that_breaks_leaves_the_last_good_edition_up_until_it_is_mended(
    service: Service, break_it: Break, said: str
) -> None:
    before = dict(service.live.bodies)
    folder = service.folder / "dorp"
    break_it(folder)
    service.look()
    health = service.health()
    assert health["status"] == "degraded"
    assert said in health["troubles"]["dorp"]
    assert "Traceback" not in health["troubles"]["dorp"]
    assert str(service.folder) not in health["troubles"]["dorp"]
    assert dict(service.live.bodies) == before
    assert service.client.get("/dorp/").status_code == 200
    rename_shop(folder, "Boeken Tina")
    service.look()
    assert service.health()["status"] == "ok"
    assert "Boeken Tina" in service.names()
    assert "Boeken Tina" in service.client.get("/dorp/").text


def test_what_breaks_twice_in_the_same_way_is_said_twice(service: Service) -> None:
    folder = service.folder / "dorp"
    good = (folder / "shops.geojson").read_bytes()
    for _ in range(2):
        truncated(folder)
        service.look()
        assert service.health()["status"] == "degraded"
        service.look()
        assert service.health()["status"] == "degraded"
        (folder / "shops.geojson").write_bytes(good)
        service.look()
        assert service.health()["status"] == "ok"


def test_a_broken_folder_is_read_once_and_not_at_every_look(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    truncated(service.folder / "dorp")
    service.look()
    monkeypatch.setattr("twin.services.live.load_in_another_process", lambda folder: pytest.fail("read again"))
    service.look()


def test_one_town_that_breaks_does_not_hold_up_another(service: Service) -> None:
    town_in(service.folder, "akker", "Boeken An").write()
    town_in(service.folder, "zonne", "Boeken Zoë").write()
    service.look()
    truncated(service.folder / "dorp")
    rename_shop(service.folder / "akker", "Boeken Anna")
    rename_shop(service.folder / "zonne", "Boeken Zita")
    service.look()
    assert set(service.health()["troubles"]) == {"dorp"}
    assert "Boeken Anna" in service.names("akker")
    assert "Boeken Zita" in service.names("zonne")
    assert "Boeken Tom" in service.names("dorp")


def test_a_town_that_appears_while_running_is_served(service: Service) -> None:
    assert service.client.get("/akker/").status_code == 404
    town_in(service.folder, "akker", "Boeken An").write()
    service.look()
    assert service.client.get("/akker/").status_code == 200
    assert set(service.health()["towns"]) == {"akker", "dorp"}
    assert "/akker/" in service.client.get("/").text


def test_a_broken_town_that_appears_is_told_and_not_served(service: Service) -> None:
    truncated(town_in(service.folder, "akker", "Boeken An").write())
    service.look()
    assert "akker" in service.health()["troubles"]
    assert service.client.get("/akker/").status_code == 404
    folder_gone(service.folder / "akker")
    service.look()
    assert service.health()["status"] == "ok"


def test_a_new_day_moves_the_horizon(service: Service) -> None:
    first = service.live.editions["dorp"]["nl"]
    service.look()
    assert service.live.editions["dorp"]["nl"] is first
    service.watch.now = NOON + timedelta(days=1)
    service.look()
    second = service.live.editions["dorp"]["nl"]
    assert second.horizon.start - first.horizon.start == timedelta(days=1)
    assert second.version != first.version


def test_a_broken_dataset_still_gets_its_new_day(service: Service) -> None:
    truncated(service.folder / "dorp")
    service.watch.now = NOON + timedelta(days=3)
    service.look()
    assert service.live.editions["dorp"]["nl"].horizon.start.date() == service.watch.now.date()
    assert service.health()["status"] == "degraded"


def test_a_screen_that_stood_still_past_the_horizon_knows_that_it_knows_nothing(service: Service) -> None:
    edition = service.live.editions["dorp"]["nl"]
    states = edition.moment(NOON + timedelta(days=400)).shops.values()
    assert {state.kind for state in states} == {"unknown"}


def test_a_file_that_cannot_be_read_holds_up_no_other_town(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    town_in(service.folder, "zonne", "Boeken Zoë").write()

    def unreadable(folder: Path) -> str:
        if folder.name == "dorp":
            raise PermissionError(13, "Permission denied")
        return digest(folder)

    monkeypatch.setattr("twin.services.live.digest", unreadable)
    service.look()
    assert "zonne" in service.health()["towns"]


@pytest.fixture
def unpublishable(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """'akker' stands in the database, but its edition cannot be made."""
    town_in(service.folder, "akker", "Boeken An").write()
    service.look()

    def make_or_stumble(engine: Any, slug: str, now: datetime) -> Any:
        if slug == "akker":
            raise AttributeError("'NoneType' has no sunrise")
        return publish.publish_town(engine, slug, now)

    monkeypatch.setattr("twin.services.live.publish_town", make_or_stumble)
    return service


def test_a_town_whose_edition_fails_keeps_its_last_and_says_so_until_it_succeeds(
    unpublishable: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = unpublishable
    before = service.live.editions["akker"]
    service.watch.now = NOON + timedelta(days=1)
    for _ in range(3):
        service.look()
        assert service.live.editions["akker"] is before
        assert service.live.editions["dorp"]["nl"].horizon.start.date() == service.watch.now.date()
        assert service.health()["status"] == "degraded"
        assert "akker" in service.health()["troubles"]
    monkeypatch.setattr("twin.services.live.publish_town", publish.publish_town)
    service.watch.now = NOON + timedelta(days=2)
    service.live.refresh()
    assert service.health()["status"] == "ok"
    assert service.live.editions["akker"]["nl"].horizon.start.date() == service.watch.now.date()


def test_a_town_whose_edition_fails_is_not_tried_again_at_every_look(unpublishable: Service) -> None:
    service = unpublishable
    service.watch.now = NOON + timedelta(days=1)
    service.look()
    generation = service.live.generation
    service.look()
    service.look()
    assert service.live.generation == generation


def test_with_only_a_town_that_fails_the_service_says_that_it_shows_nothing(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(engine: Any, slug: str, now: datetime) -> Any:
        raise ValueError("no sunrise")

    monkeypatch.setattr("twin.services.live.publish_town", stumble)
    fresh = Service(service.folder, service.config, service.app)
    fresh.live.publish()  # as at every start
    answer = fresh.client.get("/healthz")
    assert answer.status_code == 503
    assert answer.get_json()["status"] == "degraded"
    assert fresh.client.get("/").status_code == 200
    fresh.live.engine.dispose()


def rename(service: Service, town: str, name: str) -> None:
    """A shopkeeper renames the bookshop of ``town``."""
    house = House.open(service.live.engine, service.config, service.watch, service.live.changed)
    with changing(house, town, Author("shopkeeper")) as batch:
        batch.update("shop", "boeken-tom", {"names": {"nl": name}})


def test_only_the_town_in_which_something_changed_is_published_again(service: Service) -> None:
    town_in(service.folder, "akker", "Boeken An").write()
    service.look()
    before = dict(service.live.editions)
    rename(service, "akker", "Boeken Anna")
    service.look()
    assert "Boeken Anna" in service.names("akker")
    assert service.live.editions["dorp"] is before["dorp"]


def test_what_another_process_wrote_is_seen_at_the_next_look(service: Service) -> None:
    with opened(service.config.database_url) as engine:
        other = LiveTowns(engine, service.folder, clock=service.watch)
        other.refresh()
        rename(service, "dorp", "Boeken Tine")
        other.refresh()
    assert "Boeken Tine" in json.loads(other.bodies["/dorp/shops.json"].identity)["shops"][1]["name"]


def test_a_change_wakes_the_watch_at_once(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = threading.Event()
    monkeypatch.setattr(service.live, "refresh", looked.set)
    service.live.keep_fresh(3600)
    rename(service, "dorp", "Boeken Tine")
    assert looked.wait(30)
    service.live.stop()


def test_a_town_whose_folder_was_gone_at_a_start_comes_back_with_what_people_wrote(service: Service) -> None:
    rename(service, "dorp", "Boeken Tine")
    folder_gone(service.folder / "dorp")
    retire(service.live.engine, "dorp")
    service.look()
    assert "dorp" not in service.live.editions
    assert service.client.get("/dorp/").status_code == 404
    two_streets(service.folder / "dorp").write()
    service.look()
    assert "Boeken Tine" in service.names()
