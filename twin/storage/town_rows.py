"""A town's own row."""

from typing import Any

from sqlalchemy import Connection, select

from twin.errors import NotFound
from twin.storage.tables import town as towns


def town_row(connection: Connection, slug: str) -> dict[str, Any]:
    """Raises NotFound."""
    row = connection.execute(select(towns).where(towns.c.slug == slug)).mappings().one_or_none()
    if row is None:
        raise NotFound(f"there is no town '{slug}'")
    return dict(row)
