"""The first tables: towns, their map, premises, shops, places and screens."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "town",
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("bounds", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_town")),
    )
    op.create_table(
        "layer",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("geojson", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_layer_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "name", name=op.f("pk_layer")),
    )
    op.create_table(
        "light_map",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_light_map_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "language", name=op.f("pk_light_map")),
    )
    op.create_table(
        "premises",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("housenumber", sa.String(length=40), nullable=False),
        sa.Column("postcode", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("vacant_since", sa.Date(), nullable=True),
        sa.Column("door_lon", sa.Float(), nullable=False),
        sa.Column("door_lat", sa.Float(), nullable=False),
        sa.Column("facade", sa.Float(), nullable=True),
        sa.Column("node", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_premises_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "id", name=op.f("pk_premises")),
    )
    op.create_table(
        "public_place",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("opening_hours", sa.Text(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("wheelchair", sa.String(length=20), nullable=False),
        sa.Column("landmark", sa.Boolean(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_public_place_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "id", name=op.f("pk_public_place")),
    )
    op.create_table(
        "screen",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("bearing", sa.Float(), nullable=False),
        sa.Column("diagonal_inch", sa.Float(), nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=False),
        sa.Column("height_px", sa.Integer(), nullable=False),
        sa.Column("mounting_height_mm", sa.Float(), nullable=False),
        sa.Column("node", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_screen_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "id", name=op.f("pk_screen")),
    )
    op.create_table(
        "shop",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("slug", sa.String(length=200), nullable=False),
        sa.Column("premises", sa.String(length=200), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("category", sa.String(length=100), nullable=False),
        sa.Column("products", sa.JSON(), nullable=False),
        sa.Column("opening_hours", sa.Text(), nullable=True),
        sa.Column("hours_text", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.Column("payment", sa.JSON(), nullable=False),
        sa.Column("wheelchair", sa.String(length=20), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_shop_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", "id", name=op.f("pk_shop")),
    )
    op.create_table(
        "walking",
        sa.Column("town", sa.String(length=64), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("trees", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["town"], ["town.slug"], name=op.f("fk_walking_town"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("town", name=op.f("pk_walking")),
    )


def downgrade() -> None:
    op.drop_table("walking")
    op.drop_table("shop")
    op.drop_table("screen")
    op.drop_table("public_place")
    op.drop_table("premises")
    op.drop_table("light_map")
    op.drop_table("layer")
    op.drop_table("town")
