"""The screen's page and what belongs to it. Published data (shops.json, twin.json, route.json) goes out elsewhere."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, url_for

from kiosk.bundle import bundle
from kiosk.bundle_photos import photos_of
from kiosk.codes import codes_document
from kiosk.showing import assets, find_screen, glass_of, screen_html
from kiosk.wishes import spoken
from twin.domain.screen import Screen
from twin.services.live import prefix
from twin.services.newest import scene_of
from twin.services.publish import Edition
from twin.web.access import open_to_everyone
from twin.web.core import live, published

blueprint = Blueprint("kiosk", __name__)
WARNING_SECONDS = 30  # for the answer


@blueprint.get("/<town>/scherm/<screen>")
@open_to_everyone
def page(town: str, screen: str) -> str:
    edition = published(town)
    found = find_screen(edition, screen)
    return screen_html(edition, found, "main", page_settings(edition, found))


@blueprint.get("/<town>/scherm/<screen>/maten.css")
@open_to_everyone
def sizes(town: str, screen: str) -> Response:
    glass = glass_of(find_screen(published(town), screen))
    return Response(glass.stylesheet(), mimetype="text/css", headers={"Cache-Control": "no-cache"})


@blueprint.get("/<town>/scherm/<screen>/codes.json")
@open_to_everyone
def codes(town: str, screen: str) -> Response:
    """See kiosk.codes."""
    find_screen(published(town), screen)
    found = codes_document(current_app.config["KERNKIJKER"].public_url, live().editions[town], screen)
    return Response(found, mimetype="application/json", headers={"Cache-Control": "no-cache"})


@blueprint.get("/<town>/scherm/<screen>/bundle.json")
@open_to_everyone
def whole_bundle(town: str, screen: str) -> Response:
    find_screen(published(town), screen)
    editions = live().editions[town]
    own = [url_for(f".{name}", town=town, screen=screen) for name in ("page", "sizes", "codes")]
    data = [f"{prefix(edition)}/{town}/shops.json" for edition in editions.values()]
    drawn = [f"/{town}/twin.json", f"/{town}/scherm/{screen}/route.json"]
    pages = [*own, *data, *drawn, *photos_of(editions.values())]
    versions = {language: edition.version for language, edition in editions.items()}
    found = bundle(assets().bodies, pages, versions, stage_of(editions, screen))
    return jsonify(found)


@blueprint.get("/<town>/scherm/worker.js")
@open_to_everyone
def worker(town: str) -> Response:
    """The service worker, served from here because its address decides which pages it may keep."""
    published(town)
    body = assets().bodies[assets().url("js/kiosk/worker.js")]
    return Response(body.identity, content_type=body.content_type, headers={"Cache-Control": "no-cache"})


def stage_of(editions: Mapping[str, Edition], screen: str) -> str:
    """Our scripts and styles, what they built the map from, and what the town wants of the screen."""
    wishes = repr(next(iter(editions.values())).core.settings_of(screen))
    return f"{assets().version}.{scene_of(editions)}.{sha256(wishes.encode()).hexdigest()[:8]}"


def page_settings(edition: Edition, screen: Screen) -> dict[str, Any]:
    """What a running screen starts from, over what every start needs."""
    town, of_town = edition.core.town.slug, live().editions[edition.core.town.slug]
    wishes = edition.core.settings_of(screen.id)
    languages = spoken(wishes, edition.core.town.languages)
    return {
        "agent": None,
        "rest": current_app.config.get("SCREEN_REST_SECONDS", wishes.rest_seconds),
        "warning": current_app.config.get("SCREEN_WARNING_SECONDS", WARNING_SECONDS),
        "shops": {each: f"{prefix(of_town.get(each, edition))}/{town}/shops.json" for each in languages},
        "editions": f"/{town}/editions.json",
        "scene": scene_of(of_town),
        "stage": stage_of(of_town, screen.id),
        "twin": f"/{town}/twin.json",
        "bundle": url_for("kiosk.whole_bundle", town=town, screen=screen.id),
        "use": url_for("kiosk_use.taps", town=town, screen=screen.id),
        "heartbeat": url_for("kiosk_heartbeat.tell", town=town, screen=screen.id),
        "alerts": url_for("kiosk_alerts.alerts", town=town, screen=screen.id),
        "glass": (screen.width_px, screen.height_px),
        "worker": url_for("kiosk.worker", town=town),
    }
