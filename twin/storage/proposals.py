"""What shopkeepers wrote and an officer looks at first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from twin.storage.tables_work import proposal


@dataclass(frozen=True)
class Proposal:
    """``before`` and ``after`` hold the fields in question as JSON values: what stood there when it was made, and
    what should. ``state``: waiting, accepted, refused, withdrawn."""

    id: int
    town: str
    shop: str
    thing: str
    thing_id: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    person: int | None
    at: datetime
    state: str
    reason: str


def add(connection: Connection, values: Mapping[str, Any]) -> int:
    made = connection.execute(insert(proposal).values(**values, state="waiting"))
    return int(made.inserted_primary_key[0])  # type: ignore[index]  # one row was inserted


def rewrite(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(proposal).where(proposal.c.id == number).values(**values))


def waiting(connection: Connection, town: str, *, shop: str = "", thing: str = "", key: str = "") -> Sequence[Proposal]:
    """The oldest first; ``shop``, ``thing`` and ``key`` (its id) narrow."""
    query = select(proposal).where(proposal.c.town == town, proposal.c.state == "waiting").order_by(proposal.c.id)
    for column, wanted in ((proposal.c.shop, shop), (proposal.c.thing, thing), (proposal.c.thing_id, key)):
        if wanted:
            query = query.where(column == wanted)
    return [_proposal(row) for row in connection.execute(query).mappings()]


def with_number(connection: Connection, town: str, number: int) -> Proposal | None:
    query = select(proposal).where(proposal.c.town == town, proposal.c.id == number)
    row = connection.execute(query).mappings().one_or_none()
    return _proposal(row) if row else None


def with_numbers(connection: Connection, town: str, numbers: Iterable[int]) -> dict[int, Proposal]:
    query = select(proposal).where(proposal.c.town == town, proposal.c.id.in_(list(numbers)))
    return {row["id"]: _proposal(row) for row in connection.execute(query).mappings()}


def of_shop(connection: Connection, town: str, shop: str, most: int) -> Sequence[Proposal]:
    """The newest first, decided ones too."""
    query = select(proposal).where(proposal.c.town == town, proposal.c.shop == shop).order_by(proposal.c.id.desc())
    return [_proposal(row) for row in connection.execute(query.limit(most)).mappings()]


def _proposal(row: Mapping[Any, Any]) -> Proposal:
    values = {name: row[name] for name in Proposal.__dataclass_fields__}
    return Proposal(**{**values, "before": row["before"] or {}, "after": row["after"] or {}})
