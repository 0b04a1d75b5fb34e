"""Flemish school holidays by rule (decree on the organisation of the school year), for any year."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

WEEK = timedelta(7)
Names = Mapping[str, str]


def _names(nl: str, fr: str, en: str, de: str) -> Names:
    return MappingProxyType({"nl": nl, "fr": fr, "en": en, "de": de})


AUTUMN = _names("Herfstvakantie", "Congé d'automne", "Autumn holiday", "Herbstferien")
CHRISTMAS = _names("Kerstvakantie", "Vacances de Noël", "Christmas holiday", "Weihnachtsferien")
CARNIVAL = _names("Krokusvakantie", "Congé de carnaval", "Carnival holiday", "Karnevalsferien")
SPRING = _names("Paasvakantie", "Vacances de Pâques", "Easter holiday", "Osterferien")
SUMMER = _names("Zomervakantie", "Vacances d'été", "Summer holiday", "Sommerferien")
FREE_DAY = _names("Vrije schooldag", "Jour de congé scolaire", "School day off", "Schulfreier Tag")


def _monday_of(day: date) -> date:
    return day - timedelta(day.weekday())


def autumn_start(year: int) -> date:
    """Monday of the week of 1 November; of the week after when 1 November is a Sunday."""
    saints = date(year, 11, 1)
    return _monday_of(saints) + (WEEK if saints.weekday() == 6 else timedelta(0))


def christmas_start(year: int) -> date:
    """Monday of the week of 25 December; the Monday after when that is a Saturday or Sunday."""
    christmas = date(year, 12, 25)
    return _monday_of(christmas) + (WEEK if christmas.weekday() >= 5 else timedelta(0))


def carnival_start(easter: date) -> date:
    """The seventh Monday before Easter."""
    return easter - timedelta(48)


def spring_start(easter: date) -> date:
    """First Monday of April; Easter in March: Easter Monday; Easter after 15 April: second Monday before Easter."""
    if easter.month == 3:
        return easter + timedelta(1)
    if easter > date(easter.year, 4, 15):
        return easter - timedelta(13)
    first = date(easter.year, 4, 1)
    return first + timedelta(-first.weekday() % 7)


def _periods(year: int, easter: date) -> Iterator[tuple[date, int, Names]]:
    """(first day, number of days, names) of every period that starts in or reaches into ``year``."""
    if year > 1:
        yield christmas_start(year - 1), 14, CHRISTMAS
    yield carnival_start(easter), 7, CARNIVAL
    yield spring_start(easter), 14, SPRING
    yield date(year, 7, 1), 62, SUMMER
    yield autumn_start(year), 7, AUTUMN
    yield christmas_start(year), 14, CHRISTMAS
    for after in (1, 39, 40, 50):  # Easter Monday, Ascension Thursday and Friday, Whit Monday
        yield easter + timedelta(after), 1, FREE_DAY
    for month, day in ((5, 1), (11, 11)):
        yield date(year, month, day), 1, FREE_DAY


def flemish_school_holidays(year: int, easter: Callable[[int], date]) -> list[tuple[date, Names]]:
    """Each school holiday day within the calendar ``year``, in order, weekends inside a period included."""
    found: dict[date, Names] = {}
    for start, length, names in _periods(year, easter(year)):
        for ordinal in range(start.toordinal(), start.toordinal() + length):
            if ordinal <= date.max.toordinal() and (day := date.fromordinal(ordinal)).year == year:
                found.setdefault(day, names)
    return sorted(found.items())
