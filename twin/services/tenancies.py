"""Tenants in and out of premises: who trades where, from which day until which day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from twin.domain.vacancy import Stay
from twin.errors import Invalid
from twin.services.changing import Author, Batch, changing
from twin.services.house import House
from twin.storage.changes import rows_at
from twin.storage.cores import is_there, read_town

Row = Mapping[str, Any]


def move_out(house: House, town: str, shop: str, day: date, author: Author, seen: Row | None = None) -> int | None:
    """The shop is there no more from ``day`` on (today, before or later); returns the batch.

    Premises without another tenant are vacant from that day. Raises NotFound, Invalid for a day before it came, and
    Overtaken where the day it leaves is no longer that of ``seen``.
    """
    with changing(house, town, author) as batch:
        row = batch.row("shop", shop)
        for stay in _stays(batch.connection, town, shop=shop):
            if stay["until"] is None:
                _end(batch, stay, day)
        batch.update("shop", shop, {"left_on": day}, {"left_on": seen["left_on"]} if seen else None)
        settle_premises(batch, town, row["premises"], _today(house, town))
    return batch.id


def move_in(house: House, town: str, premises: str, shop: Mapping[str, Any], day: date, author: Author) -> str:
    """A new shop in ``premises`` from ``day`` on; ``shop`` holds its row but for town and premises. Returns its id."""
    with changing(house, town, author) as batch:
        return move_in_within(house, batch, town, premises, shop, day)


def move_in_within(house: House, batch: Batch, town: str, premises: str, shop: Mapping[str, Any], day: date) -> str:
    """The same inside an action at hand."""
    there = batch.row("premises", premises)
    place = {"premises": premises, "lon": there["door_lon"], "lat": there["door_lat"]}
    key = batch.create("shop", {**shop, **place})
    batch.create("tenancy", {"premises": premises, "shop": key, "since": day, "until": None})
    settle_premises(batch, town, premises, _today(house, town))
    return key


def came_before(batch: Batch, town: str, premises: str, shop: Mapping[str, Any], day: date) -> str | None:
    """The slug of a shop of that name and trade that came to these premises on that very day; None for none."""
    came = {row["shop"] for row in rows_at(batch.connection, town, "tenancy") if row["since"] == day}
    said = {**{name: shop[name] for name in ("names", "category")}, "premises": premises}
    found = (row for row in rows_at(batch.connection, town, "shop") if row["id"] in came)
    return next((row["slug"] for row in found if all(row[name] == value for name, value in said.items())), None)


def move(
    house: House, town: str, shop: str, premises: str, day: date, author: Author, seen: Row | None = None
) -> int | None:
    """The shop goes to other premises on ``day``: its page and its keepers stay the same.

    Raises NotFound, Invalid for a day before it came or premises where it is, and Overtaken where it is no longer in
    those of ``seen``.
    """
    with changing(house, town, author) as batch:
        old, there = batch.row("shop", shop)["premises"], batch.row("premises", premises)
        if old == premises:
            raise Invalid("the shop is there already")
        for stay in _stays(batch.connection, town, shop=shop):
            if stay["until"] is None:
                _end(batch, stay, day)
        batch.create("tenancy", {"premises": premises, "shop": shop, "since": day, "until": None})
        place = {"premises": premises, "lon": there["door_lon"], "lat": there["door_lat"]}
        batch.update("shop", shop, place, {"premises": seen["premises"]} if seen else None)
        for each in (old, premises):
            settle_premises(batch, town, each, _today(house, town))
    return batch.id


def _end(batch: Batch, stay: Row, day: date) -> None:
    if stay["since"] and day < stay["since"]:
        raise Invalid(f"the shop came on {stay['since'].isoformat()}; it cannot leave before that day")
    batch.update("tenancy", str(stay["id"]), {"until": day})


def settle(house: House, town: str) -> int:
    """Premises whose tenant left or came by now say so; returns how many changed. A job calls it each day."""
    with changing(house, town, Author("job")) as batch:
        today = _today(house, town)
        keys = [row["id"] for row in rows_at(batch.connection, town, "premises") if is_there(row["gone_on"], today)]
        stays = _by_premises(rows_at(batch.connection, town, "tenancy"))
        return sum(settle_premises(batch, town, key, today, stays) for key in keys if key in stays)


def settle_premises(
    batch: Batch, town: str, premises: str, today: date, stays: Mapping[str, list[Row]] | None = None
) -> bool:
    """Sets whether ``premises`` are occupied today, and since when they are vacant; True where that is new."""
    known = stays or _by_premises(rows_at(batch.connection, town, "tenancy"))
    found = [Stay(row["shop"], row["since"], row["until"]) for row in known.get(premises, ())]
    if any(stay.holds_on(today) for stay in found):
        return bool(batch.update("premises", premises, {"status": "occupied", "vacant_since": None}))
    ended = [stay.until for stay in found if stay.until is not None and stay.until <= today]
    if not ended:  # somebody is still to come: what stood there before stays true
        return False
    return bool(batch.update("premises", premises, {"status": "vacant", "vacant_since": max(ended)}))


def _stays(connection: Connection, town: str, *, shop: str) -> list[Row]:
    return [row for row in rows_at(connection, town, "tenancy") if row["shop"] == shop]


def _by_premises(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["premises"], []).append(row)
    return found


def _today(house: House, slug: str) -> date:
    with house.engine.connect() as connection:
        town, _ = read_town(connection, slug)
    return house.clock().astimezone(town.place.zone).date()
