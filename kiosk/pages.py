"""The screen's page and what belongs to it. Published data (shops.json, twin.json, route.json) goes out elsewhere."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template, url_for
from markupsafe import Markup

from kiosk.bundle import bundle
from kiosk.codes import Code, code_for
from kiosk.screens import Glass
from kiosk.texts import texts_for
from twin.domain.screen import Screen
from twin.errors import NotFound
from twin.services.assets import Assets
from twin.services.live import prefix
from twin.services.newest import scene_of
from twin.services.publish import Edition
from twin.web.access import open_to_everyone
from twin.web.core import live, published
from twin.web.languages import OWN_NAMES

blueprint = Blueprint("kiosk", __name__)
REST_SECONDS = 60  # without a touch, before the screen asks whether anybody is still there
WARNING_SECONDS = 30  # for the answer


@blueprint.get("/<town>/scherm/<screen>")
@open_to_everyone
def page(town: str, screen: str) -> str:
    edition = published(town)
    found = _find(edition, screen)
    texts = texts_for(edition.core.town.languages)
    language = next(iter(texts))
    return render_template(
        "kiosk/screen.html",
        screen=found,
        glass=_glass(found),
        language=language,
        words=texts[language],
        touch_words={each: words["touch"] for each, words in texts.items()},
        language_names={each: OWN_NAMES[each] for each in texts},
        language_codes={each: each.upper() for each in texts},
        core_name=edition.core.town.core_name(language),
        groups=edition.snapshot["groups"],
        icons=_symbols(),
        sizes_address=url_for(".sizes", town=town, screen=screen),
        settings=_settings(edition, found, texts),
    )


@blueprint.get("/<town>/scherm/<screen>/maten.css")
@open_to_everyone
def sizes(town: str, screen: str) -> Response:
    glass = _glass(_find(published(town), screen))
    return Response(glass.stylesheet(), mimetype="text/css", headers={"Cache-Control": "no-cache"})


@blueprint.get("/<town>/scherm/<screen>/codes.json")
@open_to_everyone
def codes(town: str, screen: str) -> Response:
    """Language -> shop's slug -> [side, bits]; see kiosk.codes."""
    _find(published(town), screen)
    address = current_app.config["KERNKIJKER"].public_url
    found = {language: _codes(address, edition, screen) for language, edition in live().editions[town].items()}
    return jsonify(found)


@blueprint.get("/<town>/scherm/<screen>/bundle.json")
@open_to_everyone
def whole_bundle(town: str, screen: str) -> Response:
    _find(published(town), screen)
    editions = live().editions[town]
    own = [url_for(f".{name}", town=town, screen=screen) for name in ("page", "sizes", "codes")]
    data = [f"{prefix(edition)}/{town}/shops.json" for edition in editions.values()]
    pages = [*own, *data, f"/{town}/twin.json", f"/{town}/scherm/{screen}/route.json"]
    versions = {language: edition.version for language, edition in editions.items()}
    found = bundle(_assets().bodies, pages, versions, _stage(editions))
    return jsonify(found)


@blueprint.get("/<town>/scherm/worker.js")
@open_to_everyone
def worker(town: str) -> Response:
    """The service worker, served from here because its address decides which pages it may keep."""
    published(town)
    body = _assets().bodies[_assets().url("js/kiosk/worker.js")]
    return Response(body.identity, content_type=body.content_type, headers={"Cache-Control": "no-cache"})


def _find(edition: Edition, screen: str) -> Screen:
    found = edition.core.screens.get(screen)
    if found is None:
        raise NotFound("unknown screen")
    return found


def _glass(screen: Screen) -> Glass:
    return Glass(screen.diagonal_inch, screen.width_px, screen.height_px, screen.mounting_height_mm)


def _assets() -> Assets:
    assets: Assets = current_app.extensions["assets"]
    return assets


def _stage(editions: Mapping[str, Edition]) -> str:
    """Our scripts and styles, and what they built the map from."""
    return f"{_assets().version}.{scene_of(editions)}"


def _symbols() -> Markup:
    """The icons as <symbol> elements. Safe as they are: `make` drew them from our own list."""
    sprite = _assets().bodies[_assets().url("vendor/icons.svg")].identity.decode()
    return Markup("".join(re.findall(r"<symbol .*?</symbol>", sprite, re.DOTALL)))  # noqa: S704 - our own file, no input


def _settings(edition: Edition, screen: Screen, texts: dict[str, dict[str, str]]) -> dict[str, Any]:
    """What the scripts start from."""
    town = edition.core.town.slug
    names = ("codes", "whole_bundle")
    own = {name: url_for(f".{name}", town=town, screen=screen.id) for name in names}
    of_town = live().editions[town]
    shops = {each: f"{prefix(of_town.get(each, edition))}/{town}/shops.json" for each in texts}
    return {
        "screen": screen.id,
        "bearing": screen.bearing,
        "at": screen.at,
        "portrait": _glass(screen).portrait,
        "rest": current_app.config.get("SCREEN_REST_SECONDS", REST_SECONDS),
        "warning": current_app.config.get("SCREEN_WARNING_SECONDS", WARNING_SECONDS),
        "shops": shops,
        "editions": f"/{town}/editions.json",
        "scene": scene_of(of_town),
        "stage": _stage(of_town),
        "twin": f"/{town}/twin.json",
        "route": f"/{town}/scherm/{screen.id}/route.json",
        "codes": own["codes"],
        "bundle": own["whole_bundle"],
        "use": url_for("kiosk_use.taps", town=town, screen=screen.id),
        "worker": url_for(".worker", town=town),
        "language": next(iter(texts)),
        "texts": texts,
    }


def _codes(address: str, edition: Edition, screen: str) -> dict[str, Code]:
    slugs = tuple(shop.slug for shop in edition.core.shops.values())
    return _codes_of(f"{address}{prefix(edition)}/{edition.core.town.slug}/winkels/", slugs, screen)


@lru_cache(maxsize=64)
def _codes_of(folder: str, slugs: tuple[str, ...], screen: str) -> dict[str, Code]:
    return {slug: code_for(f"{folder}{slug}?van={screen}") for slug in slugs}
