"""Opening hours: ours beside the npm package opening_hours, on the same real strings, 14 days of each."""

import json
import subprocess
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.bench.programs import WORK, node_tools
from tests.bench.table import Row, ratio
from twin.config import ROOT
from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.place import Place

HERE = Path(__file__).parent
PASSES = 4  # the first one cold; the others as a service that runs for days
PEER = "npm opening_hours"
PLACE = Place(3.892, 50.884, "Europe/Brussels")
START = datetime(2026, 11, 21, tzinfo=ZoneInfo("Europe/Brussels"))


def measure() -> list[Row]:
    WORK.mkdir(parents=True, exist_ok=True)
    texts = real_texts()
    list_of_texts = WORK / "hours.json"
    list_of_texts.write_text(json.dumps(texts))
    first, *later = (seconds_of_ours(texts) for _ in range(PASSES))
    command = ["node", str(HERE / "hours.mjs"), str(list_of_texts), str(node_tools())]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    first_of_all, again = len(texts) / first, len(texts) / min(later)
    return [
        ratio(f"parse + 14 days, {len(texts)} real strings", first_of_all, theirs["first"], "/s", 10, PEER),
        ratio("the same again, as each republication asks", again, theirs["again"], "/s", 10, PEER),
    ]


def real_texts() -> list[str]:
    """Different opening_hours values of real shops; of the shipped town where the reference data is missing."""
    folder = ROOT.parent / "shared" / "data" / "osm-real"
    files = sorted(folder.glob("*.geojson")) or [ROOT / "geodata" / "herzele" / "shops.geojson"]
    found = set()
    for file in files:
        for feature in json.loads(file.read_text())["features"]:
            found.add(feature["properties"].get("opening_hours") or "")
    rejected = folder / "opening_hours_invalid_values_real.txt"
    lines = rejected.read_text(errors="replace").splitlines() if rejected.is_file() else []
    return sorted(text for text in {*found, *lines[:4000]} if is_read(text))


def is_read(text: str) -> bool:
    try:
        OpeningHours.parse(f"{text} ", place=PLACE)  # another text than the measured one: that must be new to us
    except InvalidHours:
        return False
    return True


def seconds_of_ours(texts: list[str]) -> float:
    parse = OpeningHours.parse
    started = time.perf_counter()
    for text in texts:
        parse(text, place=PLACE).spans(START, START + timedelta(days=14))
    return time.perf_counter() - started
