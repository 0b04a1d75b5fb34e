"""Publishes a town: one immutable edition per language, ready to be sent as bytes."""

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Engine

from twin.domain.core import Core
from twin.domain.moment import Moment
from twin.services.horizon import Horizon
from twin.services.map_layers import with_what_people_keep
from twin.services.packing import JSON, Body, pack
from twin.services.placing import moved, place
from twin.services.scene_mark import marker
from twin.services.snapshot import SnapshotBuilder
from twin.storage.cores import read_core, read_layers, read_light_maps, read_walking
from twin.storage.publication import last_word

QUICK = 4  # brotli's effort for what is made while somebody waits, or for few


@dataclass(frozen=True)
class Edition:
    """What the public sees of one town in one language. Never changed, only replaced.

    ``snapshot`` is `shops.json` as a dict; ``bodies`` maps paths below the town ('twin.json') to bytes.
    """

    core: Core
    language: str
    version: str
    horizon: Horizon
    snapshot: Mapping[str, Any]
    bodies: Mapping[str, Body]
    trees: Mapping[str, Any]
    light_map: str = ""
    scene: str = ""  # another one: whoever has drawn the map must draw it anew; see scene_mark

    @property
    def is_past(self) -> bool:
        """Whether it tells of a day that is over; then nothing beyond that day."""
        return bool(self.snapshot.get("past"))

    def moment(self, at: datetime) -> Moment:
        """What holds at ``at``; outside the horizon nobody knows yet, so every shop is unknown."""
        return self.core.at(at) if at in self.horizon else self.core.beyond_horizon(at)

    def routes(self, screen: str) -> Mapping[str, Any]:
        """The walking tree of ``screen``: {"parent": [...], "metres": {premises id: metres}}."""
        found: Mapping[str, Any] = self.trees.get(screen, {"parent": [], "metres": {}})
        return found


@dataclass(frozen=True)
class Content:
    """What editions are made of. ``layers`` and ``network`` are JSON text."""

    core: Core
    layers: Mapping[str, str]
    network: str
    trees: Mapping[str, Any]


def content_of(engine: Engine, slug: str, now: datetime, at: datetime | None = None) -> Content:
    """A town as it is, or with ``at`` as it was then; the streets are those of today."""
    core = read_core(engine, slug, now, at)
    network, trees_text = read_walking(engine, slug)
    core, network, trees = place(core, network, orjson.loads(trees_text), moved(engine, core))
    return Content(core, with_what_people_keep(read_layers(engine, slug), core), network, trees)


def publish_town(engine: Engine, slug: str, now: datetime) -> dict[str, Edition]:
    """Language -> edition, computed from the database as it is at ``now`` (aware)."""
    found = content_of(engine, slug, now)
    made = _made(now, last_word(engine, slug), found.core)
    editions = publish_core(found.core, found.layers, found.network, found.trees, now, made)
    pages = read_light_maps(engine, slug)
    return {language: replace(edition, light_map=pages.get(language, "")) for language, edition in editions.items()}


def past_edition(engine: Engine, slug: str, language: str, at: datetime) -> Edition:
    """The day of ``at`` (aware, in the town's past) by what was known at that instant; its documents say "past"."""
    found = content_of(engine, slug, at, at)
    builder = SnapshotBuilder(found.core, found.trees, at, Horizon.day_of(at, found.core.town))
    scenery = _scenery(found.layers, found.network)
    document = {**builder.document(language), "past": True}
    document = {"version": _version(document, scenery), **document}
    shops = orjson.dumps(document)
    bodies = {
        "shops.json": pack(shops, JSON, quality=QUICK),
        "twin.json": pack(_with_scenery(shops, scenery), JSON, quality=QUICK),
    }
    return Edition(found.core, language, document["version"], builder.horizon, document, bodies, found.trees)


def publish_core(
    core: Core,
    layers: Mapping[str, str],
    network: str,
    trees: Mapping[str, Any],
    now: datetime,
    made: datetime | None = None,
) -> dict[str, Edition]:
    """Language -> edition. ``layers`` and ``network`` are JSON text, taken over as they are. ``made``: when its content
    came about, where that is not now."""
    builder = SnapshotBuilder(core, trees, now, made=made)
    scenery = _scenery(layers, network)
    mark = marker(scenery, trees)

    def edition(language: str) -> Edition:
        document = builder.document(language)
        version = _version(document, scenery)
        document = {"version": version, **document}
        bodies = _bodies(document, scenery, core, trees)
        return Edition(core, language, version, builder.horizon, document, bodies, trees, scene=mark(document))

    # compressing is most of the work and lets other threads run meanwhile
    with ThreadPoolExecutor() as threads:
        return dict(zip(core.town.languages, threads.map(edition, core.town.languages), strict=True))


def _made(now: datetime, changed: datetime | None, core: Core) -> datetime:
    """When the newest of its content came about, not when this process made it: every process makes the same bytes."""
    midnight = Horizon.around(now, core.town).start
    return min(now, max(midnight, changed or midnight))


def _bodies(document: Mapping[str, Any], scenery: bytes, core: Core, trees: Mapping[str, Any]) -> dict[str, Body]:
    shops = orjson.dumps(document)
    bodies = {
        "shops.json": pack(shops, JSON),
        # the list's document with the map's layers spliced in: the geometry is serialised only once
        "twin.json": pack(_with_scenery(shops, scenery), JSON),
    }
    for screen in core.screens.values():
        route = _route(screen.id, screen.node, document["version"], trees)
        bodies[f"scherm/{screen.id}/route.json"] = pack(route, JSON, quality=QUICK)  # a town may have many screens
    return bodies


def _with_scenery(shops: bytes, scenery: bytes) -> bytes:
    return shops[:-1] + b"," + scenery + b"}"


def _scenery(layers: Mapping[str, str], network: str) -> bytes:
    parts = ",".join(f'"{name}":{geojson}' for name, geojson in sorted(layers.items()))
    return f'"layers":{{{parts}}},"network":{network}'.encode()


def with_other_shops(edition: Edition, shops: bytes) -> bytes:
    """The published twin.json of ``edition`` with another shops.json spliced in."""
    published = edition.bodies["shops.json"].identity
    return _with_scenery(shops, edition.bodies["twin.json"].identity[len(published) : -1])


def _version(document: Mapping[str, Any], scenery: bytes) -> str:
    """The same content has the same version, whenever and wherever it was made."""
    timeless = {key: value for key, value in document.items() if key != "made"}
    return hashlib.sha256(orjson.dumps(timeless) + scenery).hexdigest()[:16]


def _route(screen: str, node: int | None, version: str, trees: Mapping[str, Any]) -> bytes:
    tree = trees.get(screen, {"parent": [], "metres": {}})
    return orjson.dumps(
        {"version": version, "screen": screen, "node": node, "parent": tree["parent"], "metres": tree["metres"]}
    )
