"""When the glass is dark: the hours that the town said, on its own clock, while nobody stands before it."""

from datetime import UTC, datetime, time, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

AWAKE = 60.0  # seconds that a touch lights the glass for


def is_quiet(quiet: tuple[time, time] | None, local: datetime) -> bool:
    """Over midnight where the end comes first."""
    if quiet is None:
        return False
    (start, end), clock = quiet, local.time()
    return start <= clock < end if start <= end else clock >= start or clock < end


def local_time(now: float, timezone: str) -> datetime:
    """UTC where the machine does not know the timezone."""
    zone: tzinfo = UTC
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = UTC
    return datetime.fromtimestamp(now, zone)
