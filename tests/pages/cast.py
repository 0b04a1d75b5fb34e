"""A small town for pages: Dorp, with shops that a test makes up, published as the real one is."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import Client

from tests.conftest import SATURDAY_MORNING
from tests.pages.strict import Visitor
from twin.app import create_app
from twin.domain.category import category_of
from twin.domain.core import Core
from twin.domain.hours import OpeningHours
from twin.domain.place import Place
from twin.domain.premises import Premises
from twin.domain.shop import Shop
from twin.domain.town import Town
from twin.services.live import LiveTowns
from twin.services.publish import publish_core
from twin.storage.database import connect
from twin.web.fast_lane import FastLane

DORP = Town(
    slug="dorp",
    names={"nl": "Dorp"},
    country="BE",
    timezone="Europe/Brussels",
    languages=("nl", "fr", "en", "de"),
    centre=(3.892, 50.884),
    bounds=(3.89, 50.88, 3.9, 50.89),
)
HERE = Place(3.892, 50.884, "Europe/Brussels")
PREMISES = Premises("p-1", "Markt", "1", "9550", True, None, (3.892, 50.884), 0.0, None)


def hours(text: str) -> OpeningHours:
    return OpeningHours.parse(text, place=HERE)


def shop(name: str = "Bakkerij Lies", opening_hours: str = "", **facts: Any) -> Shop:
    """A bakery on the Markt; ``facts`` replace any of its attributes."""
    known = Shop(
        id="s-1",
        slug="lies",
        premises=PREMISES,
        names={"nl": name},
        category=category_of("shop=bakery"),
        at=(3.892, 50.884),
        hours=hours(opening_hours) if opening_hours else None,
        checked_on=date(2026, 11, 2),
    )
    return replace(known, **facts)


def visitor_of(app: Flask, *shops: Shop, **town: Any) -> Visitor:
    """Somebody in Dorp on Saturday 21 November 2026, 10:30."""
    vacant = replace(PREMISES, id="p-2", occupied=False, vacant_since=date(2025, 1, 1), street="Leegstraat")
    known = {each.id: each for each in shops}
    core = Core(replace(DORP, **town), {"p-1": PREMISES, "p-2": vacant}, known, {}, {})
    live = LiveTowns(connect("sqlite://"), Path("nowhere"), clock=lambda: SATURDAY_MORNING)
    network = '{"nodes":[],"edges":[],"names":[]}'
    live.editions = {"dorp": publish_core(core, {}, network, {}, SATURDAY_MORNING)}
    bodies = {
        f"{'' if language == 'nl' else '/' + language}/dorp/{name}": body
        for language, edition in live.editions["dorp"].items()
        for name, body in edition.bodies.items()
    }
    assets = app.extensions["assets"]
    dorp = create_app(app.config["KERNKIJKER"], live, assets)
    return Visitor(Client(FastLane(dorp.wsgi_app, lambda: bodies, lambda: assets.bodies)))
