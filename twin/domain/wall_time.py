"""The time on the wall of a town, as people and the address bar write it, and the instant it stands for."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from twin.errors import Invalid

WALL_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def instant_of(text: str, zone: ZoneInfo) -> datetime:
    """The aware instant of ``2026-11-28T10:30`` in ``zone``; static/js/wall_time.js gives the same.

    A time that the clock skips in spring is moved forward by what it skips; of a repeated hour the first is meant
    (PEP 495, fold 0). Raises Invalid for what is no such date and time.
    """
    if not WALL_TIME.fullmatch(text):
        raise Invalid(f"'{text[:40]}' is no moment; write it as 2026-11-28T10:30.")
    try:
        local = datetime.fromisoformat(text).replace(tzinfo=zone)
        return datetime.fromtimestamp(local.timestamp(), zone)
    except (ValueError, OverflowError) as error:
        raise Invalid(f"'{text}' is no date and time of the calendar: {error}.") from error


def wall_time(at: datetime, zone: ZoneInfo) -> str:
    """What the address bar writes for the instant ``at``."""
    return at.astimezone(zone).strftime("%Y-%m-%dT%H:%M")
