"""A folder read as a dataset, and its fingerprint."""

import subprocess
import sys

import pytest

from geodata.dataset import read
from geodata.digest import digest
from geodata.schema import LAYERS
from tests.geodata.tiny_town import TinyTown, degrees
from twin.config import ROOT


def test_every_layer_is_there_even_the_optional_ones_that_have_no_file(town: TinyTown) -> None:
    layers = read(town.write()).layers
    assert set(layers) == set(LAYERS)
    assert layers["trees"] == {"type": "FeatureCollection", "features": []}


def test_settings_are_read_and_empty_ones_are_left_out(town: TinyTown) -> None:
    settings = read(town.write()).town
    assert settings["names"] == {"nl": "Dorp"}
    assert settings["contact"] == {"name": "Gemeente Dorp"}
    assert settings["camera"] == {"bearing": -32}


def test_premises_carry_their_door_their_facade_and_their_shop(town: TinyTown) -> None:
    first, _, vacant = (each["properties"] for each in read(town.write()).layers["premises"]["features"])
    assert first["door"] == pytest.approx(degrees((14, 5)), abs=2e-6)
    assert first["facade"] == pytest.approx(180, abs=0.5)
    assert (first["shop"], vacant["shop"]) == ("bakkerij-lies", None)


def test_the_first_of_several_shops_stands_on_the_premises(town: TinyTown) -> None:
    town.shop("hoekje", "p-2", 15, 8)
    assert read(town.write()).layers["premises"]["features"][0]["properties"]["shop"] == "bakkerij-lies"


def test_coordinates_lose_their_height_and_what_is_below_a_centimetre(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["geometry"]["coordinates"] = [3.89231412345678, 50.88407198765432, 61.2]
    shop = read(town.write()).layers["shops"]["features"][1]
    assert shop["geometry"]["coordinates"] == [3.8923141, 50.884072]


def test_reading_twice_gives_the_same(town: TinyTown) -> None:
    folder = town.write()
    assert read(folder) == read(folder)


def test_the_fingerprint_follows_content_and_names_of_the_dataset_s_files_only(town: TinyTown) -> None:
    folder = town.write()
    before = digest(folder)
    (folder / "notes.txt").write_text("ask Lies about Monday")
    assert digest(folder) == before
    (folder / "town.toml").write_text(town.toml.replace("Dorp", "Dorpje"))
    changed = digest(folder)
    assert changed != before
    (folder / "shops.geojson").rename(folder / "shopz.geojson")
    assert digest(folder) not in {before, changed}


def test_taking_a_fingerprint_loads_no_geo_library() -> None:
    code = "import sys, geodata.digest; sys.exit(bool({'geopandas', 'shapely', 'pandas', 'scipy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
