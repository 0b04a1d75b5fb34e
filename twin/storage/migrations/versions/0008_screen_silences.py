"""Silences of screens that somebody was mailed about."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "screen_silence",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("screen", sa.String(length=200), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_screen_silence_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "screen", name=op.f("pk_screen_silence")),
    )


def downgrade() -> None:
    op.drop_table("screen_silence")
