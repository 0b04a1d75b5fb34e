"""`kernkijker check`, `load` and `import` on what nobody should give them: all faults at once, never a trace."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.commands.running import kernkijker
from tests.geodata.tiny_town import TinyTown, two_streets
from twin.cli import kernkijker as command
from twin.errors import KernkijkerError


def run(*arguments: str) -> Result:
    """The command in this process; a foreseen failure is what `twin.cli.main` says in one sentence."""
    done = CliRunner().invoke(command, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit | KernkijkerError), done.exception
    return done


@pytest.fixture
def town(tmp_path: Path) -> TinyTown:
    return two_streets(tmp_path / "dorp")


def test_a_faultless_folder_passes(town: TinyTown) -> None:
    done = run("check", str(town.write()))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "no faults" in done.stdout


def test_every_kind_of_fault_is_told_at_once(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["properties"].update(opening_hours="Mo-Fr 25:00-12:00", premises="p-404")
    town.of("shops", "bakkerij-lies")["geometry"] = None
    town.of("premises", "p-6")["properties"]["status"] = "empty"
    town.of("buildings", "b-2")["geometry"]["coordinates"] = [
        [[158_000, 212_000], [158_010, 212_000], [158_000, 212_010]]
    ]
    town.add("screens", "schepenhuis", "Point", (3, -41), name="Twee")
    town.toml = town.toml.replace("Europe/Brussels", "Europe/Herzele")
    folder = town.write()
    (folder / "places.geojson").write_text("{")
    done = run("check", str(folder))
    assert done.exit_code == 1
    for file in ("town.toml", "shops", "premises", "buildings", "screens", "places"):
        assert any(line.startswith(file) for line in done.stdout.splitlines()), file
    assert all(line.count(": ") >= 1 for line in done.stdout.splitlines())
    assert "faults" in done.stderr


@pytest.mark.parametrize("folder", ["nowhere", "file", "empty", ""])
def test_a_folder_that_is_none_is_named(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    for verb in ("check", "load"):
        done = run(verb, str(tmp_path / folder) if folder else "")
        assert done.exit_code != 0


def features(*each: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": each}, ensure_ascii=False).encode("latin-1")


XML = b'<?xml version="1.0"?>'
BAKERY = {"type": "Feature", "properties": {"shop": "bakery"}}
NONSENSE = {
    "empty.osm": b"",
    "words.osm": b"this is no map",
    "cut.osm": XML + b'<osm version="0.6"><node id="1" lat="50.8',
    "other.osm": XML + b"<gpx></gpx>",
    "hollow.osm": XML + b'<osm version="0.6"></osm>',
    "bomb.osm": XML + b'<!DOCTYPE osm [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><osm version="0.6">&b;</osm>',
    "noise.osm.pbf": bytes(range(256)) * 40,
    "empty.osm.pbf": b"",
    "list.json": b"[1, 2, 3]",
    "overpass.json": b'{"version": 0.6, "elements": [{"type": "node"}, 5, null, {"type": "way", "nodes": "x"}]}',
    "nan.geojson": features({**BAKERY, "geometry": {"type": "Point", "coordinates": [float("nan"), 50]}}),
    "null.geojson": features(None, {"type": "Feature", "properties": None, "geometry": None}),
    "latin.geojson": features({"name": "Café"}),
    "deep.json": b"[" * 50_000,
    "picture.png": b"\x89PNG\r\n\x1a\n",
}


@pytest.mark.parametrize("name", NONSENSE)
def test_an_extract_that_is_none_is_named_in_one_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERNKIJKER_TOWNS", str(tmp_path / "towns"))
    (tmp_path / "towns").mkdir()
    (tmp_path / name).write_bytes(NONSENSE[name])
    done = run("import", "osm", str(tmp_path / name), "--town", "dorp", "--bbox", "3.8,50.8,3.9,50.9")
    assert done.exit_code != 0
    assert name in str(done.exception) or "The file holds no building, shop or street" in str(done.exception)
    assert "\n" not in str(done.exception)
    assert not (tmp_path / "towns" / "dorp").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ("--town", "Dorp Met Spaties"),
        ("--town", "../../elders"),
        ("--town", ""),
        ("--bbox", "1,2,3"),
        ("--bbox", "nan,50,4,51"),
        ("--bbox", "4,51,3,50"),
        ("--perimeter", "/nowhere.geojson"),
        ("--country", "Belgium"),
        ("--timezone", "Herzele"),
        ("--languages", "klingon"),
    ],
    ids=lambda pair: " ".join(pair),
)
def test_an_option_that_cannot_be_is_named(
    wrong: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERNKIJKER_TOWNS", str(tmp_path / "towns"))
    (tmp_path / "towns").mkdir()
    elements = [
        {"type": "node", "id": 1, "lat": 50.884, "lon": 3.892, "tags": {"shop": "bakery", "name": "Lies"}},
        {"type": "node", "id": 2, "lat": 50.885, "lon": 3.893},
        {"type": "way", "id": 3, "nodes": [1, 2], "tags": {"highway": "residential", "name": "Kerkstraat"}},
    ]
    (tmp_path / "dorp.json").write_text(json.dumps({"version": 0.6, "elements": elements}))
    options = {"--town": "dorp", "--country": "BE", "--timezone": "Europe/Brussels", "--languages": "nl"}
    given = [part for pair in {**options, wrong[0]: wrong[1]}.items() for part in pair]
    done = run("import", "osm", str(tmp_path / "dorp.json"), *given)
    assert done.exit_code != 0
    assert "\n" not in str(done.exception)
    assert not list(tmp_path.glob("**/town.toml"))


def test_a_misspelt_command_is_one_sentence_and_exit_code_2() -> None:
    done = kernkijker("chekc")
    assert done.returncode == 2
    assert "No such command 'chekc'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_failure_is_one_sentence_on_stderr(tmp_path: Path) -> None:
    done = kernkijker("import", "osm", str(tmp_path / "nowhere.osm"), "--town", "dorp", KERNKIJKER_TOWNS=str(tmp_path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("kernkijker: ")
    assert len(done.stderr.splitlines()) == 1
