"""Vacancy of premises: since when, of which kind, and who was there before.

Kinds by the usage of Flemish retail policy: up to one year is frictional (a change of tenant), one to three years
long-term, over three years structural.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class VacancyKind(StrEnum):
    FRICTIONAL = "frictional"
    LONG_TERM = "long_term"
    STRUCTURAL = "structural"
    UNKNOWN = "unknown"  # nobody knows since when


LONG_TERM_AFTER, STRUCTURAL_AFTER = 1, 3  # years


@dataclass(frozen=True, slots=True)
class Stay:
    """One tenant in one premises. ``since`` is None where nobody knows; ``until`` is the first day without, or None."""

    shop: str
    since: date | None
    until: date | None

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Unit:
    """Premises as the register sees them. ``area_m2`` is the footprint, None where there is none."""

    id: str
    street: str
    housenumber: str
    area_m2: float | None
    vacant_since: date | None
    stays: tuple[Stay, ...] = ()

    def is_vacant_on(self, day: date) -> bool:
        if any(stay.holds_on(day) for stay in self.stays):
            return False
        since = self.empty_since(day)
        return since is None or since <= day  # before the day on record somebody was there whom nobody noted

    def empty_since(self, day: date) -> date | None:
        """The first day of the vacancy that holds on ``day``: when the last tenant left, else what is on record."""
        ended = [stay.until for stay in self.stays if stay.until is not None and stay.until <= day]
        return max(ended) if ended else self.vacant_since


@dataclass(frozen=True, slots=True)
class Vacancy:
    unit: Unit
    since: date | None
    kind: VacancyKind


@dataclass(frozen=True, slots=True)
class StreetTotal:
    """Units and square metres of one street: all of them, and the vacant ones."""

    street: str
    units: int
    vacant_units: int
    area_m2: float
    vacant_area_m2: float

    @property
    def vacant_share(self) -> float:
        """Share of the units, 0 to 1."""
        return self.vacant_units / self.units if self.units else 0.0


def kind_of(since: date | None, day: date) -> VacancyKind:
    """The kind, on ``day``, of a vacancy since ``since``. A year ends on the same date, 29 February on 1 March."""
    if since is None:
        return VacancyKind.UNKNOWN
    if day > _years_after(since, STRUCTURAL_AFTER):
        return VacancyKind.STRUCTURAL
    return VacancyKind.LONG_TERM if day > _years_after(since, LONG_TERM_AFTER) else VacancyKind.FRICTIONAL


def vacancies(units: Iterable[Unit], day: date) -> list[Vacancy]:
    """The vacant units on ``day``, the longest vacancy first, unknown ones last."""
    found = [
        Vacancy(unit, since, kind_of(since, day))
        for unit in units
        if unit.is_vacant_on(day)
        for since in (unit.empty_since(day),)
    ]
    return sorted(found, key=lambda each: (each.since or date.max, each.unit.street, each.unit.housenumber))


def street_totals(units: Sequence[Unit], day: date) -> list[StreetTotal]:
    """One line a street, by name."""
    by_street: Mapping[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_street[unit.street].append(unit)
    return [_total(street, by_street[street], day) for street in sorted(by_street)]


def _total(street: str, units: Sequence[Unit], day: date) -> StreetTotal:
    vacant = [unit for unit in units if unit.is_vacant_on(day)]
    areas = [sum(unit.area_m2 or 0 for unit in each) for each in (units, vacant)]
    return StreetTotal(street, len(units), len(vacant), *(round(area, 1) for area in areas))


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February in a year without one
        return date(day.year + years, 3, 1)
