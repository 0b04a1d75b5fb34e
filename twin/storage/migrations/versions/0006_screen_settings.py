"""What the officers chose for their screens."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "screen_settings",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("screen", sa.String(length=200), nullable=False),
        sa.Column("shows_offers", sa.Boolean(), nullable=True),
        sa.Column("shows_notices", sa.Boolean(), nullable=True),
        sa.Column("shows_events", sa.Boolean(), nullable=True),
        sa.Column("shows_later", sa.Boolean(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=True),
        sa.Column("rest_seconds", sa.Integer(), nullable=True),
        sa.Column("begins_low", sa.Boolean(), nullable=True),
        sa.Column("has_sound", sa.Boolean(), nullable=True),
        sa.Column("quiet", sa.JSON(), nullable=True),
        sa.Column("staff", sa.String(length=200), nullable=True),
        sa.Column("caretaker", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_screen_settings_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "screen", name=op.f("pk_screen_settings")),
    )


def downgrade() -> None:
    op.drop_table("screen_settings")
