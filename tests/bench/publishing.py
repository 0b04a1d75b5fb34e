"""30,000 shops published, in four languages, from the domain's objects to compressed bytes."""

import time
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from geodata.dataset import read
from geodata.digest import digest
from tests.bench.programs import WORK
from tests.bench.table import Row, at_most
from twin.config import ROOT
from twin.domain.core import Core
from twin.domain.hours import OpeningHours
from twin.services.load_town import load_town
from twin.services.publish import publish_core
from twin.storage.cores import read_core
from twin.storage.database import connect

SHOPS = 30_000
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=ZoneInfo("Europe/Brussels"))


def measure() -> list[Row]:
    WORK.mkdir(parents=True, exist_ok=True)
    base = WORK / "publishing.sqlite3"
    base.unlink(missing_ok=True)
    engine = connect(f"sqlite:///{base}")
    folder = ROOT / "geodata" / "herzele"
    load_town(engine, read(folder), digest(folder), lambda *_: "")
    core = many(read_core(engine, "herzele", NOW))
    started = time.perf_counter()
    parsed = {
        shop.id: OpeningHours.parse(f"{shop.hours} ", place=core.town.place)
        for shop in core.shops.values()
        if shop.hours
    }
    core = replace(core, shops={each.id: replace(each, hours=parsed.get(each.id)) for each in core.shops.values()})
    publish_core(core, {}, '{"nodes":[],"edges":[],"names":[]}', {}, NOW)
    return [at_most(f"{SHOPS:,} shops published, four languages", time.perf_counter() - started, "s", 10)]


def many(core: Core) -> Core:
    """The town's shops again and again, until there are 30,000."""
    shops = list(core.shops.values())
    found = {}
    for number in range(SHOPS):
        shop = shops[number % len(shops)]
        found[f"s{number}"] = replace(shop, id=f"s{number}", slug=f"{shop.slug}-{number}")
    return replace(core, shops=found)
