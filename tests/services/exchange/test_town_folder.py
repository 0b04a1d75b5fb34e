"""The whole town goes out as GeoJSON, somebody works on it in QGIS, and it comes in again."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from geodata.dataset import read
from geodata.digest import digest
from tests.geodata.tiny_town import two_streets
from tests.services.people_house import Clock
from twin.commands import load
from twin.config import Config
from twin.errors import Invalid, KernkijkerError
from twin.services.changing import Author, changing
from twin.services.exchange.town_folder import export_folder, take_folder
from twin.services.house import House
from twin.services.load_town import load_town
from twin.storage.changes import changes_of, rows_at
from twin.storage.database import connect

NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)


def load_here(folder: Path) -> str:
    """`kernkijker load`, without a process of its own."""
    done = CliRunner().invoke(load.command, [str(folder)], standalone_mode=False)
    if isinstance(done.exception, KernkijkerError):
        return str(done.exception)
    assert done.exception is None
    return ""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str) -> Iterator[House]:
    folders = {"KERNKIJKER_VAR": str(tmp_path / "var"), "KERNKIJKER_TOWNS": str(tmp_path / "towns")}
    environment = {**folders, "DATABASE_URL": database_url}
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("twin.services.exchange.town_folder.load_in_another_process", load_here)
    folder = tmp_path / "towns" / "dorp"
    two_streets(folder).write()
    config = Config.from_environment(environment)
    engine = connect(config.database_url)
    load_town(engine, read(folder), digest(folder), lambda *_: "")
    yield House.open(engine, config, Clock(NOON))
    engine.dispose()


def shops(house: House) -> list[dict[str, Any]]:
    with house.engine.connect() as connection:
        return list(rows_at(connection, "dorp", "shop"))


def repacked(data: bytes, change: Callable[[list[dict[str, Any]]], None]) -> bytes:
    """The zip with its shops changed, as QGIS would save them."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("shops.geojson"):
                layer = json.loads(content)
                change(layer["features"])
                content = json.dumps(layer).encode()
            new.writestr(name, content)
    return written.getvalue()


def rename(name: str) -> Callable[[list[dict[str, Any]]], None]:
    return lambda features: features[0]["properties"].update(name=name)


def test_what_goes_out_is_a_town_that_passes_its_own_check(house: House, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(export_folder(house, "dorp"))) as packed:
        packed.extractall(tmp_path / "out")
    again = read(tmp_path / "out" / "dorp")
    before = read(house.config.towns / "dorp")
    for layer in ("shops", "premises", "buildings", "paths"):
        assert [each["properties"]["id"] for each in again.layers[layer]["features"]] == [
            each["properties"]["id"] for each in before.layers[layer]["features"]
        ]


def test_coming_in_unchanged_changes_nothing(house: House) -> None:
    assert take_folder(house, "dorp", export_folder(house, "dorp")) == ""
    with house.engine.connect() as connection:
        assert list(changes_of(connection, "dorp")) == []


def test_a_change_in_the_map_program_comes_in_and_a_keepers_word_stays(house: House) -> None:
    out = export_folder(house, "dorp")
    first = shops(house)[0]["id"]
    with changing(house, "dorp", Author("shopkeeper")) as batch:
        batch.update("shop", first, {"phone": "+32 54 12 34 56"})
    assert take_folder(house, "dorp", repacked(out, rename("Nieuwe naam"))) == ""
    row = shops(house)[0]
    assert (row["names"]["nl"], row["phone"]) == ("Nieuwe naam", "+32 54 12 34 56")


def test_a_folder_with_a_fault_changes_nothing_and_says_where(house: House) -> None:
    before = digest(house.config.towns / "dorp")
    words = take_folder(house, "dorp", repacked(export_folder(house, "dorp"), rename("")))
    assert "shops.geojson" in words
    assert str(house.config.var) not in words
    assert digest(house.config.towns / "dorp") == before


def test_the_folder_that_was_there_is_kept(house: House) -> None:
    before = (house.config.towns / "dorp" / "shops.geojson").read_text()
    take_folder(house, "dorp", repacked(export_folder(house, "dorp"), rename("Nieuwe naam")))
    (kept,) = (house.config.var / "replaced").iterdir()
    assert (kept / "shops.geojson").read_text() == before


def test_one_layer_alone_is_enough(house: House, tmp_path: Path) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.write(house.config.towns / "dorp" / "shops.geojson", "map/van/iemand/shops.geojson")
    assert take_folder(house, "dorp", written.getvalue()) == ""


@pytest.mark.parametrize("kind", ["rubbish", "strange", "escaping"])
def test_what_is_no_zip_of_layers_is_refused(house: House, kind: str) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("../../evil.py" if kind == "escaping" else "holiday.jpg", "x")
    with pytest.raises(Invalid):
        take_folder(house, "dorp", b"no zip" if kind == "rubbish" else written.getvalue())
    assert not (house.config.var.parent / "evil.py").exists()
