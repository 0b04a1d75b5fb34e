"""Dorp with two screens and an officer, for tests of what their machines do."""

import hashlib
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from tests.services.people_house import Clock, a_person, dorp
from twin.services.changing import Author
from twin.services.house import House
from twin.storage import tables
from twin.storage.database import writing

SIZE = {"bearing": 0, "diagonal_inch": 43, "width_px": 1080, "height_px": 1920, "mounting_height_mm": 700}
OFFICE = "192.0.2.0/24"  # the network from which the officer types


def dorp_with_screens(var: Path, clock: Clock, **environment: Any) -> House:
    house = dorp(var, clock, **environment)
    with writing(house.engine) as connection:
        for screen in ("markt", "station"):
            row = {"town": "dorp", "id": screen, "name": screen.capitalize(), "lon": 3.892, "lat": 50.884}
            connection.execute(insert(tables.screen).values(**row, **SIZE))
    return house


def an_officer(house: House, email: str = "tom@dorp.example") -> Author:
    return Author("officer", a_person(house, email))


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
