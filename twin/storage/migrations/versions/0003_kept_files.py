"""Files that were sent when a session had ended wait with the words beside them, for whose session it was."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("kept_form", schema=None) as batch_op:
        batch_op.add_column(sa.Column("person", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_kept_form_person"), ["person"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_kept_form_person"), "person", ["person"], ["id"], ondelete="CASCADE")
    op.create_table(
        "kept_file",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["form"], ["kept_form.id"], name=op.f("fk_kept_file_form"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_file")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("kept_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_file_form"), ["form"], unique=False)


def downgrade() -> None:
    op.drop_table("kept_file")
    with op.batch_alter_table("kept_form", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_kept_form_person"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_kept_form_person"))
        batch_op.drop_column("person")
