"""The vacancy register: which premises are empty, since when, of which kind, and what that comes to per street."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from twin.domain.vacancy import Stay, StreetTotal, Unit, Vacancy, VacancyKind, street_totals, vacancies
from twin.services.exchange.spreadsheet import write_csv
from twin.services.house import House
from twin.storage.changes import rows_at
from twin.storage.cores import is_there, read_town

COLUMNS = (
    "id",
    "street",
    "housenumber",
    "vacant_since",
    "kind",
    "days",
    "area_m2",
    "last_tenant",
)


@dataclass(frozen=True)
class Register:
    """What held on ``day``. ``names``: shop id -> its name in the town's first language."""

    day: date
    units: tuple[Unit, ...]
    vacancies: tuple[Vacancy, ...]
    streets: tuple[StreetTotal, ...]
    names: Mapping[str, str]

    def count(self, kind: VacancyKind) -> int:
        return sum(each.kind == kind for each in self.vacancies)

    @property
    def total(self) -> StreetTotal:
        """All streets together."""
        sums = (sum(getattr(each, name) for each in self.streets) for name in ("units", "vacant_units"))
        areas = (round(sum(getattr(each, name) for each in self.streets), 1) for name in ("area_m2", "vacant_area_m2"))
        return StreetTotal("", *sums, *areas)


def register(house: House, slug: str, day: date | None = None) -> Register:
    """The register on ``day`` (today). For a day in the past it is told from what is known now of that day: who left
    when; a correction made since counts too."""
    with house.engine.connect() as connection:
        town, _ = read_town(connection, slug)
        on = day or house.clock().astimezone(town.place.zone).date()
        stays: dict[str, list[Stay]] = {}
        for row in rows_at(connection, slug, "tenancy"):
            stays.setdefault(row["premises"], []).append(Stay(row["shop"], row["since"], row["until"]))
        units = tuple(
            _unit(row, tuple(stays.get(row["id"], ())))
            for row in rows_at(connection, slug, "premises")
            if is_there(row["gone_on"], on) and (row["there_since"] is None or row["there_since"] <= on)
        )
        names = {
            row["id"]: town.in_words(row["names"], town.first_language) for row in rows_at(connection, slug, "shop")
        }
    return Register(on, units, tuple(vacancies(units, on)), tuple(street_totals(units, on)), names)


def register_csv(found: Register) -> str:
    """One line for each vacant unit."""
    return write_csv(COLUMNS, [_line(found, each) for each in found.vacancies])


def _unit(row: Mapping[str, Any], stays: tuple[Stay, ...]) -> Unit:
    return Unit(row["id"], row["street"], row["housenumber"], row["area_m2"], row["vacant_since"], stays)


def _line(found: Register, each: Vacancy) -> dict[str, Any]:
    last = max(each.unit.stays, key=lambda stay: stay.until or date.max, default=None)
    return {
        "id": each.unit.id,
        "street": each.unit.street,
        "housenumber": each.unit.housenumber,
        "vacant_since": each.since.isoformat() if each.since else "",
        "kind": each.kind.value,
        "days": (found.day - each.since).days if each.since else "",
        "area_m2": each.unit.area_m2,
        "last_tenant": found.names.get(last.shop, "") if last else "",
    }
