"""Where several towns run, the front door lets a visitor choose."""

from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import Client

from tests.conftest import SATURDAY_MORNING
from tests.pages.cast import shop, visitor_of
from tests.pages.strict import Page, text
from twin.app import create_app
from twin.services.live import LiveTowns
from twin.storage.database import connect


@pytest.fixture
def towns() -> LiveTowns:
    return LiveTowns(connect("sqlite://"), Path("nowhere"), clock=lambda: SATURDAY_MORNING)


def front_door(app: Flask, towns: LiveTowns) -> Page:
    over = create_app(app.config["KERNKIJKER"], towns, app.extensions["assets"])
    page = Page("/", Client(over.wsgi_app).get("/").get_data(as_text=True))
    assert page.check() == []
    return page


def test_every_town_is_a_choice_that_says_how_much_is_open(app: Flask, live: LiveTowns, towns: LiveTowns) -> None:
    herzele = live.editions["herzele"]
    towns.editions = {"herzele": herzele, "monaco": {"fr": herzele["fr"]}}
    found = [text(each) for each in front_door(app, towns).all("li", class_="card town")]
    is_open = herzele["nl"].moment(SATURDAY_MORNING).open_count
    for card, core, language in zip(found, ("Herzele centrum", "Centre de Herzele"), ("nl", "fr"), strict=True):
        assert card == f"{core} Nu {is_open} zaken open · {herzele[language].snapshot['town']['notice']}"


def test_no_town_yet_is_said_in_words(app: Flask, towns: LiveTowns) -> None:
    assert "Hier is nog geen kern te zien." in text(front_door(app, towns).one("main"))


def test_a_town_of_its_own_is_where_the_door_leads(app: Flask) -> None:
    assert visitor_of(app, shop()).ask("/").headers["Location"] == "/dorp/"
