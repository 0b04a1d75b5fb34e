"""Brings the tables up to date with Alembic. Imported only when there is something to do: it costs time and memory."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine, text

from twin.errors import Unavailable
from twin.storage.database import writing

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Raises Unavailable for a database whose tables this version does not know."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    try:
        with writing(engine) as connection:
            if engine.dialect.name == "postgresql":  # two processes that start at once: the second finds it done
                connection.execute(text("SELECT pg_advisory_xact_lock(4747)"))
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")
    except CommandError as error:
        raise Unavailable(f"The database is of another Kernkijker, probably a newer one: {error}") from error
