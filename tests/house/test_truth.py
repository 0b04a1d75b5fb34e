"""The laws of truth: every place that shows a state shows the same one, and what nobody knows is unknown."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import Client

from tests.pages.strict import Page, Visitor, text
from twin.app import create_app
from twin.config import Config
from twin.services.live import LiveTowns
from twin.services.publish import Edition
from twin.storage.database import connect
from twin.web.fast_lane import FastLane

BRUSSELS = ZoneInfo("Europe/Brussels")
SPRING, AUTUMN = datetime(2027, 3, 28, tzinfo=BRUSSELS), datetime(2026, 10, 25, tzinfo=BRUSSELS)
KINDS = {"o": "open", "e": "open", "a": "by_appointment", "u": "unknown"}
LANGUAGES = ("", "/fr", "/en", "/de")


@pytest.fixture(scope="session")
def visitor(app: Flask, live: LiveTowns) -> Visitor:
    assets = app.extensions["assets"]
    return Visitor(Client(FastLane(app.wsgi_app, lambda: live.bodies, lambda: assets.bodies)))


@cache
def document(live: LiveTowns, address: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(live.bodies[address].identity)
    return found


def kind_of(shop: Mapping[str, Any], at: int, snapshot: Mapping[str, Any]) -> str:
    """What the published intervals say at ``at`` (epoch seconds), by docs/contract.md, section 3."""
    if not shop["hours"]["known"] or not snapshot["from"] <= at < snapshot["until"]:
        return "unknown"
    return next((KINDS[each[2]] for each in shop["hours"]["intervals"] if each[0] <= at < each[1]), "closed")


def by_core(edition: Edition, at: datetime) -> dict[str, str]:
    return {shop: state.kind for shop, state in edition.moment(at).shops.items()}


def by_document(snapshot: Mapping[str, Any], at: datetime) -> dict[str, str]:
    return {shop["id"]: kind_of(shop, int(at.timestamp()), snapshot) for shop in snapshot["shops"]}


def by_list(page: Page) -> dict[str, str]:
    return {row.get("data-shop", ""): row.get("data-state", "") for row in page.all("li", data_shop="*")}


@given(minutes=st.integers(-2 * 1440, 18 * 1440), seconds=st.integers(0, 59))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_core_list_document_and_map_document_agree_at_any_second(live: LiveTowns, minutes: int, seconds: int) -> None:
    edition = live.editions["herzele"]["nl"]
    at = (edition.horizon.start.astimezone(UTC) + timedelta(minutes=minutes, seconds=seconds)).astimezone(BRUSSELS)
    asked = by_core(edition, at)
    for language in LANGUAGES:
        for name in ("shops.json", "twin.json"):
            assert by_document(document(live, f"{language}/herzele/{name}"), at) == asked


@given(minutes=st.integers(-1440, 16 * 1440), language=st.sampled_from(LANGUAGES))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_list_on_the_page_agrees_with_the_core(
    app: Flask, live: LiveTowns, visitor: Visitor, minutes: int, language: str
) -> None:
    edition = live.editions["herzele"]["nl"]
    at = (edition.horizon.start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(BRUSSELS)
    moment = f"{at:%Y-%m-%dT%H:%M}"
    if at < edition.horizon.start:  # a day that is over has an edition of its own, and documents for the scripts
        edition = app.extensions["past"].find(edition, at).edition
        past = json.loads(visitor.ask(f"{language}/herzele/toen/{moment}/shops.json").text)
        assert by_document(past, at) == by_core(edition, at)
    for path in ("/herzele/", "/herzele/winkels/"):
        page = Page(path, visitor.ask(f"{language}{path}?op={moment}").text)
        assert by_list(page) == by_core(edition, at)


def service_at(app: Flask, config: Config, now: datetime) -> tuple[LiveTowns, Visitor]:
    """Herzele as if the service had started at ``now``."""
    live = LiveTowns(connect(config.database_url), config.towns, clock=lambda: now)
    live.publish()
    own = create_app(config, live, app.extensions["assets"])
    return live, Visitor(Client(FastLane(own.wsgi_app, lambda: live.bodies)))


@pytest.mark.parametrize("day", [SPRING, AUTUMN], ids=["spring", "autumn"])
def test_on_the_days_that_the_clock_changes_all_agree_too(
    app: Flask, config: Config, live: LiveTowns, day: datetime
) -> None:
    there, visitor = service_at(app, config, day + timedelta(hours=12))
    edition, snapshot = there.editions["herzele"]["nl"], document(there, "/herzele/twin.json")
    assert (snapshot["until"] - snapshot["from"]) / 3600 == 15 * 24 + (-1 if day is SPRING else 1)
    start = day.astimezone(UTC) - timedelta(hours=2)
    for step in range(29 * 12):
        at = (start + timedelta(minutes=5 * step)).astimezone(BRUSSELS)
        assert by_document(snapshot, at) == by_core(edition, at), at
    for hour in range(24):
        wall = f"{day:%Y-%m-%d}T{hour:02}:30"
        skipped = day is SPRING and hour == 2  # the clock goes from 2 to 3: half past two becomes half past three
        at = datetime.fromisoformat(wall).replace(tzinfo=BRUSSELS).astimezone(UTC).astimezone(BRUSSELS)
        page = Page(wall, visitor.ask(f"/herzele/?op={wall}").text)
        assert by_list(page) == by_core(edition, at), wall
        assert (at.hour == 3) == (skipped or hour == 3)


def test_past_the_horizon_nobody_knows(visitor: Visitor, live: LiveTowns) -> None:
    until = live.editions["herzele"]["nl"].horizon.end
    last, first = until - timedelta(minutes=1), until
    known = by_list(visitor.get(f"/herzele/?op={last:%Y-%m-%dT%H:%M}"))
    assert set(known.values()) > {"unknown"}
    for language in LANGUAGES:
        for path in ("/herzele/", "/herzele/winkels/"):
            page = visitor.get(f"{language}{path}?op={first:%Y-%m-%dT%H:%M}")
            assert set(by_list(page).values()) == {"unknown"}
            assert {row.get("data-badge") for row in page.all("li", data_shop="*")} == {"unknown"}
    slug = document(live, "/herzele/shops.json")["shops"][0]["slug"]
    page = visitor.get(f"/herzele/winkels/{slug}?op={first:%Y-%m-%dT%H:%M}")
    assert page.one("p", data_state="*").get("data-state") == "unknown"


def test_vacant_premises_are_never_a_shop(visitor: Visitor, live: LiveTowns) -> None:
    core = live.editions["herzele"]["nl"].core
    vacant = {premises.id for premises in core.premises.values() if not premises.occupied}
    assert vacant
    for language in LANGUAGES:
        for name in ("shops.json", "twin.json"):
            snapshot = document(live, f"{language}/herzele/{name}")
            assert not vacant & {shop["premises"] for shop in snapshot["shops"]}
    twin = document(live, "/herzele/twin.json")
    shops = {
        each["properties"]["id"]: each["properties"].get("shop") for each in twin["layers"]["premises"]["features"]
    }
    assert {shops[each] for each in vacant} == {None}
    states = live.editions["herzele"]["nl"].moment(live.clock()).premises
    assert {states[each] for each in vacant} == {None}
    for path in ("/herzele/", "/herzele/winkels/"):
        page = visitor.get(path)
        assert len(page.all("li", data_shop="*")) == len(core.shops)
        assert not any(each in page.html for each in vacant)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_shows_shops_says_that_they_are_invented(
    visitor: Visitor, live: LiveTowns, language: str
) -> None:
    snapshot = document(live, f"{language}/herzele/shops.json")
    notice, slug = snapshot["town"]["notice"], snapshot["shops"][0]["slug"]
    assert notice
    for path in ("/", "/winkels/", f"/winkels/{slug}", "/licht/", "/over"):
        assert notice in text(visitor.get(f"{language}/herzele{path}").one("body")), path
    for path in ("/licht/kaart", "/licht/?inbed=1"):
        assert notice in text(Page(path, visitor.ask(f"{language}/herzele{path}").text).one("body")), path


def test_nothing_that_is_answered_sets_a_cookie(visitor: Visitor, live: LiveTowns) -> None:
    for path in (
        "/",
        "/herzele/",
        "/herzele/winkels/",
        "/herzele/licht/kaart",
        "/herzele/scherm/schepenhuis",
        "/nergens/",
    ):
        assert "Set-Cookie" not in visitor.ask(path).headers
