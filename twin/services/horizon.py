"""The time that a snapshot speaks of."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from twin.domain.town import Town

DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class Horizon:
    """[start, end): the time a snapshot speaks of, whole days in the town's time zone."""

    start: datetime
    end: datetime

    @classmethod
    def around(cls, now: datetime, town: Town) -> "Horizon":
        """From today's midnight until 14 whole days after today."""
        today = now.astimezone(town.place.zone).date()
        return cls(_midnight(today, town), _midnight(today + timedelta(days=DAYS_AHEAD + 1), town))

    @classmethod
    def day_of(cls, at: datetime, town: Town) -> "Horizon":
        """The whole day in which ``at`` lies."""
        day = at.astimezone(town.place.zone).date()
        return cls(_midnight(day, town), _midnight(day + timedelta(days=1), town))

    def __contains__(self, at: datetime) -> bool:
        return self.start <= at < self.end


def _midnight(day: date, town: Town) -> datetime:
    return datetime.combine(day, time(), town.place.zone)
