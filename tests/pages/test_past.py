"""How it was on a day that is over: page, list and documents tell what was true then, and say that they do."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client

from geodata.dataset import read
from tests.geodata.tiny_town import two_streets
from tests.pages.strict import Page, Visitor, text
from twin.app import create_app
from twin.config import Config
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.live import LiveTowns
from twin.services.load_town import record_of
from twin.services.merging import take_in
from twin.storage.database import connect
from twin.web.fast_lane import FastLane

LIES = Author("shopkeeper")
FIRST, CHANGED, NOW = (datetime(2026, 5, day, 8, tzinfo=UTC) for day in (1, 4, 20))


class Clock:
    now = FIRST

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="module")
def town(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """Read on 1 May; on 4 May the bakery changes its hours and the bookshop leaves; today is 20 May."""
    clock, var = Clock(), tmp_path_factory.mktemp("past")
    config = Config.from_environment({"KERNKIJKER_VAR": str(var), "KERNKIJKER_REFRESH_SECONDS": "0"})
    engine, folder = connect(config.database_url), two_streets(var / "dorp").write()
    take_in(engine, record_of(read(folder), "a" * 64, lambda *_: ""), clock.now)
    house = House.open(engine, config, clock)
    clock.now = CHANGED
    with changing(house, "dorp", LIES) as batch:
        batch.update("shop", "bakkerij-lies", {"opening_hours": "Mo-Su 20:00-22:00"})
        batch.update("shop", "boeken-tom", {"left_on": date(2026, 5, 4)})
    clock.now = NOW
    live = LiveTowns(engine, var, clock)
    live.publish()
    assets = app.extensions["assets"]
    pages = create_app(config, live, assets)
    return Visitor(Client(FastLane(pages.wsgi_app, lambda: live.bodies, lambda: assets.bodies)))


def states(page: Page) -> dict[str, str]:
    return {row.get("data-shop", ""): row.get("data-state", "") for row in page.all("li", data_shop="*")}


def document(town: Visitor, moment: str, name: str = "shops.json", language: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(town.ask(f"{language}/dorp/toen/{moment}/{name}").text)
    return found


def test_before_the_change_the_old_hours_and_the_shop_that_left_are_told(town: Visitor) -> None:
    assert states(town.get("/dorp/?op=2026-05-02T10:00"))["bakkerij-lies"] == "closed"  # a Saturday
    monday = town.get("/dorp/?op=2026-05-04T09:00")
    assert states(monday) == {"bakkerij-lies": "open", "boeken-tom": "unknown"}
    assert "Zoals het was op maandag 4 mei 2026" in text(monday.one("p", class_="past"))


def test_after_the_change_the_new_hours_are_told(town: Visitor) -> None:
    assert states(town.get("/dorp/?op=2026-05-05T09:00")) == {"bakkerij-lies": "closed"}
    assert states(town.get("/dorp/?op=2026-05-05T21:00")) == {"bakkerij-lies": "open"}


@pytest.mark.parametrize("moment", ["2026-05-02T10:00", "2026-05-04T09:00", "2026-05-05T21:00", "2026-04-01T10:00"])
@pytest.mark.parametrize("language", ["", "/fr", "/en", "/de"])
def test_the_scripts_get_the_same_day_that_the_page_shows(town: Visitor, moment: str, language: str) -> None:
    page = town.get(f"{language}/dorp/?op={moment}")
    past = page.one("div", data_documents="*").get("data-documents")
    assert past == f"{language}/dorp/toen/{moment}/"
    for name in ("shops.json", "twin.json"):
        found = document(town, moment, name, language)
        assert [shop["id"] for shop in found["shops"]] == sorted(states(page))
        assert found["past"] is True
        assert found["until"] - found["from"] == 24 * 3600
    assert len(town.get(f"{language}/dorp/winkels/?op={moment}").all("li", data_shop="*")) == len(found["shops"])


def test_the_map_of_that_day_has_that_days_shops_in_its_premises(town: Visitor) -> None:
    for moment, shop in (("2026-05-04T09:00", "boeken-tom"), ("2026-05-05T09:00", None)):
        premises = document(town, moment, "twin.json")["layers"]["premises"]["features"]
        found = {each["properties"]["id"]: each["properties"]["shop"] for each in premises}
        assert found["p-4"] == shop


def test_a_shop_that_left_has_its_page_on_the_days_it_was_there(town: Visitor) -> None:
    assert "Boeken Tom" in town.ask("/dorp/winkels/boeken-tom?op=2026-05-03T10:00").text
    assert town.ask("/dorp/winkels/boeken-tom").status_code == 404
    page = town.get("/dorp/winkels/bakkerij-lies?op=2026-05-04T09:00")
    assert page.one("p", data_state="*").get("data-state") == "open"
    assert "08:00" in page.html


def test_before_the_first_reading_it_is_said_that_nobody_knows(town: Visitor) -> None:
    banner = text(town.get("/dorp/?op=2026-04-01T09:00").one("p", class_="past"))
    assert "Vóór 1 mei 2026 weten we niet hoe het was" in banner
    assert "weten we niet" not in text(town.get("/dorp/?op=2026-05-02T09:00").one("p", class_="past"))


def test_today_and_what_is_to_come_are_no_past(town: Visitor) -> None:
    for moment in ("2026-05-20T00:00", "2026-05-25T10:00", "2026-07-01T10:00"):
        assert not town.get(f"/dorp/?op={moment}").all("p", class_="past")
        assert town.ask(f"/dorp/toen/{moment}/shops.json").status_code == 404


def test_a_page_about_the_past_is_neither_kept_nor_found(town: Visitor) -> None:
    answer = town.ask("/dorp/?op=2026-05-02T09:00")
    assert answer.headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in answer.text
    assert "noindex" not in town.ask("/dorp/").text


@pytest.mark.parametrize(
    "path", ["gisteren/shops.json", "2026-05-02T10:00/secrets.json", "9999-01-01T00:00/shops.json"]
)
def test_a_day_or_a_document_that_is_none_is_refused_in_words(town: Visitor, path: str) -> None:
    assert town.ask(f"/dorp/toen/{path}").status_code in {400, 404}


def test_who_has_that_day_already_gets_a_304(town: Visitor) -> None:
    first = town.ask("/dorp/toen/2026-05-02T10:00/shops.json")
    again = town.ask("/dorp/toen/2026-05-02T10:00/shops.json", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
