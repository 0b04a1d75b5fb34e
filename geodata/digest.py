"""A fingerprint of a town's folder, cheap enough to take every few seconds. Knows no geo library."""

import hashlib
from pathlib import Path

TOWN_FILE = "town.toml"
FORMAT = b"2"  # raise it when what is made of a folder changes, so that databases of older versions are filled anew


def digest(folder: Path) -> str:
    """SHA-256 (hexadecimal) over the names and bytes of town.toml and every layer file, in order of name.

    Other files (a QGIS project, notes) do not count. Raises OSError where a file cannot be read.
    """
    fingerprint = hashlib.sha256(FORMAT)
    for path in dataset_files(folder):
        content = path.read_bytes()
        fingerprint.update(f"{path.name}\0{len(content)}\0".encode())
        fingerprint.update(content)
    return fingerprint.hexdigest()


def dataset_files(folder: Path) -> list[Path]:
    """town.toml and the *.geojson files that are there, in order of name."""
    layers = [path for path in folder.glob("*.geojson") if path.is_file()]
    town = folder / TOWN_FILE
    return sorted(layers + ([town] if town.is_file() else []), key=lambda path: path.name)
