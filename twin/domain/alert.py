"""An emergency that takes over screens: an officer's own words, or a message of the Common Alerting Protocol 1.2."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Severity = Literal["extreme", "severe", "moderate", "minor", "unknown"]  # CAP 1.2, 3.2.2 <severity>
SEVERITIES: tuple[Severity, ...] = ("extreme", "severe", "moderate", "minor", "unknown")  # the worst first


@dataclass(frozen=True, slots=True)
class AlertWords:
    """In one language: what happens, what is known of it, what to do."""

    title: str
    text: str = ""
    instruction: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """``id``: unique in its town, another for each update; ``words`` per language, at least one. It holds from
    ``start`` until ``end`` (aware).

    ``is_test``: an exercise; shown as one, never as real. ``screens``: the ids of those that it takes over.
    """

    id: str
    sender: str
    severity: Severity
    words: Mapping[str, AlertWords]
    start: datetime
    end: datetime
    is_test: bool
    screens: frozenset[str]

    def holds_at(self, at: datetime) -> bool:
        return self.start <= at < self.end

    @property
    def urgency(self) -> tuple[bool, int, float]:
        """Sorts the real before the exercises, the worst first, and of two alike the newest."""
        return self.is_test, SEVERITIES.index(self.severity), -self.start.timestamp()
