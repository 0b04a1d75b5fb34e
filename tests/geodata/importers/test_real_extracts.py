"""The importers on what people really download. Counts come from the files themselves, read here in another way."""

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import osmium
import pytest

from geodata.dataset import read
from geodata.importers.addresses import import_addresses
from geodata.importers.osm_commercial import is_vacant, trade
from geodata.importers.osm_paths import is_walkable
from tests.geodata.importers.conftest import Import

pytestmark = pytest.mark.real_data

HERZELE = Path(__file__).parents[3] / "geodata" / "herzele"


def count_of_osm(file: Path) -> Counter[str]:
    """Objects by subject, straight from libosmium: nodes and ways only, no areas, no geometry."""
    found: Counter[str] = Counter()
    for entity in osmium.FileProcessor(str(file), osmium.osm.NODE | osmium.osm.WAY):
        item: Any = entity
        tags = dict(item.tags)
        closed = item.is_node() or item.is_closed()
        found["shop nodes and ways"] += closed and "shop" in tags and tags["shop"] != "vacant"
        found["traders"] += closed and trade(tags) is not None
        found["vacancies"] += closed and is_vacant(tags)
        found["buildings"] += item.is_way() and closed and tags.get("building", "no") != "no"
        found["walkable"] += item.is_way() and is_walkable(tags)
        found["trees"] += item.is_node() and tags.get("natural") == "tree"
    return found


def test_monaco_becomes_a_complete_twin(real_data: Path, run_import: Import) -> None:
    file = real_data / "osm-real" / "monaco-latest.osm.pbf"
    counted = count_of_osm(file)
    found = run_import(file, "monaco")
    assert found.errors == []
    assert (found.town["country"], found.town["timezone"]) == ("MC", "Europe/Monaco")
    assert found.town["languages"][:2] == ["fr", "en"]
    assert found.town["names"]["fr"] == "Monaco"
    shops = found.layer("shops")
    from_relations = sum(id.startswith("r") for id in shops)
    assert len(shops) - from_relations == counted["traders"]
    assert sum(shop["category"].startswith("shop=") for shop in shops.values()) == counted["shop nodes and ways"]
    premises = found.layer("premises")
    assert sum(each["status"] == "vacant" for each in premises.values()) == counted["vacancies"] > 0
    assert len(found.layer("trees")) == pytest.approx(counted["trees"], rel=0.05)
    assert len(found.layer("buildings")) == pytest.approx(counted["buildings"], rel=0.05)
    ways = {id.split("-")[0] for id in found.layer("paths")}
    assert len(ways) == pytest.approx(counted["walkable"], rel=0.05)


def test_monaco_leads_to_all_doors_but_a_few_on_the_water_front(real_data: Path, run_import: Import) -> None:
    found = run_import(real_data / "osm-real" / "monaco-latest.osm.pbf", "monaco")
    dataset = read(found.folder)
    premises = set(found.layer("premises"))
    assert set(dataset.walking.doors) <= premises
    assert len(dataset.walking.doors) > 0.98 * len(premises)
    known = [shop for shop in found.layer("shops").values() if "opening_hours" in shop]
    assert len(known) > 80
    assert {each["footprint_from"] for each in found.layer("premises").values()} >= {
        "building",
        "nearest_building",
        "point",
    }


@pytest.mark.parametrize(("town", "name", "least_hours"), [("Arlon", "Arlon", 40), ("Habay", "Habay-la-Neuve", 30)])
def test_belgian_exports_give_shops_with_hours_and_no_streets(
    town: str, name: str, least_hours: int, real_data: Path, run_import: Import
) -> None:
    file = real_data / "osm-real" / f"osm_poi_{town}_be.geojson"
    features = json.loads(file.read_text())["features"]
    wanted = {each["id"] for each in features if trade(each["properties"])}
    found = run_import(file, town.lower())
    assert found.errors == []
    assert found.town["country"] == "BE"
    assert found.town["languages"][0] == "fr"
    assert found.town["names"]["fr"] == name
    shops = found.layer("shops")
    assert {shop["source"] for shop in shops.values()} == {f"OSM {identity} (ODbL)" for identity in wanted}
    known = [shop for shop in shops.values() if "opening_hours" in shop]
    unread = found.summary.adapted["hours that no rule can read, kept as text"]
    assert len(known) >= least_hours
    assert len(unread) < 0.1 * len(known)
    assert found.layer("paths") == {}
    outlines = {each["id"] for each in features if "building" in each["properties"] and "Polygon" in str(each)}
    assert 0 < len(found.layer("buildings")) <= len(outlines)


def test_a_village_without_a_shop_is_still_a_map(real_data: Path, run_import: Import) -> None:
    file = real_data / "osm-real" / "wechelderzande_osmsharp.osm"
    counted = count_of_osm(file)
    found = run_import(file, "wechelderzande")
    assert found.errors == []
    assert found.town["names"]["nl"] == "Wechelderzande"
    assert counted["shop nodes and ways"] == 0
    assert not any(shop["category"].startswith("shop=") for shop in found.layer("shops").values())
    assert len(found.layer("buildings")) == pytest.approx(counted["buildings"], rel=0.02)
    assert len({id.split("-")[0] for id in found.layer("paths")}) == pytest.approx(counted["walkable"], rel=0.05)
    assert any("around the buildings" in sentence for sentence in found.summary.assumed)


def test_a_box_in_monaco_takes_only_what_lies_there(real_data: Path, run_import: Import) -> None:
    box = (7.4170, 43.7300, 7.4220, 43.7335)
    found = run_import(real_data / "osm-real" / "monaco-latest.osm.pbf", "condamine", bbox=box)
    assert found.errors == []
    assert 30 < len(found.layer("shops")) < 150
    assert len(found.layer("buildings")) < 400
    assert found.summary.read["nodes"] == 25_423


def test_the_address_register_confirms_or_completes_the_shipped_town(real_data: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(HERZELE, tmp_path / "herzele")
    premises = json.loads((folder / "premises.geojson").read_text())
    real = {each["properties"]["id"]: dict(each["properties"]) for each in premises["features"]}
    for each in premises["features"]:
        del each["properties"]["housenumber"]
    (folder / "premises.geojson").write_text(json.dumps(premises))
    file = real_data / "herzele" / "crab_addresses_20211026_herzele.geojson"
    summary = import_addresses(file, folder)
    assert summary.read["address points"] == 7991
    filled = json.loads((folder / "premises.geojson").read_text())["features"]
    numbered = [each["properties"] for each in filled if "housenumber" in each["properties"]]
    assert len(numbered) > 0.8 * len(real)
    assert all(each["street"] == real[each["id"]]["street"] for each in numbered)
