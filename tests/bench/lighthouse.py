"""Lighthouse's four scores as a phone: the core with its list, the list of all shops, and a shop's page."""

import json
import os
import shutil
import subprocess
import urllib.request

from tests.bench.programs import WORK, kernkijker, node_tools
from tests.bench.table import Row, at_least

FLAGS = (
    "--headless=new --no-sandbox --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


def measure() -> list[Row]:
    WORK.mkdir(parents=True, exist_ok=True)
    with kernkijker() as (url, _program):
        shop = json.loads(urllib.request.urlopen(f"{url}/herzele/shops.json").read())["shops"][0]["slug"]
        return [
            *scores("core page", f"{url}/herzele/"),
            *scores("list page", f"{url}/herzele/winkels/"),
            *scores("shop page", f"{url}/herzele/winkels/{shop}"),
        ]


def scores(name: str, url: str) -> list[Row]:
    report = WORK / f"lighthouse-{name.replace(' ', '-')}.json"
    command = [
        str(node_tools() / ".bin" / "lighthouse"),
        url,
        "--output=json",
        f"--output-path={report}",
        "--quiet",
        f"--chrome-flags={FLAGS}",
    ]
    environment = {"CHROME_PATH": shutil.which("chromium") or "", "PATH": _path()}
    subprocess.run(command, check=True, env=environment, timeout=180)
    found = json.loads(report.read_text())["categories"]
    return [at_least(f"Lighthouse, {name}: {key}", each["score"] * 100, "", 95) for key, each in found.items()]


def _path() -> str:
    return os.environ["PATH"]
