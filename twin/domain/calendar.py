"""Public and school holidays of a country, by rule, for any Gregorian year (1583-9999)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache
from types import MappingProxyType

from twin.domain.school_holidays import flemish_school_holidays

FIRST_YEAR = 1583  # the first whole year of the Gregorian calendar


@dataclass(frozen=True, slots=True)
class Holiday:
    """One named day (or one day of a named period); ``names`` by language code: nl, fr, en, de."""

    date: date
    names: Mapping[str, str]


Rule = Callable[[int], tuple[Holiday, ...]]


def _none(year: int) -> tuple[Holiday, ...]:
    return ()


@dataclass(frozen=True)
class Calendar:
    """What `PH` and `SH` mean in one country.

    ``knows_public`` / ``knows_school`` are False where nothing is known: a `PH` rule then never
    matches, and whoever shows the hours should say so.
    """

    country: str
    public_rule: Rule = field(default=_none, repr=False)
    school_rule: Rule = field(default=_none, repr=False)

    @property
    def knows_public(self) -> bool:
        return self.public_rule is not _none

    @property
    def knows_school(self) -> bool:
        return self.school_rule is not _none

    def public_holidays(self, year: int) -> tuple[Holiday, ...]:
        """The public holidays of ``year`` in order; () before 1583, where the rules do not hold."""
        return self.public_rule(year) if FIRST_YEAR <= year <= MAXYEAR else ()

    def school_holidays(self, year: int) -> tuple[Holiday, ...]:
        """Every school holiday day of the calendar ``year`` in order; () before 1583."""
        return self.school_rule(year) if FIRST_YEAR <= year <= MAXYEAR else ()

    def public_holiday(self, day: date) -> Holiday | None:
        return _by_date(self.public_rule, day.year).get(day)

    def school_holiday(self, day: date) -> Holiday | None:
        return _by_date(self.school_rule, day.year).get(day)


@lru_cache(maxsize=512)
def _by_date(rule: Rule, year: int) -> Mapping[date, Holiday]:
    if not FIRST_YEAR <= year <= MAXYEAR:
        return {}
    found: dict[date, Holiday] = {}
    for holiday in rule(year):
        found.setdefault(holiday.date, holiday)
    return MappingProxyType(found)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of Meeus/Jones/Butcher)."""
    century, in_century = divmod(year, 100)
    correction = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - correction - in_century % 4) % 7
    late = (year % 19 + 11 * correction + 22 * weekday) // 451
    month, day = divmod(correction + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _names(nl: str, fr: str, en: str, de: str) -> Mapping[str, str]:
    return MappingProxyType({"nl": nl, "fr": fr, "en": en, "de": de})


# The ten legal holidays of Belgium (law of 4 January 1974, royal decree of 18 April 1974).
# Easter Sunday and Whit Sunday are not among them.
_FIXED = (
    (1, 1, _names("Nieuwjaar", "Nouvel An", "New Year's Day", "Neujahr")),
    (5, 1, _names("Dag van de Arbeid", "Fête du Travail", "Labour Day", "Tag der Arbeit")),
    (7, 21, _names("Nationale feestdag", "Fête nationale", "Belgian National Day", "Nationalfeiertag")),
    (8, 15, _names("O.L.V.-Hemelvaart", "Assomption", "Assumption Day", "Mariä Himmelfahrt")),
    (11, 1, _names("Allerheiligen", "Toussaint", "All Saints' Day", "Allerheiligen")),
    (11, 11, _names("Wapenstilstand", "Armistice", "Armistice Day", "Waffenstillstand")),
    (12, 25, _names("Kerstmis", "Noël", "Christmas Day", "Weihnachten")),
)
_AFTER_EASTER = (
    (1, _names("Paasmaandag", "Lundi de Pâques", "Easter Monday", "Ostermontag")),
    (39, _names("O.L.H.-Hemelvaart", "Ascension", "Ascension Day", "Christi Himmelfahrt")),
    (50, _names("Pinkstermaandag", "Lundi de Pentecôte", "Whit Monday", "Pfingstmontag")),
)


@lru_cache(maxsize=512)
def belgian_holidays(year: int) -> tuple[Holiday, ...]:
    """The ten legal holidays of ``year``. Ascension can fall on 1 May (2008): both names then stand."""
    sunday = easter(year)
    days = [Holiday(date(year, month, day), names) for month, day, names in _FIXED]
    days += [Holiday(sunday + timedelta(after), names) for after, names in _AFTER_EASTER]
    return tuple(sorted(days, key=lambda holiday: holiday.date))


@lru_cache(maxsize=512)
def _flemish_days(year: int) -> tuple[Holiday, ...]:
    return tuple(Holiday(day, names) for day, names in flemish_school_holidays(year, easter))


BELGIUM = Calendar("BE", belgian_holidays, _flemish_days)
NO_HOLIDAYS = Calendar("")
_KNOWN = {"BE": BELGIUM}


def calendar_for(country: str) -> Calendar:
    """The calendar of an ISO 3166 country code; one without holidays where none is known yet."""
    code = country.strip().upper()
    return _KNOWN.get(code) or Calendar(code)
