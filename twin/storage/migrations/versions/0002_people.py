"""What people write: changes, ways in, mail, proposals, photos, offers, events, the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


# sqlite_autoincrement: SQLite would else give the number of a removed row to the next, and history would mix the two
def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("door", sa.String(length=20), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.create_index("ix_attempt_of_key", ["door", "key_hash", "at"], unique=False)

    op.create_table(
        "job",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=False),
        sa.Column("failure", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_job")),
    )
    op.create_table(
        "kept_form",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("had_files", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_form")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_kept_form_token_hash")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "lease",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("holder", sa.String(length=80), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.String(length=8), server_default="nl", nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("erased_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "secret",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_secret")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("thing", sa.String(length=20), nullable=False),
        sa.Column("thing_id", sa.String(length=200), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_change_person")),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_change_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index("ix_change_at", ["town", "at"], unique=False)
        batch_op.create_index("ix_change_of_thing", ["town", "thing", "thing_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_town"), ["town"], unique=False)

    op.create_table(
        "desk_item",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("shop", sa.String(length=200), server_default="", nullable=False),
        sa.Column("detail", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("came_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=30), server_default="", nullable=False),
        sa.Column("clicks", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["done_by"], ["person.id"], name=op.f("fk_desk_item_done_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_desk_item_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_item")),
        sa.UniqueConstraint("town", "key", name=op.f("uq_desk_item_town_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("desk_item", schema=None) as batch_op:
        batch_op.create_index("ix_desk_item_open", ["town", "done_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_desk_item_town"), ["town"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("place", sa.String(length=200), server_default="", nullable=False),
        sa.Column("where_words", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("recurrence", sa.Text(), server_default="", nullable=False),
        sa.Column("exceptions", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("photo", sa.Integer(), nullable=True),
        sa.Column("on_map", sa.Boolean(), nullable=False),
        sa.Column("on_site", sa.Boolean(), nullable=False),
        sa.Column("on_screens", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.String(length=200), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_event_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_town"), ["town"], unique=False)

    op.create_table(
        "imported",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("thing", sa.String(length=20), nullable=False),
        sa.Column("thing_id", sa.String(length=200), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_imported_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "thing", "thing_id", name=op.f("pk_imported")),
    )
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("shop", sa.String(length=200), server_default="", nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("failed_at", sa.BigInteger(), nullable=True),
        sa.Column("failure", sa.Text(), server_default="", nullable=False),
        sa.Column("is_private", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("unsubscribe", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_mail_person"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_mail_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mail_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_mail_town"), ["town"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("shop", sa.String(length=200), server_default="", nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("let_in_by", sa.Integer(), nullable=True),
        sa.Column("way", sa.String(length=20), server_default="", nullable=False),
        sa.Column("reminder_days", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["let_in_by"], ["person.id"], name=op.f("fk_membership_let_in_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_membership_person"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_membership_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_town"), ["town"], unique=False)

    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("photo", sa.Integer(), nullable=True),
        sa.Column("on_site", sa.Boolean(), nullable=False),
        sa.Column("on_screens", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_notice_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_town"), ["town"], unique=False)

    op.create_table(
        "offer",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("shop", sa.String(length=200), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_offer_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_town"), ["town"], unique=False)

    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("shop", sa.String(length=200), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("alternatives", sa.JSON(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_photo_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_photo_town"), ["town"], unique=False)

    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("shop", sa.String(length=200), nullable=False),
        sa.Column("thing", sa.String(length=20), nullable=False),
        sa.Column("thing_id", sa.String(length=200), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_proposal_decided_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_proposal_person"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_proposal_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_town"), ["town"], unique=False)
        batch_op.create_index("ix_proposal_waiting", ["town", "state"], unique=False)

    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("device", sa.Text(), server_default="", nullable=False),
        sa.Column("way", sa.String(length=20), server_default="", nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_session_person"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_session_token_hash")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_person"), ["person"], unique=False)

    op.create_table(
        "tenancy",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("premises", sa.String(length=200), nullable=False),
        sa.Column("shop", sa.String(length=200), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_tenancy_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenancy")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("tenancy", schema=None) as batch_op:
        batch_op.create_index("ix_tenancy_of_premises", ["town", "premises"], unique=False)
        batch_op.create_index(batch_op.f("ix_tenancy_town"), ["town"], unique=False)

    op.create_table(
        "use",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("shop", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_use_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "shop", "kind", "week", name=op.f("pk_use")),
    )
    op.create_table(
        "way_in",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("town", sa.String(length=64), nullable=True),
        sa.Column("shop", sa.String(length=200), server_default="", nullable=False),
        sa.Column("role", sa.String(length=20), server_default="", nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("language", sa.String(length=8), server_default="nl", nullable=False),
        sa.Column("detail", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_way_in_made_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_way_in_person"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_way_in_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_way_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_way_in_token_hash")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("way_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_way_in_code_hash"), ["code_hash"], unique=False)
        batch_op.create_index(batch_op.f("ix_way_in_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_way_in_town"), ["town"], unique=False)

    op.create_table(
        "wish",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("shop", sa.String(length=200), server_default="", nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("tag", sa.String(length=40), server_default="", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("is_public", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_wish_person"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_wish_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("wish", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wish_town"), ["town"], unique=False)

    op.create_table(
        "photo_file",
        sa.Column("photo", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["photo"], ["photo.id"], name=op.f("fk_photo_file_photo"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("photo", "width", "format", name=op.f("pk_photo_file")),
    )
    with op.batch_alter_table("premises", schema=None) as batch_op:
        batch_op.add_column(sa.Column("footprint", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("area_m2", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("building", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("footprint_from", sa.String(length=20), server_default="", nullable=False))
        batch_op.add_column(sa.Column("note", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("source", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("there_since", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("gone_on", sa.Date(), nullable=True))

    with op.batch_alter_table("shop", schema=None) as batch_op:
        batch_op.add_column(sa.Column("links", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("hiring", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("enterprise_number", sa.String(length=20), server_default="", nullable=False))
        batch_op.add_column(sa.Column("establishment_number", sa.String(length=20), server_default="", nullable=False))
        batch_op.add_column(sa.Column("osm_element", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("confirmed_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("left_on", sa.Date(), nullable=True))

    with op.batch_alter_table("town", schema=None) as batch_op:
        batch_op.add_column(sa.Column("choices", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("is_served", sa.Boolean(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("kept_since", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("light_map", schema=None) as batch_op:
        batch_op.add_column(sa.Column("drawn", sa.Integer(), server_default="0", nullable=False))
    op.execute("UPDATE town SET digest = ''")  # the folder has more to say than was kept until now: read it again


def downgrade() -> None:
    with op.batch_alter_table("light_map", schema=None) as batch_op:
        batch_op.drop_column("drawn")
    with op.batch_alter_table("town", schema=None) as batch_op:
        batch_op.drop_column("kept_since")
        batch_op.drop_column("is_served")
        batch_op.drop_column("choices")

    with op.batch_alter_table("shop", schema=None) as batch_op:
        batch_op.drop_column("left_on")
        batch_op.drop_column("confirmed_at")
        batch_op.drop_column("osm_element")
        batch_op.drop_column("establishment_number")
        batch_op.drop_column("enterprise_number")
        batch_op.drop_column("hiring")
        batch_op.drop_column("links")

    with op.batch_alter_table("premises", schema=None) as batch_op:
        batch_op.drop_column("gone_on")
        batch_op.drop_column("there_since")
        batch_op.drop_column("source")
        batch_op.drop_column("note")
        batch_op.drop_column("footprint_from")
        batch_op.drop_column("building")
        batch_op.drop_column("area_m2")
        batch_op.drop_column("footprint")

    op.drop_table("kept_form")
    op.drop_table("photo_file")
    with op.batch_alter_table("wish", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wish_town"))

    op.drop_table("wish")
    with op.batch_alter_table("way_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_way_in_town"))
        batch_op.drop_index(batch_op.f("ix_way_in_person"))
        batch_op.drop_index(batch_op.f("ix_way_in_code_hash"))

    op.drop_table("way_in")
    op.drop_table("use")
    with op.batch_alter_table("tenancy", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tenancy_town"))
        batch_op.drop_index("ix_tenancy_of_premises")

    op.drop_table("tenancy")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_person"))

    op.drop_table("session")
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_index("ix_proposal_waiting")
        batch_op.drop_index(batch_op.f("ix_proposal_town"))

    op.drop_table("proposal")
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_photo_town"))

    op.drop_table("photo")
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_offer_town"))

    op.drop_table("offer")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notice_town"))

    op.drop_table("notice")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_town"))
        batch_op.drop_index(batch_op.f("ix_membership_person"))

    op.drop_table("membership")
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mail_town"))
        batch_op.drop_index(batch_op.f("ix_mail_due_at"))

    op.drop_table("mail")
    op.drop_table("imported")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_town"))

    op.drop_table("event")
    with op.batch_alter_table("desk_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_desk_item_town"))
        batch_op.drop_index("ix_desk_item_open")

    op.drop_table("desk_item")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_town"))
        batch_op.drop_index("ix_change_of_thing")
        batch_op.drop_index("ix_change_at")

    op.drop_table("change")
    op.drop_table("secret")
    op.drop_table("person")
    op.drop_table("lease")
    op.drop_table("job")
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_attempt_of_key")

    op.drop_table("attempt")
