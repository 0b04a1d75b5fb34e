"""Bytes over the wire of a phone's first visit, as Chromium counts them: headers and compressed bodies."""

import urllib.request
from typing import Any

from playwright.sync_api import Page

from tests.bench.chromium import chromium
from tests.bench.programs import WORK, kernkijker
from tests.bench.table import Row, at_most

MAP = ("/js/map/", "/js/route.js", "/js/network.js", "/vendor/maplibre-gl/", "twin.json", "/css/map")


def measure() -> list[Row]:
    WORK.mkdir(parents=True, exist_ok=True)
    with kernkijker() as (url, _program), chromium() as browser:
        page = browser.new_page(
            viewport={"width": 390, "height": 844}, service_workers="block"
        )  # it copies out of sight
        sizes = visit(page, f"{url}/herzele/")
    of_map = sum(size for address, size in sizes.items() if any(part in address for part in MAP))
    total = sum(sizes.values())
    return [
        at_most("phone, first visit without the map", (total - of_map) / 1000, "kB", 120),
        at_most("phone, whole page with the map", total / 1000, "kB", 650),
    ]


def visit(page: Page, url: str) -> dict[str, float]:
    """Address -> bytes received, until nothing has moved for a while. The map comes when it is asked for."""
    session = page.context.new_cdp_session(page)
    addresses: dict[str, str] = {}
    sizes: dict[str, float] = {}

    def note(event: Any) -> None:
        addresses[event["requestId"]] = event["request"]["url"]

    def count(event: Any) -> None:
        address = addresses.get(event["requestId"], "")
        sizes[address] = sizes.get(address, 0) + event["encodedDataLength"]

    session.send("Network.enable")
    session.on("Network.requestWillBeSent", note)
    session.on("Network.loadingFinished", count)
    page.goto(url)
    page.locator("[data-module=larger]").first.click()
    page.locator("[data-map-ready]").wait_for(timeout=120_000)
    page.wait_for_timeout(5000)  # the counts arrive after what they count
    # the map's worker fetches its own script, out of this session's sight
    worker = next(each for each in sizes if each.endswith("maplibre-gl.mjs")).replace(".mjs", "-worker.mjs")
    request = urllib.request.Request(worker, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as answer:
        sizes[worker] = len(answer.read()) + len(str(answer.headers))
    return sizes
