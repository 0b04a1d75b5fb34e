"""Where premises and screens meet the streets, once people have moved or made some."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

import orjson
from sqlalchemy import Engine

from twin.domain.core import Core
from twin.domain.footprint import facade
from twin.domain.premises import Premises
from twin.domain.screen import Screen
from twin.domain.walking import Network
from twin.storage.imported import said_last, touched_by_people

Trees = Mapping[str, Mapping[str, Any]]  # screen id -> {"parent": [...], "metres": {premises id: metres}}


@dataclass(frozen=True)
class Moved:
    """What is not, or no longer, where and as the dataset's folder has it: ids."""

    premises: frozenset[str] = frozenset()
    screens: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.premises or self.screens)


def moved(engine: Engine, core: Core) -> Moved:
    """Compares what people ever touched with what the folder said."""
    slug = core.town.slug
    with engine.connect() as connection:
        touched = touched_by_people(connection, slug, "premises") & core.premises.keys()
        said = said_last(connection, slug, "premises", touched) if touched else {}
        screens = touched_by_people(connection, slug, "screen") & core.screens.keys()
        said_of_screens = said_last(connection, slug, "screen", screens) if screens else {}
    shapes = {key for key in touched if key not in said or said[key]["footprint"] != core.premises[key].footprint}
    doors = {key for key in touched if key not in said or _at(said[key], "door_") != core.premises[key].door}
    apart = {key for key in screens if key not in said_of_screens or _at(said_of_screens[key]) != core.screens[key].at}
    return Moved(frozenset(shapes | doors), frozenset(apart))


def _at(said: Mapping[str, Any], prefix: str = "") -> tuple[float, float]:
    return said[f"{prefix}lon"], said[f"{prefix}lat"]


def place(core: Core, network: str, trees: Trees, found: Moved) -> tuple[Core, str, Trees]:
    """``core``, the walking ``network`` (JSON text) and the screens' trees of walks with everything in ``found`` in its
    place."""
    trees = {screen: tree for screen, tree in trees.items() if screen in core.screens}
    if not found:
        return core, network, trees
    document = orjson.loads(network)
    streets = Network(document["nodes"], document["edges"])
    core = _with(
        core,
        {key: _placed(core.premises[key], streets) for key in sorted(found.premises)},
        {key: replace(core.screens[key], node=streets.meet(core.screens[key].at)) for key in sorted(found.screens)},
    )
    kept = {screen: _grown(streets, core, screen, tree, found) for screen, tree in trees.items()}
    new = {key: _new_tree(streets, core, node) for key in found.screens if (node := core.screens[key].node) is not None}
    grown = {**document, "nodes": streets.nodes, "edges": streets.edges}
    return core, orjson.dumps(grown).decode(), {**kept, **new}


def _with(core: Core, premises: Mapping[str, Premises], screens: Mapping[str, Screen]) -> Core:
    shops = {
        shop.id: replace(shop, premises=premises[shop.premises.id])
        for shop in core.shops.values()
        if shop.premises.id in premises
    }
    return replace(
        core,
        premises={**core.premises, **premises},
        shops={**core.shops, **shops},
        screens={**core.screens, **screens},
    )


def _placed(premises: Premises, streets: Network) -> Premises:
    front = facade(orjson.loads(premises.footprint), premises.door) if premises.footprint else premises.facade
    return replace(premises, node=streets.meet(premises.door), facade=front)


def _grown(streets: Network, core: Core, screen: str, tree: Mapping[str, Any], found: Moved) -> Mapping[str, Any]:
    """``tree`` with the way to every one of the moved premises."""
    root = core.screens[screen].node
    if root is None:
        return tree
    parent = streets.grown(root, tree["parent"])
    metres = {key: length for key, length in tree["metres"].items() if key not in found.premises}
    for key in sorted(found.premises):
        node = core.premises[key].node
        length = streets.metres_up(root, parent, node) if node is not None else None
        if length is not None:
            metres[key] = round(length, 1)
    return {"parent": parent, "metres": metres}


def _new_tree(streets: Network, core: Core, node: int) -> Mapping[str, Any]:
    metres, parent = streets.walks_from(node)
    ways = {each.id: metres[each.node] for each in core.premises.values() if each.node is not None}
    return {"parent": parent, "metres": {key: round(length, 1) for key, length in ways.items() if isfinite(length)}}
