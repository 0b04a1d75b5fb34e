"""The officer's desk: what needs a person, since when, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from twin.storage.tables_work import desk_item


@dataclass(frozen=True)
class Need:
    """Something that needs a person now. ``key`` says the same thing the same way each time; ``detail`` (JSON) holds
    what the desk shows about it."""

    kind: str
    key: str
    shop: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """A line of the desk; ``done_by`` is None where it solved itself. ``outcome`` is '' as long as it is open."""

    id: int
    kind: str
    key: str
    shop: str
    detail: Mapping[str, Any]
    came_at: datetime
    opened_at: datetime | None
    done_at: datetime | None
    done_by: int | None
    outcome: str
    clicks: int


def open_items(connection: Connection, town: str) -> Sequence[Item]:
    """The oldest first."""
    query = select(desk_item).where(desk_item.c.town == town, desk_item.c.done_at.is_(None))
    return [_item(row) for row in connection.execute(query.order_by(desk_item.c.came_at, desk_item.c.id)).mappings()]


def items_of_kinds(connection: Connection, town: str, kinds: Iterable[str]) -> dict[str, Item]:
    """Key -> its item, open or done; without those that were put away."""
    query = select(desk_item).where(desk_item.c.town == town, desk_item.c.kind.in_(list(kinds)))
    rows = connection.execute(query.order_by(desk_item.c.id)).mappings()
    return {row["key"]: _item(row) for row in rows if not row["key"].endswith(_ending(row["id"]))}


def items_since(connection: Connection, town: str, since: datetime) -> Sequence[Item]:
    """What came, was opened or was done since then."""
    columns = (desk_item.c.came_at, desk_item.c.opened_at, desk_item.c.done_at)
    was_busy = columns[0] >= since
    for column in columns[1:]:
        was_busy = was_busy | (column >= since)
    query = select(desk_item).where(desk_item.c.town == town, was_busy).order_by(desk_item.c.id)
    return [_item(row) for row in connection.execute(query).mappings()]


def with_number(connection: Connection, town: str, number: int) -> Item | None:
    query = select(desk_item).where(desk_item.c.town == town, desk_item.c.id == number)
    row = connection.execute(query).mappings().one_or_none()
    return _item(row) if row else None


def lay_down(connection: Connection, town: str, needs: Iterable[Need], at: datetime) -> None:
    """New lines. None of their keys may be on the desk already; see `put_away`."""
    rows = [
        {"town": town, "kind": each.kind, "key": each.key, "shop": each.shop, "detail": dict(each.detail)}
        for each in needs
    ]
    if rows:
        connection.execute(insert(desk_item).values(came_at=at), rows)


def put_away(connection: Connection, item: Item) -> None:
    """Keeps a finished line for the counts, and frees its key for when the same thing comes again."""
    values = {"key": f"{item.key}{_ending(item.id)}"}
    connection.execute(update(desk_item).where(desk_item.c.id == item.id).values(**values))


def _ending(number: int) -> str:
    return f"#{number}"


def rewrite(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(desk_item).where(desk_item.c.id == number).values(**values))


def close_key(
    connection: Connection, town: str, key: str, at: datetime, outcome: str, person: int | None, clicks: int = 0
) -> None:
    """Closes the open line with this key, where there is one."""
    which = (desk_item.c.town == town) & (desk_item.c.key == key) & desk_item.c.done_at.is_(None)
    values = {"done_at": at, "outcome": outcome, "done_by": person, "clicks": desk_item.c.clicks + clicks}
    connection.execute(update(desk_item).where(which).values(**values))


def _item(row: Mapping[Any, Any]) -> Item:
    return Item(**{name: row[name] for name in Item.__dataclass_fields__})
