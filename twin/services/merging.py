"""Reading a town's folder again: field by field, so that a person's word outranks the folder's, and nothing is lost."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine

from twin.domain.merging import Together, merge, put_in
from twin.errors import NotFound
from twin.services.changing import Author, Batch, changing
from twin.services.house import House
from twin.storage import conflicts, imported, towns
from twin.storage.changes import ChangeWriter, rows_at
from twin.storage.conflicts import ConflictItem
from twin.storage.database import writing
from twin.storage.things import NOBODYS_WORD, THINGS
from twin.storage.towns import Row, TownRecord, shop_slugs

LEAVES_BY = {"premises": "gone_on", "shop": "left_on"}  # things whose past must stay answerable: they leave by a date
TOGETHER: Mapping[str, Together] = {
    "premises": (("door_lon", "door_lat"), ("status", "vacant_since"), ("footprint", "area_m2", "footprint_from")),
    "shop": (("lon", "lat"), ("opening_hours", "hours_text")),
    "place": (("lon", "lat"),),
    "screen": (("lon", "lat"),),
}


def take_in(engine: Engine, record: TownRecord, at: datetime) -> None:
    """Takes what a folder says into the town's book, in one transaction, or not at all."""
    with writing(engine) as connection:
        if imported.is_remembered(connection, record.slug):
            _Merge(connection, record, at).run()
        else:
            towns.first_rows(connection, record, at)
            for thing, rows in record.things.items():
                said = {row["id"]: _said(thing, row) for row in rows}
                imported.remember(connection, record.slug, thing, said)
            imported.remember(connection, record.slug, "town", {record.slug: _said_of_town(record)})
        towns.renew_map(connection, record)
        towns.renew_nodes(connection, record)


def settle(house: House, town: str, number: int, takes_theirs: bool, author: Author) -> int | None:
    """An officer decides a conflict: the folder's word, or what people said. Returns the batch, or None.

    Raises NotFound when it is not open any more, Overtaken when the thing changed since the question was asked.
    """
    with changing(house, town, author) as batch:
        found = conflicts.conflict(batch.connection, town, number)
        if found is None:
            raise NotFound(f"there is no open conflict {number}")
        if takes_theirs:
            _take_theirs(batch, found)
        outcome = "theirs" if takes_theirs else "ours"
        conflicts.close(batch.connection, number, house.clock(), outcome, author.person)
    return batch.id


def _take_theirs(batch: Batch, item: ConflictItem) -> None:
    kind = THINGS[item.thing]
    if item.field == "gone" and item.thing not in LEAVES_BY:
        batch.remove(item.thing, item.thing_id)
        return
    row = kind.to_json(batch.row(item.thing, item.thing_id))
    new, seen = put_in(row, item.theirs), put_in(row, item.ours)
    batch.update(item.thing, item.thing_id, kind.from_json(new), expected=kind.from_json(seen))


def _said(thing: str, row: Row) -> dict[str, Any]:
    """The folder's word on one feature. That it is there is part of it, for things that leave by a date."""
    word = {name: value for name, value in row.items() if name not in NOBODYS_WORD}
    if thing in LEAVES_BY:
        word[LEAVES_BY[thing]] = None
    return THINGS[thing].to_json(word)


def _said_of_town(record: TownRecord) -> dict[str, Any]:
    return {"settings": dict(record.settings), "bounds": list(record.bounds)}


