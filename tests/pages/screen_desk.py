"""What the tests of the desk's pages of screens do again and again."""

import hashlib
from datetime import timedelta
from typing import Any

from tests.geodata.tiny_town import degrees
from tests.pages.desk_visits import send
from tests.people import PeopledTown, Visit
from twin.domain.device import PageBeat, Report
from twin.services import devices, pairing

HERE = "/schermen"
TOKEN = hashlib.sha256(b"machine").hexdigest()
WELL = PageBeat("a" * 16, "map", is_dated=False, errors=0, state={"view": "result", "language": "fr", "large": True})


def at(x: float, y: float) -> dict[str, str]:
    lon, lat = degrees((x, y))
    return {"lon": str(lon), "lat": str(lat)}


GOOD = {
    "naam": "Kerkplein",
    "richting": "90",
    "duim": "43",
    "breed": "1080",
    "hoog": "1920",
    "rand": "720",
    **at(4, -4),
}


def code_on_the_glass(town: PeopledTown, token: str = TOKEN) -> str:
    return pairing.ask(town.house, token, "192.0.2.0/24").code


def paired(town: PeopledTown, tom: Visit) -> None:
    fields = {"code": code_on_the_glass(town), "scherm": "schepenhuis"}
    assert send(tom, f"{HERE}/koppelen", fields).location.endswith("/schermen/schepenhuis")


def beat(town: PeopledTown, **told: Any) -> None:
    device = devices.of_screen(town.house, "dorp", "schepenhuis")
    assert device
    now = town.watch()
    usual: dict[str, Any] = {"agent": "1.0", "boot": "1", "bundle": "b" * 16, "clock": now, "page": WELL}
    usual |= {"uptime": timedelta(days=3), "temperature": 51.0, "disk_free": 4200, "memory_free": 310}
    report = Report(**{**usual, "last_touch": now - timedelta(minutes=4), **told})
    devices.hear(town.house, device, report, "b" * 16, {})


def rows(town: PeopledTown) -> dict[str, Any]:
    town.publish()
    return dict(town.live.editions["dorp"]["nl"].core.screens)
