"""What one has to know to tell how a town was: since when it is kept, and which changes came before an instant."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine, func, select

from twin.storage.tables import town
from twin.storage.tables_history import IS_PUBLISHED, change


class PastMark(NamedTuple):
    """``until``: the newest change at or before the instant; ``newest``: of all. Two equal marks mean the same past."""

    until: int
    newest: int


def past_mark(engine: Engine, slug: str, at: datetime) -> PastMark:
    newest = select(func.coalesce(func.max(change.c.id), 0)).where(change.c.town == slug, IS_PUBLISHED)
    with engine.connect() as connection:
        return PastMark(
            connection.execute(newest.where(change.c.at <= at)).scalar_one(), connection.execute(newest).scalar_one()
        )


def kept_since(engine: Engine, slug: str) -> datetime | None:
    """When the town's folder was first read; None where nobody noted it."""
    with engine.connect() as connection:
        found: datetime | None = connection.scalar(select(town.c.kept_since).where(town.c.slug == slug))
    return found
