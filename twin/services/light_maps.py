"""The light map follows what people change; drawn in another process: Folium has no place in the service."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Engine

from twin.domain.core import Core
from twin.domain.shop import Shop
from twin.errors import Unavailable
from twin.services.house import House
from twin.services.map_layers import with_what_people_keep
from twin.storage.cores import read_core, read_layers
from twin.storage.light_maps import keep_light_maps, stale_light_maps, town_settings

PATIENCE = 300  # seconds for drawing one town
Draw = Callable[[Mapping[str, Any], Mapping[str, Any], str], str]  # (town.toml, layers, language) -> HTML


def redraw_stale(house: House) -> None:
    """Draws the light map of every town in which something that it shows has changed: names, places, premises, not
    hours. A job; the next publication takes the new map along. Raises Unavailable where that fails."""
    for slug in stale_light_maps(house.engine):
        command = [sys.executable, "-m", "twin", "redraw", slug]
        # our own interpreter and our own command, no shell
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)  # noqa: S603
        if done.returncode:
            raise Unavailable(f"the light map of {slug} could not be drawn: {done.stderr.strip()}")
        house.changed(slug)


def draw_light_maps(engine: Engine, slug: str, now: datetime, draw: Draw) -> None:
    """Draws and keeps the light map of ``slug`` in all its languages, from the town's book."""
    settings, newest = town_settings(engine, slug)
    core = read_core(engine, slug, now)
    texts = with_what_people_keep(read_layers(engine, slug), core)
    layers = {name: orjson.loads(text) for name, text in texts.items()}
    layers["shops"] = {"type": "FeatureCollection", "features": [_shop(each, core) for each in core.shops.values()]}
    pages = {language: draw(settings, layers, language) for language in core.town.languages}
    keep_light_maps(engine, slug, pages, newest)


def _shop(shop: Shop, core: Core) -> Mapping[str, Any]:
    """A shop as the dataset writes it, as far as the light map reads it."""
    first = core.town.first_language
    names = {"name" if language == first else f"name_{language}": name for language, name in shop.names.items()}
    properties = {
        "name": core.town.in_words(shop.names, first),
        **names,
        "id": shop.id,
        "slug": shop.slug,
        "premises": shop.premises.id,
        "category": shop.category.tag,
    }
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": shop.at}}
