"""What looks odd about opening hours. Hints for a person to look at, never a judgement."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from twin.domain.hours import OpeningHours

FRIDAY = 4
# Belgian law of 10 November 2006 on opening hours: closed before 5:00 and after 20:00, on Fridays 21:00
EARLIEST, LATEST, LATEST_ON_FRIDAY = time(5), time(20), time(21)
# trades that are open around the clock without anybody wondering
DAY_AND_NIGHT = frozenset(
    {
        "amenity=atm",
        "amenity=bicycle_parking",
        "amenity=car_wash",
        "amenity=charging_station",
        "amenity=fuel",
        "amenity=hospital",
        "amenity=parking",
        "amenity=vending_machine",
        "leisure=fitness_centre",
        "shop=laundry",
        "shop=storage_rental",
        "shop=vending_machine",
        "tourism=hotel",
        "tourism=guest_house",
    }
)
# what the same law lets stay open later, and night shops, which no tag tells from other small groceries
MAY_BE_LATE = frozenset(
    {
        "shop=kiosk",
        "shop=newsagent",
        "shop=tobacco",
        "shop=lottery",
        "shop=video",
        "shop=ice_cream",
        "shop=convenience",
    }
)


class Stretch(NamedTuple):
    """Open from ``start`` to ``end``, aware instants."""

    start: datetime
    end: datetime


def open_in_week(hours: OpeningHours, monday: date) -> list[Stretch]:
    """The stretches of the week from ``monday`` on in which the shop is open."""
    zone = hours.place.zone
    start = datetime.combine(monday, time(), zone)
    end = datetime.combine(monday + timedelta(7), time(), zone)
    return [
        Stretch(datetime.fromtimestamp(first, UTC).astimezone(zone), datetime.fromtimestamp(last, UTC).astimezone(zone))
        for first, last, meaning in hours.spans(start, end)
        if meaning.kind == "open"
    ]


def never_closes(hours: OpeningHours, tag: str, monday: date) -> bool:
    """Whether the shop says that it is open day and night, which of its trade nobody expects."""
    if tag in DAY_AND_NIGHT:
        return False
    found = open_in_week(hours, monday)
    return len(found) == 1 and found[0].end - found[0].start >= timedelta(days=6, hours=22)


def beyond_the_law(hours: OpeningHours, tag: str, country: str, monday: date) -> datetime | None:
    """The first moment of the week at which a Belgian shop is open outside the hours of the law; None for none, and
    for what the law does not speak of: only shops, of a trade that may not be late."""
    if country != "BE" or not tag.startswith("shop=") or tag in MAY_BE_LATE | DAY_AND_NIGHT:
        return None
    return next((at for each in open_in_week(hours, monday) for at in _outside(each)), None)


def _outside(stretch: Stretch) -> Iterator[datetime]:
    start, end = stretch
    latest = LATEST_ON_FRIDAY if start.weekday() == FRIDAY else LATEST
    if start.time() < EARLIEST:
        yield start
    closing = datetime.combine(start.date(), latest, start.tzinfo)
    if end > closing:
        yield max(start, closing)


def overlap(one: OpeningHours, other: OpeningHours, monday: date) -> bool:
    """Whether both are open at the same moment of the week."""
    mine, theirs = open_in_week(one, monday), open_in_week(other, monday)
    return any(each.start < that.end and that.start < each.end for each in mine for that in theirs)
