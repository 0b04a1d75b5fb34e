"""Views, routes and scans are counted in front of the pages; robots, pictures and the curious are not."""

from collections import Counter
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client

from tests.conftest import SATURDAY_MORNING
from twin.services.live import LiveTowns
from twin.services.uses import UseCounter
from twin.web.use_counting import UseCounting

PHONE = {"User-Agent": "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Firefox/140.0"}
SHOP = "/herzele/winkels/boekhandel-de-bladwijzer"


class Notes(UseCounter):
    """Remembers what was counted."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()

    def count(self, town: str, shop: str, kind: str, at: Any, times: int = 1) -> None:
        assert (town, shop, at) == ("herzele", "s-001", SATURDAY_MORNING)
        self.counted[kind] += times


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def visitor(app: Flask, live: LiveTowns, notes: Notes) -> Client:
    return Client(UseCounting(app.wsgi_app, live, notes))


def test_a_view_of_the_page_counts_in_every_language(visitor: Client, notes: Notes) -> None:
    for address in (SHOP, f"/fr{SHOP}"):
        assert visitor.get(address, headers=PHONE).status_code == 200
    assert notes.counted == {"view": 2}


@pytest.mark.parametrize("parameter", ["van=schepenhuis", "via=deur"])
def test_a_camera_that_opens_a_code_is_a_scan(visitor: Client, notes: Notes, parameter: str) -> None:
    visitor.get(f"{SHOP}?{parameter}", headers={**PHONE, "Sec-Fetch-Site": "none"})
    visitor.get(f"{SHOP}?{parameter}", headers={**PHONE, "Sec-Fetch-Site": "same-origin"})
    assert notes.counted == {"view": 2, "qr": 1}


def test_asking_the_way_counts_as_a_route(visitor: Client, notes: Notes) -> None:
    visitor.get("/herzele/?zaak=boekhandel-de-bladwijzer&route=1", headers=PHONE)
    visitor.get("/herzele/?zaak=boekhandel-de-bladwijzer", headers=PHONE)
    assert notes.counted == {"route": 1}


@pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "curl/8.0", "facebookexternalhit preview"])
def test_robots_do_not_count(visitor: Client, notes: Notes, agent: str) -> None:
    visitor.get(SHOP, headers={"User-Agent": agent})
    assert not notes.counted


@pytest.mark.parametrize(
    "address", ["/herzele/winkels/nergens", f"{SHOP}/open.svg", "/nergens/winkels/x", "/herzele/winkels/"]
)
def test_what_is_no_page_of_a_shop_does_not_count(visitor: Client, notes: Notes, address: str) -> None:
    visitor.get(address, headers=PHONE)
    visitor.head(SHOP, headers=PHONE)
    assert not notes.counted