class _Merge:
    """One reading of a folder of a town that is known already."""

    def __init__(self, connection: Connection, record: TownRecord, at: datetime) -> None:
        self.connection, self.record, self.town, self.at = connection, record, record.slug, at
        self.today = at.astimezone(ZoneInfo(record.settings["timezone"])).date()
        self.writer = ChangeWriter(connection, self.town, at, "dataset", None)

    def run(self) -> None:
        self._merge_all("town", {self.town: _said_of_town(self.record)})
        for thing, rows in self.record.things.items():
            said = {row["id"]: _said(thing, row) for row in rows}
            self._merge_all(thing, self._with_free_slugs(said) if thing == "shop" else said)
        if self.writer.batch is not None:
            self._follow_with_tenancies()

    def _with_free_slugs(self, said: Mapping[str, dict[str, Any]]) -> Mapping[str, dict[str, Any]]:
        slugs = shop_slugs(self.connection, self.town)
        return {key: {**word, "slug": _free(word["slug"], key, slugs)} for key, word in said.items()}

    def _merge_all(self, thing: str, said: Mapping[str, Mapping[str, Any]]) -> None:
        before = imported.said_last(self.connection, self.town, thing)
        new = {key: word for key, word in said.items() if before.get(key) != word}
        gone = before.keys() - said.keys()
        if not new and not gone:
            return  # most readings change little, and nobody can write meanwhile
        touched = imported.touched_by_people(self.connection, self.town, thing)
        kind = THINGS[thing]
        here = {str(row[kind.key]): row for row in rows_at(self.connection, self.town, thing)}
        open_items = [each for each in conflicts.open_conflicts(self.connection, self.town) if each.thing == thing]
        for key, word in new.items():
            if key in here:
                ours = kind.to_json(here[key])
                self._merge_one(thing, key, before.get(key, {} if key in touched else ours), ours, word)
            elif key not in before:  # else people took it away, and that stays
                self.writer.create(thing, kind.from_json(word))
        imported.remember(self.connection, self.town, thing, new)
        for key in sorted(gone):
            self._gone(thing, key, before[key], here.get(key), key in touched)
        for item in open_items:
            self._close_if_agreed(item, said.get(item.thing_id))

    def _merge_one(
        self, thing: str, key: str, base: Mapping[str, Any], ours: Mapping[str, Any], word: Mapping[str, Any]
    ) -> None:
        merged = merge(base, ours, word, TOGETHER.get(thing, ()))
        if merged.taken:
            self.writer.update(thing, key, THINGS[thing].from_json(merged.taken))
        for each in merged.conflicts:
            self._ask(thing, key, each.field, each.ours, each.theirs, each.base)

    def _gone(
        self, thing: str, key: str, before: Mapping[str, Any], row: Mapping[str, Any] | None, is_touched: bool
    ) -> None:
        """The folder no longer has it. What people touched stays until an officer decides."""
        column = LEAVES_BY.get(thing)
        if column is None:
            imported.forget(self.connection, self.town, thing, [key])
            if row and is_touched:
                self._ask(thing, key, "gone", {}, {}, {})
            elif row:
                self.writer.remove(thing, key)
            return
        if before.get(column):
            return  # it was gone at the last reading too
        day = self.today.isoformat()
        imported.remember(self.connection, self.town, thing, {key: {**before, column: day}})
        if row is None or row[column]:
            return
        if is_touched:
            self._ask(thing, key, "gone", {column: None}, {column: day}, {column: None})
        else:
            self.writer.update(thing, key, {column: self.today})

    def _ask(
        self,
        thing: str,
        key: str,
        field: str,
        ours: Mapping[str, Any],
        theirs: Mapping[str, Any],
        base: Mapping[str, Any],
    ) -> None:
        detail = {"thing": thing, "id": key, "field": field, "ours": ours, "theirs": theirs, "base": base}
        conflicts.ask(self.connection, self.town, self.at, detail)

    def _close_if_agreed(self, item: ConflictItem, word: Mapping[str, Any] | None) -> None:
        """The folder came round to what people said: nobody needs to decide any more."""
        if item.field == "gone":
            is_agreed = word is not None
        else:
            is_agreed = word is not None and put_in(word, item.ours).items() <= dict(word).items()
        if is_agreed:
            conflicts.close(self.connection, item.id, self.at, "agreed")

    def _follow_with_tenancies(self) -> None:
        """Who is in which premises follows the shops: who left or moved ends, who is new begins."""
        present = {
            row["id"]: row["premises"]
            for row in rows_at(self.connection, self.town, "shop")
            if row["left_on"] is None or row["left_on"] > self.today
        }
        tenancies = list(rows_at(self.connection, self.town, "tenancy"))
        running = {row["shop"]: row for row in tenancies if _runs(row, self.today)}
        for shop, row in running.items():
            if present.get(shop) != row["premises"] and not row["until"]:
                self.writer.update("tenancy", str(row["id"]), {"until": self.today})
        known = {row["premises"] for row in tenancies}
        for shop, premises in present.items():
            if shop not in running or running[shop]["premises"] != premises:
                since = self.today if premises in known else None  # of premises without a past nobody knows since when
                self.writer.create("tenancy", {"premises": premises, "shop": shop, "since": since})


def _runs(row: Mapping[str, Any], today: date) -> bool:
    return row["until"] is None or row["until"] > today


def _free(slug: str, key: str, taken: dict[str, str]) -> str:
    """``slug``, or one with a number after it where another shop has it already."""
    number, found = 1, slug
    while taken.setdefault(found, key) != key:
        number += 1
        found = f"{slug}-{number}"
    return found
