"""Brings the tables up to date with Alembic. Imported only when there is something to do: it costs time and memory."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine

from twin.errors import Unavailable

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Raises Unavailable for a database whose tables this version does not know."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")
    except CommandError as error:
        raise Unavailable(f"The database is of another Kernkijker, probably a newer one: {error}") from error
