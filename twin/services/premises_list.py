"""The premises of a town as a list to find one in: by street, number, id or tenant, and by what stands empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from twin.domain.search import words_of
from twin.services.field_words import called
from twin.services.house import House
from twin.services.premises_book import premises_there, today_of
from twin.storage.changes import rows_at
from twin.storage.cores import is_there

LAST = "\uffff"  # sorts after every letter


@dataclass(frozen=True, slots=True)
class Tenant:
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    street: str
    housenumber: str
    is_vacant: bool
    vacant_since: date | None
    area_m2: float | None
    tenants: Sequence[Tenant]

    @property
    def address(self) -> str:
        return f"{self.street} {self.housenumber}".strip()

    def answers(self, words: Sequence[str]) -> bool:
        """Whether every word begins a word of the address, the id or a tenant's name."""
        own = words_of(" ".join([self.address, self.id, *(tenant.name for tenant in self.tenants)]))
        return all(any(each.startswith(word) for each in own) for word in words)


@dataclass(frozen=True, slots=True)
class Stay:
    tenant: Tenant
    since: date | None
    until: date | None


def lines(house: House, slug: str, language: str) -> list[Line]:
    """All premises of today, by street and number (2 before 10)."""
    today = today_of(house, slug)
    found: dict[str, list[Tenant]] = {}
    with house.engine.connect() as connection:
        for row in rows_at(connection, slug, "shop"):
            if is_there(row["left_on"], today):
                found.setdefault(row["premises"], []).append(_tenant(row, language))
    made = [_line(row, found.get(key, ())) for key, row in premises_there(house, slug).items()]
    return sorted(made, key=lambda line: (line.street or LAST, _number(line.housenumber), line.id))


def pick(every: Sequence[Line], words: str = "", only: str = "", street: str = "") -> list[Line]:
    """``only`` is '', 'leeg' or 'bezet'."""
    wanted = words_of(words)
    return [
        line
        for line in every
        if line.answers(wanted)
        and (not only or line.is_vacant == (only == "leeg"))
        and (not street or line.street == street)
    ]


def stays(house: House, slug: str, key: str, language: str) -> list[Stay]:
    """Who was, is and will be in the premises, newest first."""
    with house.engine.connect() as connection:
        shops = {row["id"]: row for row in rows_at(connection, slug, "shop")}
        found = [
            Stay(_tenant(shops[row["shop"]], language), row["since"], row["until"])
            for row in rows_at(connection, slug, "tenancy")
            if row["premises"] == key and row["shop"] in shops
        ]
    return sorted(found, key=lambda stay: (stay.until or date.max, stay.since or date.min), reverse=True)


def _tenant(row: Mapping[str, Any], language: str) -> Tenant:
    return Tenant(row["slug"], called(row["names"], language))


def _line(row: Mapping[str, Any], tenants: Sequence[Tenant]) -> Line:
    plain = {name: row[name] for name in ("id", "street", "housenumber", "vacant_since", "area_m2")}
    return Line(**plain, is_vacant=row["status"] == "vacant", tenants=tuple(tenants))


def _number(text: str) -> tuple[int, str]:
    digits = "".join(each for each in text.partition("-")[0] if each.isdecimal())
    return int(digits[:9] or 0), text
