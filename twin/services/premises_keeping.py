"""Premises at the desk: changed, made, split and merged. Each is one action with its history, and can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from twin.domain.drawn import Polygon, door_for, metres_to_outline
from twin.domain.search import words_of
from twin.errors import Invalid
from twin.services.changing import Author, Batch, changing
from twin.services.house import House
from twin.services.made_before import made_before
from twin.services.premises_book import door_of, one, shape_of, today_of
from twin.services.premises_reading import Faulty, where
from twin.services.shapes import ask
from twin.storage.changes import rows_at
from twin.storage.cores import is_there
from twin.storage.things import NOBODYS_WORD

Row = Mapping[str, Any]
KEPT_OF_OLD = ("street", "housenumber", "postcode", "building", "note")
LONGEST_NUMBER = 40


@dataclass(frozen=True)
class Cut:
    """How premises are split: the ``line`` (two positions), and which part (0 is the western) the tenant goes to."""

    line: tuple[tuple[float, float], tuple[float, float]]
    tenant_goes_to: int = 0
    housenumbers: tuple[str, str] = ("", "")


def save(house: House, slug: str, key: str, values: Mapping[str, Any], author: Author, seen: Row) -> int | None:
    """Keeps what `premises_reading.read` gave; ``seen`` holds the fields as the form showed them. Returns the batch.

    A shop that stood at the door goes along with it. Raises NotFound, Overtaken.
    """
    with changing(house, slug, author) as batch:
        before = batch.row("premises", key)
        drawn = {"footprint_from": "drawn"} if values["footprint"] != before["footprint"] else {}
        since = {"vacant_since": None} if before["status"] == "occupied" else {}
        batch.update("premises", key, {**values, **drawn, **since}, expected=seen)
        old, new = door_of(before), door_of(values)
        for shop in list(rows_at(batch.connection, slug, "shop")):
            if old != new and shop["premises"] == key and (shop["lon"], shop["lat"]) == old:
                batch.update("shop", shop["id"], {"lon": new[0], "lat": new[1]})
    return batch.id


def make(house: House, slug: str, values: Mapping[str, Any], author: Author) -> tuple[str, int | None]:
    """New premises, vacant until a tenant comes; returns id and batch. The same sent twice are made once."""
    with changing(house, slug, author) as batch:
        said = {name: value for name, value in values.items() if name not in NOBODYS_WORD}
        if same := made_before(batch, slug, "premises", rows_at(batch.connection, slug, "premises"), said):
            return same
        letters = "-".join(words_of(f"{values['street']} {values['housenumber']}")).encode("ascii", "ignore").decode()
        key = _free(batch, slug, f"p-{letters.strip('-') or 'nieuw'}")
        batch.create("premises", _new(values, key, None, values.get("vacant_since")))
    return key, batch.id


def split(house: House, slug: str, key: str, how: Cut, author: Author) -> tuple[tuple[str, str], int | None]:
    """Cuts premises in two new ones; the old are gone from today. Returns the two ids, west first, and the batch.

    The tenant goes to the part in ``how``, the other part is vacant from today; where all was vacant, both stay vacant
    since when it was. Raises NotFound, Invalid for premises that are gone, Faulty (``line``).
    """
    today = today_of(house, slug)
    old = _there(house, slug, key, today)
    parts = _cut(old, how)
    with changing(house, slug, author) as batch:
        _refuse_redrawn(batch, [old])
        keys = _free(batch, slug, f"{key}-a"), _free(batch, slug, f"{key}-b")
        for number, (part, door) in enumerate(parts):
            is_occupied = old["status"] == "occupied" and number == how.tenant_goes_to
            since = old["vacant_since"] if old["status"] == "vacant" else today
            values = _after(old, part, door, how.housenumbers[number])
            batch.create("premises", _new(values, keys[number], today, since, is_occupied))
        _leave(batch, slug, [key], keys[how.tenant_goes_to], today)
    return keys, batch.id


def merge(house: House, slug: str, keys: Sequence[str], housenumber: str, author: Author) -> tuple[str, int | None]:
    """Makes one of premises that touch; the old are gone from today. Returns the new id and the batch.

    Address and door are those of the first. All tenants come along; it is vacant, since the earliest day known, only
    where all were. Raises NotFound, Invalid for premises that are gone, Faulty (``with``).
    """
    today = today_of(house, slug)
    old = [_there(house, slug, key, today) for key in dict.fromkeys(keys)]
    if len(old) < 2:
        raise Faulty({"with": ("two", "")})
    found = ask({"do": "join", "shapes": [shape_of(row) for row in old]})
    if "fault" in found:
        raise Faulty({"with": (found["fault"], "")})
    is_occupied = any(row["status"] == "occupied" for row in old)
    since = min((row["vacant_since"] for row in old if row["vacant_since"]), default=None)
    with changing(house, slug, author) as batch:
        _refuse_redrawn(batch, old)
        key = _free(batch, slug, f"{old[0]['id']}-m")
        values = _after(old[0], found["shape"], door_of(old[0]), housenumber)
        batch.create("premises", _new(values, key, today, since, is_occupied))
        _leave(batch, slug, [row["id"] for row in old], key, today)
    return key, batch.id


def _there(house: House, slug: str, key: str, today: date) -> dict[str, Any]:
    row = one(house, slug, key)
    if not is_there(row["gone_on"], today):
        raise Invalid("these premises are gone")
    if not row["footprint"]:
        raise Faulty({"line": ("empty_outline", ""), "with": ("empty_outline", "")})
    return row


def _cut(old: Row, how: Cut) -> list[tuple[Polygon, tuple[float, float]]]:
    """The two parts with their doors: the old door stays with the part that it is nearest to."""
    whole, door = shape_of(old), door_of(old)
    found = ask({"do": "cut", "shape": whole, "line": how.line})
    if "fault" in found:
        raise Faulty({"line": (found["fault"], "")})
    parts: list[Polygon] = found["parts"]
    nearest = min(parts, key=lambda part: metres_to_outline(door, part))
    return [(part, door if part is nearest else door_for(part, whole, door)) for part in parts]


def _refuse_redrawn(batch: Batch, rows: Sequence[Row]) -> None:
    """The shapes were worked out before the transaction began."""
    if any(batch.row("premises", row["id"])["footprint"] != row["footprint"] for row in rows):
        raise Invalid("the outline was changed meanwhile")


def _after(old: Row, polygon: Polygon, door: tuple[float, float], housenumber: str) -> dict[str, Any]:
    kept = {name: old[name] for name in KEPT_OF_OLD}
    number = housenumber[:LONGEST_NUMBER] or old["housenumber"]
    return kept | where(polygon, door) | {"housenumber": number}


def _new(
    values: Row, key: str, first_day: date | None, vacant_since: date | None, is_occupied: bool = False
) -> dict[str, Any]:
    status = {"status": "occupied", "vacant_since": None} if is_occupied else {"status": "vacant"}
    known = {"id": key, "there_since": first_day, "footprint_from": "drawn", "vacant_since": vacant_since}
    return {**values, **known, **status}


def _leave(batch: Batch, slug: str, old: Sequence[str], new: str, today: date) -> None:
    """The old premises are gone from today; who is in them, or is to come, goes to ``new``."""
    for stay in list(rows_at(batch.connection, slug, "tenancy")):
        if stay["premises"] in old and is_there(stay["until"], today):
            _take_along(batch, stay, new, today)
    there = batch.row("premises", new)
    place = {"premises": new, "lon": there["door_lon"], "lat": there["door_lat"]}
    for shop in list(rows_at(batch.connection, slug, "shop")):
        if shop["premises"] in old and is_there(shop["left_on"], today):
            batch.update("shop", shop["id"], place)
    for key in old:
        batch.update("premises", key, {"gone_on": today})


def _take_along(batch: Batch, stay: Row, new: str, today: date) -> None:
    if stay["since"] and stay["since"] >= today:
        batch.update("tenancy", str(stay["id"]), {"premises": new})
        return
    batch.update("tenancy", str(stay["id"]), {"until": today})
    batch.create("tenancy", {"premises": new, "shop": stay["shop"], "since": today, "until": stay["until"]})


def _free(batch: Batch, slug: str, wanted: str) -> str:
    taken = {row["id"] for row in rows_at(batch.connection, slug, "premises")}
    base, number = wanted[:180], 1
    found = base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found
