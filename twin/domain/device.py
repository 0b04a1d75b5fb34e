"""The machine behind a screen in the street: what it told last, and what that says of how it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Literal, get_args

Life = Literal["new", "alive", "late", "silent"]  # new: paired, not heard yet
Problem = Literal[
    "silent", "twins", "clock", "page", "dated", "broken", "disk", "memory", "hot", "old", "errors", "refused"
]  # the worst first; twins: two machines hold one token; dated: its data ended; refused: it tells what cannot be
PROBLEMS: tuple[Problem, ...] = get_args(Problem)
Revoked = Literal["officer", "taken_over", "screen_gone"]  # taken_over: another machine was paired with the screen

LATE_AFTER = timedelta(minutes=3)  # a heartbeat comes each minute
SILENT_AFTER = timedelta(minutes=5)
STEADY_AFTER = timedelta(minutes=5)  # heard again for so long without a silence: it is back
CLOCK_OFF = timedelta(minutes=1)  # an open sign that is a minute off misleads nobody
PAGE_HANGS_AFTER = timedelta(seconds=60)  # the page tells each 10 s; then the agent starts the browser again
PAGE_MAY_START = timedelta(minutes=3)  # after the machine came up, on the slowest of them
# how long it may last before it is a problem: a new bundle comes within a minute, on a slow line within some more; a
# page that hangs is started again by its agent
GRACE: Mapping[str, timedelta] = MappingProxyType({"old": timedelta(minutes=15), "page": timedelta(minutes=2)})
CALM_AFTER = timedelta(hours=1)  # without a new error, twin or refusal, before the last one is forgotten
HOT, COOL = 80.0, 72.0  # °C; a Raspberry Pi slows down at 80. Between the two it stays what it was
DISK_FULL, DISK_FREE = 200, 400  # MB; a bundle takes some 10
DISK_BROKEN = "disk_broken"  # what an agent says that can keep nothing, see kiosk/agent/data_folder.py
MEMORY_LOW, MEMORY_FREE = 60, 120  # MB


@dataclass(frozen=True, slots=True)
class PageBeat:
    """What the page last told its agent. ``drawing``: map, still, flat, none or waiting; ``state``: what it shows, by
    which an officer's page draws it (view, language, contrast, large, low, chosen, group)."""

    version: str
    drawing: str
    is_dated: bool
    errors: int
    state: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """One heartbeat. ``boot`` changes each time the agent starts. ``page_age``: since the page's last beat.

    ``clock``: what time the machine thought it was. ``disk_free``, ``memory_free``: MB. None is what it cannot tell.
    """

    agent: str
    boot: str
    bundle: str | None
    clock: datetime
    uptime: timedelta
    page: PageBeat | None = None
    page_age: timedelta | None = None
    temperature: float | None = None
    disk_free: int | None = None
    memory_free: int | None = None
    last_touch: datetime | None = None
    errors: tuple[str, ...] = ()
    restarts: int = 0


