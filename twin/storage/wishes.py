"""Wishes and problems that people left for the town, and what the town answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from twin.storage.tables import shop
from twin.storage.tables_work import wish


@dataclass(frozen=True)
class Wish:
    """``shop_name`` and ``shop_slug`` are '' where it came from no shop, or from one that is forgotten."""

    id: int
    shop: str
    shop_name: str
    shop_slug: str
    person: int | None
    text: str
    at: datetime
    tag: str
    answer: str
    answered_at: datetime | None
    is_public: bool


def wishes(
    connection: Connection,
    town: str,
    *,
    shop_id: str = "",
    tag: str = "",
    answered: bool | None = None,
    public: bool = False,
    most: int = 500,
) -> Sequence[Wish]:
    """The newest first; each of the keywords narrows."""
    query = _query(town)
    if shop_id:
        query = query.where(wish.c.shop == shop_id)
    if tag:
        query = query.where(wish.c.tag == tag)
    if answered is not None:
        query = query.where(wish.c.answered_at.is_not(None) if answered else wish.c.answered_at.is_(None))
    if public:
        query = query.where(wish.c.is_public, wish.c.answered_at.is_not(None))
    return [_wish(row) for row in connection.execute(query.order_by(wish.c.id.desc()).limit(most)).mappings()]


def with_number(connection: Connection, town: str, number: int) -> Wish | None:
    row = connection.execute(_query(town).where(wish.c.id == number)).mappings().one_or_none()
    return _wish(row) if row else None


def tags(connection: Connection, town: str) -> dict[str, int]:
    """Tag -> how many wishes have it, the most used first."""
    count = func.count()
    query = select(wish.c.tag, count).where(wish.c.town == town, wish.c.tag != "").group_by(wish.c.tag)
    return {row[0]: row[1] for row in connection.execute(query.order_by(count.desc(), wish.c.tag))}


def _query(town: str) -> Select[Any]:
    of_shop = and_(shop.c.town == wish.c.town, shop.c.id == wish.c.shop)
    query = select(wish, shop.c.names, shop.c.slug).outerjoin(shop, of_shop)
    return query.where(wish.c.town == town)


def _wish(row: Mapping[Any, Any]) -> Wish:
    names = row["names"] or {}
    known = {column.name: row[column.name] for column in wish.c if column.name != "town"}
    name = names.get("nl") or next(iter(names.values()), "")
    return Wish(**known, shop_name=name, shop_slug=row["slug"] or "")
