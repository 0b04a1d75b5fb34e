"""A small town with people for tests of services: Dorp, its shopkeeper Lies, and a clock that the test sets."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from twin.config import Config
from twin.services.house import House
from twin.storage import tables, tables_people
from twin.storage.database import connect, writing

SETTINGS = {
    "names": {"nl": "Dorp"},
    "core_names": {"nl": "Dorp centrum", "fr": "Centre de Dorp"},
    "country": "BE",
    "timezone": "Europe/Brussels",
    "languages": ["nl", "fr", "en", "de"],
    "contact": {"name": "Dienst economie", "email": "economie@dorp.example", "phone": "053 00 00 00"},
}
EVENING = datetime(2026, 6, 1, 18, 0, tzinfo=UTC)


class Clock:
    def __init__(self, now: datetime = EVENING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def dorp(var: Path, clock: Clock, **environment: str) -> House:
    """Dorp without shops and people, on a database of its own."""
    address = {"KERNKIJKER_VAR": str(var), "KERNKIJKER_PUBLIC_URL": "https://kern.example"}
    config = Config.from_environment(address | environment)
    house = House.open(connect(config.database_url), config, clock)
    with writing(house.engine) as connection:
        town = {"slug": "dorp", "digest": "", "settings": SETTINGS, "bounds": [3.89, 50.88, 3.9, 50.89]}
        connection.execute(insert(tables.town).values(**town))
    return house


def choose(house: House, choices: Mapping[str, Any]) -> None:
    with writing(house.engine) as connection:
        connection.execute(tables.town.update().values(choices=dict(choices)))


def a_person(house: House, email: str = "lies@bakkerij.example", language: str = "nl") -> int:
    with writing(house.engine) as connection:
        values = {"email": email, "language": language, "made_at": house.clock()}
        made = connection.execute(insert(tables_people.person).values(**values))
    return int(made.inserted_primary_key[0])  # type: ignore[index]  # one row was inserted


def a_shop(house: House, key: str = "s-1", name: str = "Bakkerij Lies", hours: str | None = "Mo-Fr 09:00-18:00") -> str:
    """A bakery in premises of its own."""
    at = {"lon": 3.892, "lat": 50.884}
    premises = {"id": f"p-{key}", "street": "Markt", "housenumber": "1", "postcode": "9550", "status": "occupied"}
    shop = {"id": key, "slug": key, "premises": f"p-{key}", "names": {"nl": name}, "texts": {}, "products": {}}
    known = {"category": "shop=bakery", "opening_hours": hours, "payment": [], "demonstration": True}
    empty = dict.fromkeys(("hours_text", "phone", "email", "website", "wheelchair", "source"), "")
    with writing(house.engine) as connection:
        door = {"door_lon": at["lon"], "door_lat": at["lat"]}
        connection.execute(insert(tables.premises).values(town="dorp", **premises, **door))
        connection.execute(insert(tables.shop).values(town="dorp", **shop, **known, **empty, **at))
    return key


def keeps(house: House, person: int, shop: str, since: datetime | None = None) -> None:
    """From now on (or ``since``) the person keeps the shop."""
    values = {"town": "dorp", "person": person, "role": "shopkeeper", "shop": shop, "since": since or house.clock()}
    with writing(house.engine) as connection:
        connection.execute(insert(tables_people.membership).values(**values))


def rows(house: House, table: Any) -> list[dict[str, Any]]:
    """Everything in a table, in the order of making."""
    with house.engine.connect() as connection:
        return [dict(each) for each in connection.execute(table.select().order_by(*table.primary_key)).mappings()]
