"""What a screen in the street tells about itself now and then, and what that says of how it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

Drawing = Literal["map", "flat", "none", "waiting"]  # flat: the map from straight above; none: the list only
Trouble = Literal["silent", "dated", "old", "no_map", "errors"]
DRAWINGS: frozenset[str] = frozenset(get_args(Drawing))
SILENT_AFTER = timedelta(minutes=15)  # a screen tells every three minutes: five messages in a row did not come
STEADY_AFTER = timedelta(minutes=15)  # heard again for so long without a silence: it is back
OLD_AFTER = timedelta(hours=2)  # a screen takes in what is new within seconds, a new map once its visitor left
CALM_AFTER = timedelta(hours=1)  # without a new error, before the last ones are forgotten


@dataclass(frozen=True, slots=True)
class Beat:
    """One message. ``version`` of the edition that it shows; ``is_dated``: the data ended, so that it no longer knows
    what is open; ``errors``: scripts that failed since the message before."""

    version: str
    drawing: Drawing
    is_dated: bool
    errors: int


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """All that is kept of a screen's messages. Instants are aware.

    ``quiet_from``, ``back_at``: the last silence. ``behind_since``: when it first showed this edition although there
    was a newer one. ``failed_since``, ``failed_at``: first and last message of a run with ``errors`` errors in all.
    """

    first_seen: datetime
    last_seen: datetime
    version: str
    drawing: Drawing
    is_dated: bool = False
    quiet_from: datetime | None = None
    back_at: datetime | None = None
    behind_since: datetime | None = None
    failed_since: datetime | None = None
    failed_at: datetime | None = None
    errors: int = 0

    @classmethod
    def first(cls, beat: Beat, is_current: bool, at: datetime) -> "Heartbeat":
        return cls(at, at, beat.version, beat.drawing).after(beat, is_current, at)

    def after(self, beat: Beat, is_current: bool, at: datetime) -> "Heartbeat":
        """With one more message. ``is_current``: the edition that it shows is the one being served."""
        found = replace(self, last_seen=at, drawing=beat.drawing, is_dated=beat.is_dated, version=beat.version)
        if at - self.last_seen >= SILENT_AFTER:
            found = replace(found, quiet_from=self.silent_since(at), back_at=at)
        if is_current:
            found = replace(found, behind_since=None)
        elif self.behind_since is None or beat.version != self.version:  # one that moves on is on its way
            found = replace(found, behind_since=at)
        if beat.errors:
            goes_on = self.failed_at is not None and at - self.failed_at < CALM_AFTER
            since, before = (self.failed_since, self.errors) if goes_on else (at, 0)
            found = replace(found, failed_since=since, failed_at=at, errors=before + beat.errors)
        return found

    def silent_since(self, at: datetime) -> datetime | None:
        """When it was last heard before the silence at ``at``; None while it is heard.

        A screen that came back counts as silent until it has been heard for a while: one with a bad connection would
        else come and go all day.
        """
        if self.back_at is not None and self.last_seen - self.back_at < STEADY_AFTER:
            return self.quiet_from
        return self.last_seen if at - self.last_seen >= SILENT_AFTER else None

    def is_heard(self, at: datetime) -> bool:
        return at - self.last_seen < SILENT_AFTER

    def troubles(self, at: datetime) -> Iterator[tuple[Trouble, datetime | None]]:
        """What is wrong, the worst first, each with since when where that is known. Of a silent screen nobody knows
        more than that."""
        if since := self.silent_since(at):
            yield "silent", since
            return
        if self.is_dated:
            yield "dated", None
        elif self.behind_since and at - self.behind_since >= OLD_AFTER:
            yield "old", self.behind_since
        if self.drawing == "none":
            yield "no_map", None
        if self.failed_at and at - self.failed_at < CALM_AFTER:
            yield "errors", self.failed_since
