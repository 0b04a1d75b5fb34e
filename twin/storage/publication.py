"""What tells a server process that a town has to be published again, whoever changed it."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine, func, select

from twin.storage.tables import light_map, town
from twin.storage.tables_history import IS_PUBLISHED, change


class Mark(NamedTuple):
    """``digest`` of the folder, ``change``: number of the newest change, ``drawn``: the newest change that a light
    map shows. Two equal marks mean the same content."""

    digest: str
    change: int
    drawn: int


def publication_marks(engine: Engine) -> dict[str, Mark]:
    """Slug -> mark, of every town that is served, by slug."""
    newest = select(func.max(change.c.id)).where(change.c.town == town.c.slug, IS_PUBLISHED).scalar_subquery()
    drawn = select(func.max(light_map.c.drawn)).where(light_map.c.town == town.c.slug).scalar_subquery()
    query = select(town.c.slug, town.c.digest, newest, drawn).where(town.c.is_served).order_by(town.c.slug)
    with engine.connect() as connection:
        return {row[0]: Mark(row[1], row[2] or 0, row[3] or 0) for row in connection.execute(query)}


def last_word(engine: Engine, slug: str) -> datetime | None:
    """When people or the folder last changed something in a town; None where nobody knows."""
    newest = select(func.max(change.c.at)).where(change.c.town == slug, IS_PUBLISHED).scalar_subquery()
    with engine.connect() as connection:
        row = connection.execute(select(newest.label("at"), town.c.kept_since).where(town.c.slug == slug)).one()
    return max((at for at in row if at is not None), default=None)
