"""Offers of shops."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from twin.domain.offer import Offer
from twin.storage.numbered import numbered_row
from twin.storage.tables_work import offer


def offer_of(row: Mapping[str, Any]) -> Offer:
    return Offer(row["id"], row["titles"], row["first_day"], row["last_day"], row["texts"])


def row_of(connection: Connection, town: str, number: int) -> dict[str, Any]:
    """Raises NotFound."""
    return numbered_row(connection, offer, town, number)


def offers_of_shop(connection: Connection, town: str, shop: str) -> Sequence[Mapping[str, Any]]:
    """Rows, the earliest first, without those that were taken away."""
    query = select(offer).where(offer.c.town == town, offer.c.shop == shop, offer.c.state != "removed")
    return [dict(row) for row in connection.execute(query.order_by(offer.c.first_day, offer.c.id)).mappings()]
