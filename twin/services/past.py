"""How a town was: the editions of days that are over, made when somebody asks and kept for a while.

A day that is over is told by what was known at the instant asked for: its shops, their hours, their premises. The
streets are those of today. Today itself, from midnight on, is what the published edition says.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from sqlalchemy import Engine

from twin.services.publish import Edition, past_edition
from twin.storage.past import kept_since, past_mark

KEPT = 24  # editions; each takes about as much memory as the town's shops.json and twin.json together


@dataclass(frozen=True, slots=True)
class Past:
    """``known_since``: the day on which the town was first read, where the instant lies before it: nobody knows how it
    was then, and what is told is what was known first. Else None."""

    edition: Edition
    known_since: date | None


class PastEditions:
    """Editions of the past, the last used ones kept. Safe to be asked by several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: OrderedDict[Hashable, Edition] = OrderedDict()
        self._lock = Lock()

    def find(self, published: Edition, at: datetime) -> Past:
        """The town of ``published``, in its language, as it was at ``at`` (aware, before today)."""
        town = published.core.town
        since = kept_since(self._engine, town.slug)
        is_before = since is not None and at < since
        known_since = since.astimezone(town.place.zone).date() if since and is_before else None
        return Past(self._edition(published, at), known_since)

    def _edition(self, published: Edition, at: datetime) -> Edition:
        town = published.core.town
        mark = past_mark(self._engine, town.slug, at)
        day = at.astimezone(town.place.zone).date()
        key = (published.version, published.language, town.slug, mark, day)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = past_edition(self._engine, town.slug, published.language, at)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made
