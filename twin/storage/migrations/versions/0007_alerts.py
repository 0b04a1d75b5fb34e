"""Messages about emergencies, keys that may post them, and the address that a town asks for them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _messages()
    _keys()
    op.create_table(
        "alert_source",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(length=40), server_default="", nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("well_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_alert_source_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", name=op.f("pk_alert_source")),
    )


def _messages() -> None:
    op.create_table(
        "alert_message",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("sender_id", sa.String(length=300), nullable=False),
        sa.Column("identifier", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("sent", sa.BigInteger(), nullable=False),
        sa.Column("sender", sa.String(length=200), nullable=False),
        sa.Column("is_test", sa.Boolean(), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("came_at", sa.BigInteger(), nullable=False),
        sa.Column("counts_until", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_alert_message_town"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_alert_message_person"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["person.id"], name=op.f("fk_alert_message_ended_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_message")),
        sa.UniqueConstraint("town", "sender_id", "identifier", name=op.f("uq_alert_message_town_sender_id_identifier")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_alert_message_town"), "alert_message", ["town"])
    op.create_index("ix_alert_message_counts", "alert_message", ["town", "counts_until"])


def _keys() -> None:
    op.create_table(
        "alert_key",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_alert_key_town"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_alert_key_made_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_key")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_alert_key_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_alert_key_town"), "alert_key", ["town"])


def downgrade() -> None:
    for name in ("alert_source", "alert_key", "alert_message"):
        op.drop_table(name)
