"""What the server hands to a screen."""

import json
import re
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kiosk.bundle import bundle
from kiosk.texts import texts
from twin.services.live import LiveTowns

SCREEN = "/herzele/scherm/schepenhuis"


def test_the_page_has_no_way_out(client: FlaskClient) -> None:
    page = client.get(SCREEN).get_data(as_text=True)
    assert not re.search(r"<a[\s>]|<form|<iframe|target=", page)


def test_the_page_carries_its_words_in_four_languages(client: FlaskClient) -> None:
    page = client.get(SCREEN).get_data(as_text=True)
    block = re.search(r'<script type="application/json" id="settings">(.*?)</script>', page, re.DOTALL)
    assert block
    assert json.loads(block.group(1))["texts"] == texts()


def test_every_word_that_the_page_asks_for_exists(client: FlaskClient) -> None:
    asked: set[str] = set()

    class Asked(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            asked.update(value for name, value in attrs if name in {"data-say", "data-name"} and value)

    Asked().feed(client.get(SCREEN).get_data(as_text=True))
    assert asked
    assert asked <= set(texts()["nl"])


@pytest.mark.parametrize(
    "address",
    [
        "/herzele/scherm/nergens",
        "/nergens/scherm/schepenhuis",
        "/herzele/scherm/nergens/maten.css",
        "/herzele/scherm/nergens/codes.json",
        "/herzele/scherm/nergens/bundle.json",
        "/nergens/scherm/worker.js",
    ],
)
def test_a_screen_that_is_not_there_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_sizes_are_those_of_the_screens_own_glass(client: FlaskClient) -> None:
    answer = client.get(f"{SCREEN}/maten.css")
    assert answer.mimetype == "text/css"
    assert "100vw / 1080" in answer.get_data(as_text=True)


def test_everything_in_the_bundle_is_there(client: FlaskClient, app: Flask, live: LiveTowns) -> None:
    addresses = client.get(f"{SCREEN}/bundle.json").get_json()["addresses"]
    published = {*live.bodies, *app.extensions["assets"].bodies}
    missing = [each for each in addresses if each not in published and client.get(each).status_code != 200]
    assert missing == []


def test_a_page_and_its_bundle_agree_on_what_needs_a_fresh_start(client: FlaskClient, live: LiveTowns) -> None:
    page = client.get(SCREEN).get_data(as_text=True)
    block = re.search(r'<script type="application/json" id="settings">(.*?)</script>', page, re.DOTALL)
    assert block
    settings = json.loads(block.group(1))
    assert settings["stage"] == client.get(f"{SCREEN}/bundle.json").get_json()["stage"]
    assert settings["scene"] == json.loads(live.bodies[settings["editions"]].identity)["scene"]


def test_the_bundle_changes_with_any_edition() -> None:
    editions = {"nl": "1", "fr": "2"}
    assets = ["/static/v/js/kiosk/main.js", "/static/v/vendor/leaflet/leaflet.js"]
    before = bundle(assets, ["/herzele/scherm/x"], editions, "stage")
    assert bundle(assets, ["/herzele/scherm/x"], {**editions, "fr": "3"}, "stage")["version"] != before["version"]
    assert bundle(reversed(assets), ["/herzele/scherm/x"], editions, "stage") == before
    assert "/static/v/vendor/leaflet/leaflet.js" not in before["addresses"]


def test_the_worker_may_only_keep_the_screens_of_its_town(client: FlaskClient) -> None:
    answer = client.get("/herzele/scherm/worker.js")
    assert answer.mimetype == "text/javascript"
    assert "Service-Worker-Allowed" not in answer.headers
