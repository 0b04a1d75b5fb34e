"""The sun over a place, by astral (Meeus' formulas; good to about 0.02 degrees and half a minute)."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from astral import Observer
from astral import sun as astral_sun

from twin.domain.place import Place
from twin.errors import Invalid

Daylight = Literal["day", "dusk", "night"]
SunEvent = Literal["sunrise", "sunset", "dawn", "dusk"]

DAY_ABOVE = 0.5  # degrees; the two borders of the look: day, dusk, night
NIGHT_BELOW = -5.5


class SunPosition(NamedTuple):
    """Degrees: altitude above the horizon (refraction included), azimuth clockwise from true north."""

    altitude_deg: float
    azimuth_deg: float


def sun_position(at: datetime, place: Place) -> SunPosition:
    """Where the sun stands at an aware instant; computed once per place and minute.

    Raises Invalid for an instant without time zone.
    """
    if at.tzinfo is None:
        raise Invalid("the moment needs a time zone")
    try:
        instant = at.astimezone(UTC)
    except OverflowError:  # within a day of year 1 or 9999: the offset cannot be taken off
        instant = at.replace(tzinfo=UTC)
    return _position(instant.replace(second=0, microsecond=0), place.lon, place.lat)


@lru_cache(maxsize=4096)
def _position(instant: datetime, lon: float, lat: float) -> SunPosition:
    observer = Observer(lat, lon)
    return SunPosition(astral_sun.elevation(observer, instant), astral_sun.azimuth(observer, instant) % 360)


def daylight(altitude_deg: float) -> Daylight:
    """Which of the three lights of the look holds at this altitude of the sun."""
    if altitude_deg > DAY_ABOVE:
        return "day"
    return "dusk" if altitude_deg >= NIGHT_BELOW else "night"


@lru_cache(maxsize=4096)
def sun_event(event: SunEvent, day: date, place: Place) -> datetime | None:
    """When ``event`` happens on the local ``day``, in the place's zone; None where it does not (polar day, night).

    Dawn and dusk are civil: the sun 6 degrees below the horizon.
    """
    observer = Observer(place.lat, place.lon)
    try:
        found: datetime = getattr(astral_sun, event)(observer, date=day, tzinfo=place.zone)
    except (ValueError, OverflowError):
        return None
    return found


def sunrise_sunset(day: date, place: Place) -> tuple[datetime | None, datetime | None]:
    """(sunrise, sunset) of the local ``day`` in the place's zone; None for what does not happen that day."""
    return sun_event("sunrise", day, place), sun_event("sunset", day, place)
