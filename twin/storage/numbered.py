"""Things of a town that have a number of their own."""

from typing import Any

from sqlalchemy import Connection, Table, select

from twin.errors import NotFound


def numbered_row(connection: Connection, table: Table, town: str, number: int) -> dict[str, Any]:
    """Raises NotFound, also for a number of another town."""
    query = select(table).where(table.c.town == town, table.c.id == number)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise NotFound(f"there is no {table.name} {number}")
    return dict(row)
