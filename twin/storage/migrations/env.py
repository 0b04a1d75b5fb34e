"""Alembic's door: runs the migrations on the connection that `twin.storage.database` opened."""

from alembic import context

from twin.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
