"""The database of a command: opened when it is asked for, closed when the command ends."""

import click
from sqlalchemy import Engine

from twin.config import Config
from twin.storage.database import opened


def open_for_command(config: Config) -> Engine:
    """Raises as ``twin.storage.database.connect``, and RuntimeError outside a command."""
    return click.get_current_context().with_resource(opened(config.database_url))
