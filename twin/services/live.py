"""Keeps the newest good edition of every town in memory, and renews it when a day or a dataset changes."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from geodata.digest import digest
from twin.errors import KernkijkerError
from twin.services.memory import give_back
from twin.services.packing import Body
from twin.services.publish import Edition, publish_town
from twin.storage.towns import digests

log = logging.getLogger(__name__)
Editions = Mapping[str, Mapping[str, Edition]]  # town slug -> language -> edition


def _now() -> datetime:
    return datetime.now(UTC)


class LiveTowns:
    """The editions being served.

    Readers take ``editions`` or ``bodies`` once and keep what they took: both are replaced whole.

    ``troubles`` says in words, per town, why its dataset could not be taken; the last good edition then stays up.
    """

    def __init__(self, engine: Engine, towns: Path, clock: Callable[[], datetime] = _now) -> None:
        self.editions: Editions = {}
        self.bodies: Mapping[str, Body] = {}
        self.troubles: Mapping[str, str] = {}
        self.generation = 0  # grows with every publication
        self._engine = engine
        self._towns = towns
        self.clock = clock
        self._stop = threading.Event()
        self._refused: dict[str, str] = {}  # town slug -> digest of the folder that could not be taken

    def publish(self) -> None:
        """Publishes every town in the database. A town that fails keeps its last edition."""
        editions, troubles = dict(self.editions), dict(self.troubles)
        kept = digests(self._engine)
        for slug in sorted(kept):
            try:
                editions[slug] = publish_town(self._engine, slug, self.clock())
            except (KernkijkerError, KeyError, ValueError, TypeError) as error:
                log.exception("town %s could not be published", slug)
                troubles[slug] = f"{slug}: {error}"
        self.editions = {slug: editions[slug] for slug in sorted(editions) if slug in kept}
        self.bodies = _bodies(self.editions)
        self.generation += 1
        give_back()
        self.troubles = troubles

    def keep_fresh(self, seconds: float) -> None:
        """Looks every ``seconds`` for a changed dataset or a new day, in a thread of its own."""
        threading.Thread(target=self._watch, args=(seconds,), name="keep-fresh", daemon=True).start()

    def stop(self) -> None:
        self._stop.set()

    def _watch(self, seconds: float) -> None:
        while not self._stop.wait(seconds):
            try:
                self.refresh()
            except Exception:  # the watch must outlive any one bad moment, or a screen would go stale for ever
                log.exception("looking for changes failed; trying again in %s s", seconds)

    def refresh(self) -> None:
        """Takes in changed folders and publishes again where the content or the day calls for it."""
        if self._take_changed_folders() or self._day_has_passed():
            self.publish()

    def _day_has_passed(self) -> bool:
        now = self.clock()
        return any(
            now.astimezone(edition.core.town.place.zone).date() != edition.horizon.start.date()
            for editions in self.editions.values()
            for edition in editions.values()
        )

    def _take_changed_folders(self) -> bool:
        known, troubles, changed = digests(self._engine), dict(self.troubles), False
        for folder in town_folders(self._towns):
            found = digest(folder)
            if known.get(folder.name) == found:
                troubles.pop(folder.name, None)
            elif self._refused.get(folder.name) != found:
                # GeoPandas does the reading, in a process of its own that takes its memory along when it ends
                troubles[folder.name] = load_in_another_process(folder)
                self._refused[folder.name] = found
                changed = changed or not troubles[folder.name]
        self.troubles = {slug: words for slug, words in troubles.items() if words}
        return changed


def town_folders(towns: Path) -> list[Path]:
    """The folders that hold a town, by name."""
    return sorted(path.parent for path in towns.glob("*/town.toml"))


def load_in_another_process(folder: Path) -> str:
    """Runs `kernkijker load FOLDER`; returns '' when it went well, else what it said."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own command, no shell
        [sys.executable, "-m", "twin", "load", str(folder)], capture_output=True, text=True, check=False, timeout=600
    )
    return "" if done.returncode == 0 else (done.stderr or done.stdout).strip() or "the dataset could not be read"


def _bodies(editions: Editions) -> dict[str, Body]:
    """Address -> bytes of every published document."""
    return {
        f"{prefix(edition)}/{slug}/{name}": body
        for slug, of_town in editions.items()
        for edition in of_town.values()
        for name, body in edition.bodies.items()
    }


def prefix(edition: Edition) -> str:
    """'' for the town's first language, '/fr' and the like for the others."""
    return "" if edition.language == edition.core.town.first_language else f"/{edition.language}"
