"""Alembic's door: runs the migrations on the connection that `twin.storage.database` opened."""

from alembic import context

# the tables add themselves to the metadata
from twin.storage import tables, tables_alerts, tables_history, tables_people, tables_work  # noqa: F401
from twin.storage.columns import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
