"""The whole town as a folder of plain GeoJSON in a zip: out for QGIS, and in again, merged field by field.

What comes in is checked as every dataset is, by the same command in a process of its own; a folder with a fault changes
nothing.
"""

import io
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from geodata.schema import LAYERS
from twin.services.exchange.refusal import NotReadable
from twin.services.house import House
from twin.services.live import load_in_another_process
from twin.services.map_layers import with_what_people_keep
from twin.storage.changes import rows_at
from twin.storage.cores import is_there, read_core, read_layers

TOWN_FILE = "town.toml"
DERIVED = ("door", "facade", "shop")  # what loading finds out by itself
LARGEST = 60_000_000  # bytes of the zip
LARGEST_FILE = 300_000_000  # bytes of one file in it, unpacked
PATIENCE = 600  # seconds for the check
Row = Mapping[str, Any]


def export_folder(house: House, slug: str) -> bytes:
    """A zip of ``slug``/<layer>.geojson and town.toml, as the town is now. Raises NotFound."""
    core = read_core(house.engine, slug, house.clock())
    layers = with_what_people_keep(read_layers(house.engine, slug), core)
    today = house.clock().astimezone(core.town.place.zone).date()
    with house.engine.connect() as connection:
        rows = [row for row in rows_at(connection, slug, "shop") if is_there(row["left_on"], today)]
    layers["shops"] = _collection([_shop(row, core.town.first_language) for row in rows])
    layers["premises"] = _without_derived(layers["premises"])
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in LAYERS:
            packed.writestr(f"{slug}/{name}.geojson", layers.get(name, _collection([])))
        packed.writestr(f"{slug}/{TOWN_FILE}", (house.config.towns / slug / TOWN_FILE).read_text(encoding="utf-8"))
    return written.getvalue()


def take_folder(house: House, slug: str, data: bytes) -> str:
    """Puts the layers in the zip in the place of the town's folder and merges them; returns '' or what is wrong.

    Layers that are not in the zip stay as they are. The folder that was there is kept beside the database.
    Raises NotReadable for what is no such zip.
    """
    folder = house.config.towns / slug
    house.config.var.mkdir(parents=True, exist_ok=True)  # with PostgreSQL nothing was written there yet
    with tempfile.TemporaryDirectory(dir=house.config.var) as room:
        new = Path(room) / slug
        shutil.copytree(folder, new)
        _unpack(data, new)
        if words := _checked(new):
            return words.replace(f"{room}/", "")
        _swap(house, folder, new)
    return load_in_another_process(folder)


def _unpack(data: bytes, into: Path) -> None:
    known = {f"{name}.geojson" for name in LAYERS} | {TOWN_FILE}
    if len(data) > LARGEST:
        raise NotReadable("too_large", have=len(data) // 1_000_000, most=LARGEST // 1_000_000)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            wanted = {PurePosixPath(each.filename).name: each for each in packed.infolist() if not each.is_dir()}
            found = {name: each for name, each in wanted.items() if name in known}
            if not found:
                raise NotReadable("no_layers", files=", ".join(sorted(known)))
            for name, each in found.items():
                if each.file_size > LARGEST_FILE:
                    raise NotReadable("layer_too_large", file=name, most=LARGEST_FILE // 1_000_000)
                (into / name).write_bytes(packed.read(each))  # under a name of ours, wherever the zip had it
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise NotReadable("no_zip") from error


def _checked(folder: Path) -> str:
    """What `kernkijker check` says of ``folder`` if it has faults, else ''."""
    command = [sys.executable, "-m", "twin", "check", str(folder)]
    # our own interpreter and our own command, no shell
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)  # noqa: S603
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip()


def _swap(house: House, folder: Path, new: Path) -> None:
    kept = house.config.var / "replaced" / f"{folder.name}-{house.clock():%Y%m%dT%H%M%S}"
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(folder, kept, dirs_exist_ok=True)
    for path in sorted(new.iterdir()):
        path.replace(folder / path.name)


def _shop(row: Row, first: str) -> dict[str, Any]:
    words = {
        **_words("name", row["names"], first),
        **_words("text", row["texts"], ""),
        **_words("products", {language: ";".join(each) for language, each in row["products"].items()}, first),
    }
    plain = ("id", "slug", "premises", "category", "opening_hours", "hours_text", "phone", "email", "website")
    properties = {
        **{name: row[name] for name in plain},
        **words,
        "payment": ";".join(row["payment"]),
        **{name: row[name] for name in ("wheelchair", "source", "osm_element")},
        "checked_on": row["checked_on"].isoformat() if isinstance(row["checked_on"], date) else None,
        "demonstration": row["demonstration"] or None,
    }
    known = {name: value for name, value in properties.items() if value not in (None, "")}
    point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    return {"type": "Feature", "properties": known, "geometry": point}


def _words(name: str, words: Mapping[str, str], first: str) -> dict[str, str]:
    return {name if language == first else f"{name}_{language}": text for language, text in words.items()}


def _without_derived(layer: str) -> str:
    features = json.loads(layer)["features"]
    for each in features:
        for name in DERIVED:
            each["properties"].pop(name, None)
    return _collection(features)


def _collection(features: list[Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
