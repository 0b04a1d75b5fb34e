"""Premises out of a form: an address, an outline and a door, checked before anything is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson

from twin.domain.drawn import Bounds, Misdrawn, Polygon, check_door, check_near, read_footprint
from twin.domain.footprint import area_m2, facade
from twin.errors import Invalid
from twin.services.house import House
from twin.services.premises_book import door_of, one, premises_there, shape_of, today_of
from twin.services.shapes import ask
from twin.storage.cores import read_town

Row = Mapping[str, Any]
LONGEST = {"street": 100, "housenumber": 40, "postcode": 20, "note": 2000}
SHAPE = ("footprint", "door_lon", "door_lat")


class Faulty(Invalid):
    """What was typed or drawn cannot be kept. ``faults``: field -> (key of what is wrong, what it is about)."""

    def __init__(self, faults: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(", ".join(f"{field}: {key}" for field, (key, _about) in faults.items()))
        self.faults = dict(faults)


def read(house: House, slug: str, typed: Mapping[str, str], key: str = "") -> dict[str, Any]:
    """Fields of a row: street, housenumber, postcode, note, vacant_since, footprint, door_lon, door_lat, area_m2 and
    facade. Raises Faulty.

    Outline and door that stay as they were are not judged again: what the dataset drew may overlap its neighbour.
    """
    reader = _Reader(typed)
    values = reader.texts() | {"vacant_since": reader.day("vacant_since", today_of(house, slug))}
    before = one(house, slug, key) if key else None
    if before and all(typed.get(name, "") == str(before[name]) for name in SHAPE):
        values |= {name: before[name] for name in (*SHAPE, "area_m2", "facade")}
    else:
        values |= _drawn(house, slug, reader, before)
    if reader.faults:
        raise Faulty(reader.faults)
    return values


def where(polygon: Polygon, door: tuple[float, float]) -> dict[str, Any]:
    """The fields of a row that say where premises are."""
    return {
        "footprint": orjson.dumps(polygon).decode(),
        "area_m2": area_m2(polygon),
        "facade": facade(polygon, door),
        "door_lon": door[0],
        "door_lat": door[1],
    }


@dataclass
class _Reader:
    """Reads fields one by one and gathers their faults."""

    typed: Mapping[str, str]
    faults: dict[str, tuple[str, str]] = field(default_factory=dict)

    def texts(self) -> dict[str, Any]:
        values = {name: self.typed.get(name, "") for name in LONGEST}
        for name, longest in LONGEST.items():
            if len(values[name]) > longest:
                self.faults[name] = ("too_long", str(longest))
        for name in ("street", "housenumber"):
            if not values[name]:
                self.faults[name] = ("empty", "")
        return values

    def day(self, name: str, today: date) -> date | None:
        text = self.typed.get(name, "")
        if not text:
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            self.faults[name] = ("date", "")
            return None
        if day > today or day.year < 1900:
            self.faults[name] = ("future" if day > today else "date", "")
        return day

    def door(self, bounds: Bounds) -> tuple[float, float] | None:
        try:
            lon, lat = (float(self.typed.get(name, "").replace(",", ".")) for name in ("door_lon", "door_lat"))
            if not (abs(lon) <= 180 and abs(lat) <= 85):  # so is what is not a number
                raise ValueError
            check_near((lon, lat), bounds)
        except Misdrawn as misdrawn:
            self.faults["door"] = (misdrawn.key, "")
            return None
        except ValueError:
            self.faults["door"] = ("position", "")
            return None
        return lon, lat

    def outline(self, bounds: Bounds) -> Polygon | None:
        text = self.typed.get("footprint", "")
        try:
            return read_footprint(text, bounds)
        except Misdrawn as misdrawn:
            self.faults["footprint"] = (misdrawn.key if text else "empty_outline", "")
            return None


def _drawn(house: House, slug: str, reader: _Reader, before: Row | None) -> dict[str, Any]:
    with house.engine.connect() as connection:
        town, _choices = read_town(connection, slug)
    door, polygon = reader.door(town.bounds), reader.outline(town.bounds)
    if polygon and not (before and before["footprint"] and polygon == shape_of(before)):
        _check_among_others(house, slug, polygon, before, reader.faults)
    if not polygon or not door:
        return {}
    try:
        if not before or door != door_of(before) or not reader.faults:
            check_door(door, polygon)
    except Misdrawn as misdrawn:
        reader.faults["door"] = (misdrawn.key, "")
    return where(polygon, door)


def _check_among_others(
    house: House, slug: str, polygon: Polygon, before: Row | None, faults: dict[str, tuple[str, str]]
) -> None:
    own = before["id"] if before else ""
    others = {key: row for key, row in premises_there(house, slug).items() if row["footprint"] and key != own}
    found = ask({"do": "check", "shape": polygon, "others": {key: shape_of(row) for key, row in others.items()}})
    if "fault" in found:
        faults["footprint"] = (found["fault"], "")
    elif found["overlaps"]:
        worst, area = max(found["overlaps"].items(), key=lambda each: each[1])
        address = f"{others[worst]['street']} {others[worst]['housenumber']}"
        faults["footprint"] = ("overlaps", f"{address} ({area} m²)")
