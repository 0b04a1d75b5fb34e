"""Where on earth, for the sun and the clock."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from twin.errors import Invalid


@dataclass(frozen=True, slots=True)
class Place:
    """A point in WGS84 degrees (``lon`` east, ``lat`` north) and its IANA time zone.

    Raises Invalid for coordinates off the globe or an unknown time zone.
    """

    lon: float
    lat: float
    timezone: str

    def __post_init__(self) -> None:
        if not (-180 <= self.lon <= 180 and -90 <= self.lat <= 90):
            raise Invalid(f"{self.lon}, {self.lat} is not a longitude and latitude in degrees")
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise Invalid(f"'{self.timezone}' is not a time zone; use a name such as Europe/Brussels") from error

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)
