"""A faultless town folder whose every text tries to be more than text: 'Vijanddorp'."""

import json
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import Client

from geodata.dataset import read
from geodata.digest import digest
from geodata.light_map import render
from tests.conftest import SATURDAY_MORNING
from tests.geodata.tiny_town import TinyTown, two_streets
from tests.pages.strict import Visitor
from twin.app import create_app
from twin.services.live import LiveTowns
from twin.services.load_town import load_town
from twin.storage.database import connect
from twin.web.fast_lane import FastLane

SCRIPT = "<script>alert(1)</script>"
TEXTS = {
    "script": SCRIPT,
    "picture": '"><img class=pwned src=x onerror=alert(2)>',
    "quote": "'><b class='pwned' onclick='alert(3)'>\"Lies\" & Zoon's</b>",
    "block-end": "</script><script>alert(4)</script></title></textarea><!--",
    "template": "{{7*7}} {% raise %} ${alert(5)} `+alert(6)+` #{7*7}",
    "format": "%s %(open)d %d {0} {screen} \\u003cscript\\u003e \\",
    "emoji": "Café 🥐👩‍🌾🇧🇪 d'Œuvre",
    "long": "Donaudampfschiffahrtsgesellschaft" * 9 + "einde",
    "right-to-left": "مخبز الشام \u202e gnidaerb \u2066 שלום",
    "zero-width": "Bak\u200bker\ufeff \u200d\u2060\xad Lies\u2028",
    "lines": "Bakkerij\r\nLies\tZoon\r\n\r\n",
}
HOURS = 'Mo-Sa 08:00-18:00 "<img class=pwned src=x onerror=alert(7)> {{7*7}} %s"'
PUZZLE = SCRIPT + " \"><img class=pwned src=x onerror=alert(8)> {{7*7}} ${alert(9)} `+alert(10)+` %s \\ '"


def hostile_town(folder: Path) -> TinyTown:
    """Not yet written; the slug is 'dorp', its screen 'schepenhuis', its shops are named after the keys of TEXTS."""
    town = two_streets(folder)
    for layer in ("buildings", "premises", "shops", "places", "screens"):
        town.layers[layer].clear()
    for number, (key, text) in enumerate(TEXTS.items()):
        x = -96 + 10 * number
        town.building(f"b-{key}", x, 5, street=text, housenumber=text[:20])
        town.premises(f"p-{key}", x, 5, building=f"b-{key}", street=text, housenumber=text[:20], postcode=text[:20])
        town.shop(key, f"p-{key}", x + 4, 8, **_shop(number, text))
        town.place(f"place-{key}", "market", x, -20, name=text, landmark=True, opening_hours=HOURS)
    town.building("b-vacant", 40, 5)
    town.premises("p-vacant", 40, 5, building="b-vacant", street=PUZZLE, status="vacant", vacant_since="2024-03-01")
    town.path("hostile", (0, 100), (20, 100), (20, 0), name=PUZZLE)
    town.screen("schepenhuis", 2, -40, name=PUZZLE)
    town.toml = _settings(town.toml)
    return town


def _shop(number: int, text: str) -> dict[str, Any]:
    categories = ("shop=bakery", "shop=zzz_unheard_of", "amenity=cafe")
    known = {"opening_hours": HOURS} if number % 2 == 0 else {"hours_text": text}
    return {
        **known,
        "name": text,
        "name_fr": text + " FR",
        "text_nl": text,
        "text_en": text + " EN",
        "category": categories[number % 3],
        "products": f"{text};brood",
        "payment": "cash;debit_cards",
        "website": "https://example.be/%22%3E?x='><b>",
        "source": text,
        "checked_on": "2026-11-01",
    }


def _settings(toml: str) -> str:
    said = json.dumps(PUZZLE)
    for old in ('"Dorp"', '"Dorp centrum"', '"Gemeente Dorp"', '"Demonstratie."', '"Eigen werk."'):
        toml = toml.replace(old, said)
    return toml


def publish(folder: Path, database: str) -> LiveTowns:
    """The town in ``folder``, in a database of its own, published on Saturday 21 November 2026, 10:30."""
    engine = connect(database)
    load_town(engine, read(folder), digest(folder), render)
    live = LiveTowns(engine, folder.parent, clock=lambda: SATURDAY_MORNING)
    live.publish()
    assert live.troubles == {}
    return live


def service(app: Flask, live: LiveTowns) -> FastLane:
    """Published bytes and pages of ``live``, with the settings and static files of ``app``."""
    assets = app.extensions["assets"]
    own = create_app(app.config["KERNKIJKER"], live, assets)
    return FastLane(own.wsgi_app, lambda: live.bodies, lambda: assets.bodies)


def visitor(app: Flask, live: LiveTowns) -> Visitor:
    return Visitor(Client(service(app, live)))
