"""`kernkijker run` as a process: what it says when it cannot start, and how it takes bad days while it runs."""

import shutil
import socket
import sqlite3
from pathlib import Path

import pytest

from tests.commands.running import kernkijker, running
from tests.geodata.tiny_town import two_streets


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    two_streets(tmp_path / "towns" / "dorp").write()
    return tmp_path / "towns"


def refused(towns: Path, **environment: str) -> str:
    """What a start that fails says: one sentence, no trace, an exit code that is not 0."""
    known = {"KERNKIJKER_VAR": str(towns.parent / "var"), "KERNKIJKER_TOWNS": str(towns), "PORT": "0"}
    done = kernkijker("run", **{**known, **environment})
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    *before, last = done.stderr.strip().splitlines()
    assert (before or [last])[0].startswith("kernkijker: ")
    return done.stderr


def test_a_taken_port_is_named_with_another_one_to_try(towns: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refused(towns, PORT=str(port))
    assert f"Port {port} is taken" in said
    assert f"PORT={port + 1}" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("KERNKIJKER_REFRESH_SECONDS", "soon"),
        ("KERNKIJKER_DEBUG", "maybe"),
        ("KERNKIJKER_PUBLIC_URL", "herzele"),
    ],
)
def test_a_setting_that_cannot_be_is_named(towns: Path, name: str, value: str) -> None:
    said = refused(towns, **{name: value})
    assert f"{name} is '{value}'" in said
    assert len(said.splitlines()) == 1


def test_an_address_that_is_not_of_this_machine_is_named(towns: Path) -> None:
    assert "192.0.2.1" in refused(towns, HOST="192.0.2.1")
    assert "no-such-host.invalid" in refused(towns, HOST="no-such-host.invalid")


def test_a_folder_without_towns_is_named(tmp_path: Path) -> None:
    (tmp_path / "towns").mkdir()
    assert "holds no town" in refused(tmp_path / "towns")
    assert "holds no town" in refused(tmp_path / "nowhere")


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"SQLite format 3\0" + b"\xff" * 200])
def test_a_database_that_is_none_is_named(towns: Path, content: bytes) -> None:
    var = towns.parent / "var"
    var.mkdir()
    (var / "kernkijker.sqlite3").write_bytes(content)
    said = refused(towns)
    assert "database" in said
    assert "kernkijker.sqlite3" in said
    assert len(said.splitlines()) == 1


def test_a_database_from_another_time_is_named(towns: Path) -> None:
    var = towns.parent / "var"
    var.mkdir()
    with sqlite3.connect(var / "kernkijker.sqlite3") as database:
        database.execute("create table alembic_version (version_num varchar(32) not null)")
        database.execute("insert into alembic_version values ('9999_from_the_future')")
    database.close()
    said = refused(towns)
    assert "database" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("url", ["nonsense", "oracle://nowhere/x", "sqlite:////proc/nowhere/x.sqlite3"])
def test_a_database_address_that_leads_nowhere_is_named(towns: Path, url: str) -> None:
    said = refused(towns, DATABASE_URL=url)
    assert "database" in said.lower()
    assert len(said.splitlines()) == 1


def test_a_dataset_that_is_broken_at_the_first_start_is_named_with_its_faults(towns: Path) -> None:
    (towns / "dorp" / "shops.geojson").write_text("{")
    said = refused(towns)
    assert "dorp cannot be served" in said
    assert "shops.geojson" in said
    assert "kernkijker check" in said


def test_a_running_service_outlives_a_broken_folder_and_takes_in_what_is_mended_or_new(tmp_path: Path) -> None:
    towns = tmp_path / "towns"
    folder = two_streets(towns / "dorp").write()
    good = (folder / "shops.geojson").read_bytes()
    with running(tmp_path / "var", towns) as service:
        assert service.health()["status"] == "ok"
        (folder / "shops.geojson").write_bytes(good[:300])
        service.wait_until(lambda: service.health()["status"] == "degraded")
        assert "shops.geojson" in service.health()["troubles"]["dorp"]
        assert "Boeken Tom" in service.get("/dorp/")[1]
        new = two_streets(towns / "akker")
        new.toml = new.toml.replace('slug = "dorp"', 'slug = "akker"')
        new.write()
        (folder / "shops.geojson").write_bytes(good.replace(b"Boeken Tom", b"Boeken Tina"))
        service.wait_until(lambda: service.health()["status"] == "ok" and "akker" in service.health()["towns"])
        assert "Boeken Tina" in service.get("/dorp/")[1]
        assert service.get("/akker/")[0] == 200
        shutil.rmtree(folder)
        service.wait_until(lambda: service.health()["status"] == "degraded")
        assert service.get("/dorp/")[0] == 200
        assert service.get("/dorp/?q=wat-iemand-zocht&op=gisteren")[0] == 400
        assert service.get("//dorp//")[1]
    said = service.log.read_text()
    assert "wat-iemand-zocht" not in said
    assert "Traceback" not in said
    assert service.process.returncode == 0
