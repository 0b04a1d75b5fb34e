"""Which part of a town's history somebody asks for, out of what she typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from twin.domain.town import Town
from twin.services.history import About
from twin.services.house import House
from twin.storage.authors import authors
from twin.storage.people import shop_row

WAYS = ("shopkeeper", "officer", "question", "import", "dataset", "undo", "job", "warning")


@dataclass(frozen=True)
class Asked:
    """``about`` leaves out what could not be read; ``faults``: field -> 'date', 'order', 'unknown'."""

    about: About
    faults: Mapping[str, str] = field(default_factory=dict)


def read_filter(house: House, town: Town, typed: Mapping[str, str]) -> Asked:
    """``typed``: `zaak` (a slug), `wie` (a person's number), `manier` (a way in), `van` and `tot` (days, both in)."""
    faults: dict[str, str] = {}
    since, until = (_day(typed, name, faults) for name in ("van", "tot"))
    if since and until and until < since:
        faults["tot"] = "order"
        until = None
    way = typed.get("manier", "")
    person = typed.get("wie", "")
    return Asked(
        About(
            shop=_shop(house, town, typed.get("zaak", ""), faults),
            way=way if way in WAYS else "",
            person=int(person) if person.isascii() and person.isdecimal() and len(person) < 10 else None,
            since=_midnight(since, town) if since else None,
            until=_midnight(until + timedelta(1), town) if until else None,
        ),
        faults,
    )


def authors_of(house: House, town: str) -> Mapping[int, str]:
    """Person -> what she is called: everybody who ever changed something here."""
    with house.engine.connect() as connection:
        return authors(connection, town)


def _shop(house: House, town: Town, slug: str, faults: dict[str, str]) -> str:
    if not slug:
        return ""
    with house.engine.connect() as connection:
        found = shop_row(connection, town.slug, slug)
    if found is None:
        faults["zaak"] = "unknown"
        return ""
    return str(found["id"])


def _day(typed: Mapping[str, str], name: str, faults: dict[str, str]) -> date | None:
    text = typed.get(name, "")
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
        if not 1900 <= day.year <= 9000:
            raise ValueError
    except ValueError:
        faults[name] = "date"
        return None
    return day


def _midnight(day: date, town: Town) -> datetime:
    return datetime.combine(day, time(), town.place.zone)
