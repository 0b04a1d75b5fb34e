"""When each job was last done, and what went wrong then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, insert, select, update

from twin.storage.database import writing
from twin.storage.tables import town
from twin.storage.tables_work import job


@dataclass(frozen=True)
class Done:
    """``failure`` is '' when it went well."""

    at: datetime
    failure: str


def jobs_done(engine: Engine) -> Mapping[str, Done]:
    with engine.connect() as connection:
        return {row.name: Done(row.done_at, row.failure) for row in connection.execute(select(job))}


def note_done(engine: Engine, name: str, at: datetime, failure: str) -> None:
    values = {"done_at": at, "failure": failure}
    with writing(engine) as connection:
        if not connection.execute(update(job).where(job.c.name == name).values(**values)).rowcount:
            connection.execute(insert(job).values(name=name, **values))


def zones_of_towns(engine: Engine) -> Mapping[str, ZoneInfo]:
    """Slug -> time zone of every town that is served."""
    with engine.connect() as connection:
        rows = connection.execute(select(town.c.slug, town.c.settings).where(town.c.is_served).order_by(town.c.slug))
        return {slug: ZoneInfo(settings["timezone"]) for slug, settings in rows}