@dataclass(frozen=True, slots=True)
class Device:
    """A paired machine. Instants are aware; ``paired_by`` and ``revoked_by`` are numbers of people.

    ``since``: problem -> when it was first heard of, for those that the last report tells. ``quiet_from``, ``back_at``:
    the last silence. ``clock_offset``: its clock less ours. ``boot_before``: of the start before ``report.boot``;
    ``twins_at``, ``failed_at``, ``refused_at``: when that last happened. ``restart_asked_at``: an officer asked, and it
    was not told yet. ``token_since``: when it first used its present token.
    """

    id: int
    town: str
    screen: str
    paired_at: datetime
    token_since: datetime
    paired_by: int | None = None
    revoked_at: datetime | None = None
    revoked_by: int | None = None
    revoked_why: str = ""
    last_seen: datetime | None = None
    report: Report | None = None
    clock_offset: timedelta = timedelta()
    since: Mapping[str, datetime] = field(default_factory=dict)
    quiet_from: datetime | None = None
    back_at: datetime | None = None
    boot_before: str = ""
    twins_at: datetime | None = None
    failed_at: datetime | None = None
    refused: int = 0
    refused_at: datetime | None = None
    refused_why: str = ""
    restart_asked_at: datetime | None = None
    restart_told_at: datetime | None = None
    rotation_asked_at: datetime | None = None

    def life(self, at: datetime) -> Life:
        """Whether it is heard at ``at``."""
        if self.last_seen is None:
            return "new" if at - self.paired_at < SILENT_AFTER else "silent"
        quiet = at - self.last_seen
        return "alive" if quiet < LATE_AFTER else "late" if quiet < SILENT_AFTER else "silent"

    def silent_since(self, at: datetime) -> datetime | None:
        """When it was last heard before the silence at ``at``; None while it is heard.

        One that came back counts as silent until it was heard for a while: a bad connection would else come and go
        all day, with a mail for each.
        """
        last = self.last_seen or self.paired_at
        if self.back_at is not None and last - self.back_at < STEADY_AFTER:
            return self.quiet_from
        return last if at - last >= SILENT_AFTER else None

    def problems(self, at: datetime) -> Iterator[tuple[Problem, datetime | None]]:
        """What is wrong, the worst first, each with since when. Of a silent machine nobody knows more than that."""
        if silent := self.silent_since(at):
            yield "silent", silent
            return
        for name in PROBLEMS:
            since = self.since.get(name)
            if since and at - since >= GRACE.get(name, timedelta()):
                yield name, since

    def after(self, report: Report, current: str | None, at: datetime) -> "Device":
        """With one more heartbeat. ``current``: the version of the bundle that it should show; None where none is."""
        found = replace(self, last_seen=at, report=report, clock_offset=report.clock - at)
        last = self.last_seen or self.paired_at
        if at - last >= SILENT_AFTER:
            found = replace(found, quiet_from=self.silent_since(at), back_at=at)
        if self.report and report.boot != self.report.boot:  # a start has a number of its own, and none comes back
            is_twin = report.boot == self.boot_before
            found = replace(found, boot_before=self.report.boot, twins_at=at if is_twin else self.twins_at)
        if set(report.errors) - {DISK_BROKEN} or (report.page and report.page.errors):
            found = replace(found, failed_at=at)
        known = dict(self.since)
        if self.report and self.report.bundle != report.bundle:
            known.pop("old", None)  # it moves on, so it is on its way
        wrong = [name for name, holds in found._tells(report, current, at) if holds]
        return replace(found, since={name: known.get(name, at) for name in wrong})

    def refusing(self, why: str, at: datetime) -> "Device":
        """With one more message that could not be understood: it says nothing but that."""
        since = {"refused": at, **self.since}
        return replace(self, refused=self.refused + 1, refused_at=at, refused_why=why, since=since)

    def _tells(self, report: Report, current: str | None, at: datetime) -> Iterator[tuple[Problem, bool]]:
        yield "twins", _is_recent(self.twins_at, at)
        yield "clock", abs(self.clock_offset) > CLOCK_OFF
        yield "page", _page_hangs(report)
        yield "dated", bool(report.page and report.page.is_dated)
        yield "broken", DISK_BROKEN in report.errors
        yield "disk", _is_under(report.disk_free, DISK_FREE if "disk" in self.since else DISK_FULL)
        yield "memory", _is_under(report.memory_free, MEMORY_FREE if "memory" in self.since else MEMORY_LOW)
        yield "hot", not _is_under(report.temperature, COOL if "hot" in self.since else HOT, unknown=True)
        yield "old", bool(current and report.bundle != current)
        yield "errors", _is_recent(self.failed_at, at)
        yield "refused", _is_recent(self.refused_at, at)


def _page_hangs(report: Report) -> bool:
    """Nothing heard of the page for a while, although there is one to show."""
    if report.bundle is None or report.uptime < PAGE_MAY_START:
        return False
    return report.page is None or (report.page_age is not None and report.page_age > PAGE_HANGS_AFTER)


def _is_recent(last: datetime | None, at: datetime) -> bool:
    return last is not None and at - last < CALM_AFTER


def _is_under(value: float | None, line: float, unknown: bool = False) -> bool:
    return unknown if value is None else value < line
