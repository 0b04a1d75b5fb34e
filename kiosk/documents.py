"""What screens ask for again and again, ready as bytes: what is new for each, and the page that a machine fetches."""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import orjson
from flask import Flask

from kiosk.bundling import Making, bundle_of
from kiosk.manifest import Bundle
from twin.errors import NotFound
from twin.services.assets import Assets
from twin.services.house import House
from twin.services.live import LiveTowns
from twin.services.packing import JSON, REVALIDATE, Body, strong_etag

log = logging.getLogger(__name__)
Found = TypeVar("Found")
AlertsVersion = Callable[[House, str, str, datetime], str]


@dataclass(frozen=True, eq=False)  # to compare editions field by field would take seconds
class OfTown:
    """The bundles of a town's screens. ``editions`` and ``assets`` (a version) are what they were made from."""

    editions: Mapping[str, Any]
    assets: str
    bundles: Mapping[str, Bundle]


class ScreenDocuments:
    """``bodies``: address -> bytes, for whoever answers before Flask wakes up. Replaced whole, never changed.

    Renewed by `look`: a thread of the service does so each second (`keep_looking`); until one does, who asks does.
    """

    def __init__(self, app: Flask, house: House, live: LiveTowns, assets: Assets, alerts: AlertsVersion) -> None:
        self._app, self._house, self._live, self._assets, self._alerts = app, house, live, assets, alerts
        self._towns: Mapping[str, OfTown] = {}
        self._stands: Mapping[tuple[str, str], tuple[str, str]] = {}  # (town, screen) -> versions of bundle and alerts
        self._lock = threading.Lock()
        self._is_watched = False
        self.bodies: Mapping[str, Body] = {}

    def bundle(self, town: str, screen: str) -> Bundle:
        """Raises NotFound where the town has no such screen."""
        return self._found(lambda: self._of_now(town, screen))

    def stand(self, town: str, screen: str) -> tuple[str, str]:
        """The versions of bundle and alerts. Raises NotFound where the town has no such screen."""
        return self._found(lambda: self._stands.get((town, screen)))

    def body(self, path: str) -> Body:
        """The bytes at an address of ``bodies``. Raises NotFound."""
        return self._found(lambda: self.bodies.get(path))

    def look(self) -> None:
        """Takes in what is new: editions, settings, alerts."""
        with self._lock:
            towns = {slug: self._of_town(slug, editions) for slug, editions in self._live.editions.items()}
            now = self._house.clock()
            stands = {
                (town, screen): (bundle.version, self._alerts(self._house, town, screen, now))
                for town, found in towns.items()
                for screen, bundle in found.bundles.items()
            }
            if stands != self._stands or towns != self._towns:
                self.bodies = _bodies(towns, stands)
            self._towns, self._stands = towns, stands

    def keep_looking(self, seconds: float) -> None:
        """In a thread of its own."""
        self._is_watched = True
        threading.Thread(target=self._look_for_ever, args=(seconds,), name="screens", daemon=True).start()

    def _look_for_ever(self, seconds: float) -> None:
        pause = threading.Event()
        while True:
            try:
                self.look()
            except Exception:  # it must outlive any one bad moment, or no alert would reach a screen any more
                log.exception("what screens show could not be renewed; trying again in %s s", seconds)
            pause.wait(seconds)

    def _found(self, find: Callable[[], Found | None]) -> Found:
        found = find() if self._is_watched else None
        if found is None:  # nobody looks, or it was made this very second
            self.look()
            found = find()
        if found is None:
            raise NotFound("unknown screen")
        return found

    def _of_now(self, town: str, screen: str) -> Bundle | None:
        found = self._towns.get(town)
        return found.bundles.get(screen) if found else None

    def _of_town(self, slug: str, editions: Mapping[str, Any]) -> OfTown:
        known = self._towns.get(slug)
        if known and known.editions is editions and known.assets == self._assets.version:
            return known
        try:
            bundles = self._bundles(slug, editions, known.bundles if known else {})
        except Exception:  # whatever one town's data does to us, the others must be served
            log.exception("the screens of %s could not be made; they keep what they had", slug)
            bundles = known.bundles if known else {}
        return OfTown(editions, self._assets.version, bundles)

    def _bundles(self, slug: str, editions: Mapping[str, Any], known: Mapping[str, Bundle]) -> Mapping[str, Bundle]:
        core = next(iter(editions.values())).core
        with self._app.test_request_context():  # addresses and templates want one; nobody asks
            making = Making.of(slug, editions)
            return {screen.id: bundle_of(making, screen, known.get(screen.id)) for screen in core.screens.values()}


def _bodies(towns: Mapping[str, OfTown], stands: Mapping[tuple[str, str], tuple[str, str]]) -> dict[str, Body]:
    found = {}
    for (town, screen), (bundle, alerts) in stands.items():
        found[f"/{town}/scherm/{screen}/stand.json"] = _small({"bundle": bundle, "alerts": alerts})
        page = towns[town].bundles[screen].head["page"]
        found[page] = towns[town].bundles[screen].files[page]
    return found


def _small(document: Mapping[str, Any]) -> Body:
    """Too small to be worth compressing."""
    data = orjson.dumps(document)
    return Body(data, None, None, strong_etag(data), JSON, REVALIDATE)
