"""Machines behind the screens: pairing, their heartbeats, and what was used at a screen on a day."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pairing",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairing")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_pairing_code_hash")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_pairing_token_hash")),
    )
    op.create_index(op.f("ix_pairing_expires_at"), "pairing", ["expires_at"])
    op.create_table(
        "device",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("screen", sa.String(length=200), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("next_token_hash", sa.String(length=64), nullable=True),
        sa.Column("token_since", sa.BigInteger(), nullable=False),
        sa.Column("paired_at", sa.BigInteger(), nullable=False),
        sa.Column("paired_by", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_by", sa.Integer(), nullable=True),
        sa.Column("revoked_why", sa.String(length=20), server_default="", nullable=False),
        sa.Column("last_seen", sa.BigInteger(), nullable=True),
        sa.Column("report", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("clock_offset_ms", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("since", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("quiet_from", sa.BigInteger(), nullable=True),
        sa.Column("back_at", sa.BigInteger(), nullable=True),
        sa.Column("boot_before", sa.String(length=32), server_default="", nullable=False),
        sa.Column("twins_at", sa.BigInteger(), nullable=True),
        sa.Column("failed_at", sa.BigInteger(), nullable=True),
        sa.Column("refused", sa.Integer(), server_default="0", nullable=False),
        sa.Column("refused_at", sa.BigInteger(), nullable=True),
        sa.Column("refused_why", sa.Text(), server_default="", nullable=False),
        sa.Column("restart_asked_at", sa.BigInteger(), nullable=True),
        sa.Column("restart_told_at", sa.BigInteger(), nullable=True),
        sa.Column("rotation_asked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["paired_by"], ["person.id"], name=op.f("fk_device_paired_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["revoked_by"], ["person.id"], name=op.f("fk_device_revoked_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_device_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("next_token_hash", name=op.f("uq_device_next_token_hash")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_device_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_device_town"), "device", ["town"])
    is_live = sa.text("revoked_at IS NULL")
    op.create_index(
        "ix_device_live", "device", ["town", "screen"], unique=True, sqlite_where=is_live, postgresql_where=is_live
    )
    op.create_table(
        "screen_use",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("screen", sa.String(length=200), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_screen_use_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "screen", "day", "kind", "what", name=op.f("pk_screen_use")),
    )


def downgrade() -> None:
    for name in ("screen_use", "device", "pairing"):
        op.drop_table(name)
