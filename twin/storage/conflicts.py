"""What a folder and people both changed, laid on the officer's desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from twin.storage.tables_work import desk_item

KIND = "conflict"


@dataclass(frozen=True)
class ConflictItem:
    """``ours`` is what stands in the town's book, ``theirs`` what the folder says: field -> JSON value, as in
    twin.domain.merging.Conflict. ``field`` 'gone' means that the folder no longer has the thing at all."""

    id: int
    thing: str
    thing_id: str
    field: str
    ours: Mapping[str, Any]
    theirs: Mapping[str, Any]
    base: Mapping[str, Any]


def ask(connection: Connection, town: str, at: datetime, detail: Mapping[str, Any]) -> None:
    """Lays a conflict on the desk. The same question is not asked twice; one that changed is asked anew."""
    key = f"{KIND}:{detail['thing']}:{detail['id']}:{detail['field']}"
    query = select(desk_item.c.id, desk_item.c.detail).where(desk_item.c.town == town, desk_item.c.key == key)
    found = connection.execute(query).one_or_none()
    fresh = {"detail": dict(detail), "came_at": at}
    if found is None:
        shop = detail["id"] if detail["thing"] == "shop" else ""
        connection.execute(insert(desk_item).values(town=town, kind=KIND, key=key, shop=shop, **fresh))
    elif found.detail != detail:
        undone: dict[str, Any] = {"opened_at": None, "done_at": None, "done_by": None, "outcome": "", "clicks": 0}
        connection.execute(update(desk_item).where(desk_item.c.id == found.id).values(**fresh, **undone))


def open_conflicts(connection: Connection, town: str) -> Sequence[ConflictItem]:
    query = select(desk_item.c.id, desk_item.c.detail).where(
        desk_item.c.town == town, desk_item.c.kind == KIND, desk_item.c.done_at.is_(None)
    )
    return [_item(row) for row in connection.execute(query.order_by(desk_item.c.id))]


def conflict(connection: Connection, town: str, number: int) -> ConflictItem | None:
    """The open conflict with that number."""
    return next((each for each in open_conflicts(connection, town) if each.id == number), None)


def close(connection: Connection, number: int, at: datetime, outcome: str, person: int | None = None) -> None:
    done = {"done_at": at, "outcome": outcome, "done_by": person}
    connection.execute(update(desk_item).where(desk_item.c.id == number).values(**done))


def _item(row: Any) -> ConflictItem:
    detail = row.detail
    values = {name: detail[name] for name in ("thing", "field", "ours", "theirs", "base")}
    return ConflictItem(id=row.id, thing_id=detail["id"], **values)
