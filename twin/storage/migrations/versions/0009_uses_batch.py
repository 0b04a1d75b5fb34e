"""The name of the last uses that a machine told, so that they are counted once."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("device", sa.Column("uses_batch", sa.String(length=16), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("device", "uses_batch")
