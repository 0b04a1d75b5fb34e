"""Any OpenStreetMap extract into one list of elements. What a file is follows from its content, not from its name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import osmium

from geodata.importers.osm_element import Box, Extract
from geodata.importers.osm_geojson import extract_of_features
from geodata.importers.osm_osmium import Reading
from geodata.importers.osm_overpass import packed
from geodata.importers.refusal import ImportRefused

Progress = Callable[[str, float | None], None]
KINDS = "an .osm.pbf, an .osm file, Overpass JSON or a GeoJSON export of Overpass turbo"
PACKED = {b"\x1f\x8b": ".gz", b"BZ": ".bz2"}


def read(file: Path, window: Box | None, progress: Progress) -> Extract:
    """Everything in ``file`` that may matter to a town, in WGS84. Raises ImportRefused for other files."""
    try:
        with file.open("rb") as stream:
            head = stream.read(4096)
    except OSError as error:
        raise ImportRefused(f"{file} cannot be read: {error.strerror}. Give the path of {KINDS}.") from error
    if not head:
        raise ImportRefused(f"{file} is empty. Give {KINDS}.")
    try:
        return _read_kind(file, head, window, progress)
    except ImportRefused as refused:
        raise ImportRefused(f"{file.name}: {refused}") from refused.__cause__


def _read_kind(file: Path, head: bytes, window: Box | None, progress: Progress) -> Extract:
    if b"OSMHeader" in head[:64]:
        return Reading(window, progress).read(osmium.io.File(str(file), "pbf"))
    if head[:2] in PACKED:
        return Reading(window, progress).read(osmium.io.File(str(file), "osm" + PACKED[head[:2]]))
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<") and b"<osm" in head and b"<osmChange" not in head:
        return Reading(window, progress).read(osmium.io.File(str(file), "osm"))
    if text.startswith(b"{"):
        return _read_json(file, window, progress)
    raise ImportRefused(f"this is not OpenStreetMap data. Give {KINDS}.")


def _read_json(file: Path, window: Box | None, progress: Progress) -> Extract:
    progress("Reading JSON", None)
    content = _json(file)
    if isinstance(content.get("elements"), list):
        _refuse_unfinished(content)
        with packed(content["elements"]) as (copy, centres):
            extract = Reading(window, progress).read(osmium.io.File(str(copy), "pbf"))
        for centre in centres:
            extract.keep(centre, window)
        return extract
    if isinstance(content.get("features"), list):
        return extract_of_features(content["features"], window)
    raise ImportRefused(f"the JSON has neither 'elements' nor 'features'. Give {KINDS}.")


def _json(file: Path) -> dict[str, Any]:
    try:
        content = orjson.loads(file.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise ImportRefused(f"the JSON is damaged or cut off ({error}). Export or download it again.") from error
    return content if isinstance(content, dict) else {}


def _refuse_unfinished(content: dict[str, Any]) -> None:
    """Overpass answers 200 with a remark where it ran out of time or memory: the elements are then a part only."""
    remark = str(content.get("remark", ""))
    if "error" in remark:
        raise ImportRefused(f"Overpass did not finish: '{remark}'. Ask for a smaller area or raise [timeout:].")
