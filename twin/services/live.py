"""Keeps the newest good edition of every town in memory, and renews it when a day or a dataset changes."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from geodata.digest import digest
from twin.services.memory import give_back
from twin.services.newest import newest
from twin.services.packing import Body
from twin.services.publish import Edition, publish_town
from twin.storage.publication import Mark, publication_marks
from twin.storage.towns import digests

log = logging.getLogger(__name__)
RETRY = timedelta(minutes=5)  # before a town that could not be published is tried again
PATIENCE = 600  # seconds for reading one folder
Editions = Mapping[str, Mapping[str, Edition]]  # town slug -> language -> edition


@dataclass(frozen=True)
class Failure:
    """``mark``: what could not be published; ``retry_at``: when it is tried again although nothing changed."""

    mark: Mark
    retry_at: datetime


def _now() -> datetime:
    return datetime.now(UTC)


class LiveTowns:
    """The editions being served.

    Readers take ``editions`` or ``bodies`` once and keep what they took: both are replaced whole.

    ``troubles`` says in words, per town, why it is not as its folder says; the last good edition then stays up.
    """

    def __init__(self, engine: Engine, towns: Path, clock: Callable[[], datetime] = _now) -> None:
        self.editions: Editions = {}
        self.bodies: Mapping[str, Body] = {}
        self.troubles: Mapping[str, str] = {}
        self.generation = 0  # grows with every publication
        self.engine = engine
        self._towns = towns
        self.clock = clock
        self._stop = threading.Event()
        self._changed = threading.Event()  # wakes the watch before its time
        self._published: dict[str, Mark] = {}  # town slug -> what its edition shows
        self._refused: dict[str, tuple[str, str]] = {}  # town slug -> digest of the folder, and what is wrong with it
        self._gone: dict[str, str] = {}  # towns in the database whose folder is there no more -> in words
        self._failed: dict[str, Failure] = {}  # towns whose edition could not be made

    def publish(self) -> None:
        """Publishes every town that is served."""
        self._publish(self._marks())

    def _publish(self, towns: Mapping[str, Mark], leaving: Iterable[str] = ()) -> None:
        """Publishes ``towns`` and lets go of ``leaving``. A town that fails keeps its last edition."""
        editions, failed, now = dict(self.editions), dict(self._failed), self.clock()
        for slug in leaving:
            editions.pop(slug, None)
            failed.pop(slug, None)
        for slug, mark in towns.items():
            failed.pop(slug, None)
            try:
                editions[slug] = publish_town(self.engine, slug, now)
                self._published[slug] = mark
            except Exception:  # whatever one town's data does to us, the others must be served
                log.exception("town %s could not be published", slug)
                failed[slug] = Failure(mark, now + RETRY)
        self.editions = {slug: editions[slug] for slug in sorted(editions)}
        self.bodies = bodies_of(self.editions)
        self.generation += 1
        self._failed = failed
        self._tell()
        give_back()

    def changed(self, town: str) -> None:
        """Tells that people changed something in ``town``: the watch publishes it at once."""
        self._changed.set()

    def keep_fresh(self, seconds: float) -> None:
        """Looks every ``seconds`` for a changed dataset or a new day, in a thread of its own."""
        threading.Thread(target=self._watch, args=(seconds,), name="keep-fresh", daemon=True).start()

    def stop(self) -> None:
        self._stop.set()
        self._changed.set()

    def _watch(self, seconds: float) -> None:
        while True:
            self._changed.wait(seconds)
            self._changed.clear()
            if self._stop.is_set():
                return
            try:
                self.refresh()
            except Exception:  # the watch must outlive any one bad moment, or a screen would go stale for ever
                log.exception("looking for changes failed; trying again in %s s", seconds)

    def refresh(self) -> None:
        """Takes in changed folders and publishes again the towns whose content or day calls for it."""
        self._take_changed_folders()
        marks = self._marks()
        due = {slug: mark for slug, mark in marks.items() if self._is_due(slug, mark)}
        leaving = (self.editions.keys() | self._failed.keys()) - marks.keys()
        if due or leaving:
            self._publish(due, leaving)
        self._tell()

    def _marks(self) -> Mapping[str, Mark]:
        return publication_marks(self.engine)

    def _tell(self) -> None:
        refused = {slug: words for slug, (_, words) in self._refused.items()}
        failed = {slug: f"{slug} could not be published; the log of the service says why" for slug in self._failed}
        self.troubles = {**self._gone, **refused, **failed}

    def _is_due(self, slug: str, mark: Mark) -> bool:
        """Whether something of the town changed, by whichever process; whether a day has passed there; or whether it
        failed and may be tried again."""
        now, failure = self.clock(), self._failed.get(slug)
        if failure:
            return mark != failure.mark or now >= failure.retry_at
        if mark != self._published.get(slug):
            return True
        return any(
            now.astimezone(edition.core.town.place.zone).date() != edition.horizon.start.date()
            for edition in self.editions.get(slug, {}).values()
        )

    def _take_changed_folders(self) -> None:
        known, refused = digests(self.engine), {}
        folders = town_folders(self._towns)
        for folder in folders:
            found = fingerprint(folder)
            if known.get(folder.name) == found:
                continue
            before = self._refused.get(folder.name)
            # GeoPandas does the reading, in a process of its own that takes its memory along when it ends
            words = before[1] if before and before[0] == found else load_in_another_process(folder)
            if words:
                refused[folder.name] = found, words.replace(f"{self._towns}/", "")  # /healthz names no path of ours
        self._refused = refused
        self._gone = {slug: gone(slug) for slug in known.keys() - {folder.name for folder in folders}}


def fingerprint(folder: Path) -> str:
    """The digest of ``folder``; where a file cannot be read, a text that no digest equals."""
    try:
        return digest(folder)
    except OSError as error:
        return str(error)


def gone(slug: str) -> str:
    return f"the folder of {slug}, or its town.toml, is gone; the last edition stays up until the service starts again"


def town_folders(towns: Path) -> list[Path]:
    """The folders that hold a town, by name."""
    return sorted(path.parent for path in towns.glob("*/town.toml"))


def load_in_another_process(folder: Path) -> str:
    """Runs `kernkijker load FOLDER`; returns '' when it went well, else what it said."""
    command = [sys.executable, "-m", "twin", "load", str(folder)]
    try:
        # our own interpreter and our own command, no shell
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)  # noqa: S603
    except subprocess.TimeoutExpired:
        return f"reading {folder} took longer than {PATIENCE // 60} minutes"
    return "" if done.returncode == 0 else (done.stderr or done.stdout).strip() or "the dataset could not be read"


def bodies_of(editions: Editions) -> dict[str, Body]:
    """Address -> bytes of every published document."""
    return {
        f"{prefix(edition)}/{slug}/{name}": body
        for slug, of_town in editions.items()
        for edition in of_town.values()
        for name, body in {**edition.bodies, "editions.json": newest(of_town)}.items()
    }


def prefix(edition: Edition) -> str:
    """'' for the town's first language, '/fr' and the like for the others."""
    return "" if edition.language == edition.core.town.first_language else f"/{edition.language}"
