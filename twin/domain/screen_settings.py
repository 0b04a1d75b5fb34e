"""What the town wants its screens to show, and when: for all of them, or for one."""

from dataclasses import dataclass
from datetime import time

REST_SECONDS = (20, 600)  # what the pause before the question 'are you still there' may be


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The glass is dark from ``start`` until ``end`` by the town's clock; over midnight where ``end`` comes first."""

    start: time
    end: time

    def holds_at(self, clock: time) -> bool:
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """``shows_...``: the sections of the screen at rest. ``languages``: those offered, in order; empty for all of the
    town.

    ``rest_seconds``: without a touch, before the screen asks. ``begins_low``: controls start within reach of a seated
    person. ``has_sound``: a jack for headphones is there, so that steps can be read aloud.
    """

    shows_offers: bool = True
    shows_notices: bool = True
    shows_events: bool = True
    shows_later: bool = True  # what is open tonight and tomorrow
    languages: tuple[str, ...] = ()
    rest_seconds: int = 60
    begins_low: bool = False
    has_sound: bool = False
    quiet: QuietHours | None = None
