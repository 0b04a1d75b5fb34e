"""The tables. Geometry is GeoJSON text in WGS84; words per language and lists are JSON."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(column_0_label)s",
    }
)


def _town() -> "Column[str]":
    return Column(
        "town",
        String(64),
        ForeignKey("town.slug", ondelete="CASCADE"),
        primary_key=True,
    )


def _id() -> "Column[str]":
    return Column("id", String(200), primary_key=True)


town = Table(
    "town",
    metadata,
    Column("slug", String(64), primary_key=True),
    Column("digest", String(64), nullable=False),  # of the dataset's files: an unchanged folder is not read again
    Column("settings", JSON, nullable=False),  # town.toml
    Column("bounds", JSON, nullable=False),  # [west, south, east, north]
)

# streets, houses, ground: what only the map draws
layer = Table(
    "layer",
    metadata,
    _town(),
    Column("name", String(32), primary_key=True),
    Column("geojson", Text, nullable=False),
)

walking = Table(
    "walking",
    metadata,
    _town(),
    Column("network", Text, nullable=False),
    Column("trees", Text, nullable=False),
)

# the whole page per language; drawn on load, because Folium has no place in the service
light_map = Table(
    "light_map",
    metadata,
    _town(),
    Column("language", String(8), primary_key=True),
    Column("html", Text, nullable=False),
)

premises = Table(
    "premises",
    metadata,
    _town(),
    _id(),
    Column("street", Text, nullable=False),
    Column("housenumber", String(40), nullable=False),
    Column("postcode", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("vacant_since", Date),
    Column("door_lon", Float, nullable=False),
    Column("door_lat", Float, nullable=False),
    Column("facade", Float),
    Column("node", Integer),
)

shop = Table(
    "shop",
    metadata,
    _town(),
    _id(),
    Column("slug", String(200), nullable=False),
    Column("premises", String(200), nullable=False),
    Column("names", JSON, nullable=False),
    Column("texts", JSON, nullable=False),
    Column("category", String(100), nullable=False),
    Column("products", JSON, nullable=False),
    Column("opening_hours", Text),
    Column("hours_text", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("website", Text, nullable=False),
    Column("payment", JSON, nullable=False),
    Column("wheelchair", String(20), nullable=False),
    Column("source", Text, nullable=False),
    Column("checked_on", Date),
    Column("demonstration", Boolean, nullable=False),
    Column("lon", Float, nullable=False),
    Column("lat", Float, nullable=False),
)

public_place = Table(
    "public_place",
    metadata,
    _town(),
    _id(),
    Column("kind", String(60), nullable=False),
    Column("names", JSON, nullable=False),
    Column("opening_hours", Text),
    Column("capacity", Integer),
    Column("wheelchair", String(20), nullable=False),
    Column("landmark", Boolean, nullable=False),
    Column("lon", Float, nullable=False),
    Column("lat", Float, nullable=False),
)

screen = Table(
    "screen",
    metadata,
    _town(),
    _id(),
    Column("name", Text, nullable=False),
    Column("lon", Float, nullable=False),
    Column("lat", Float, nullable=False),
    Column("bearing", Float, nullable=False),
    Column("diagonal_inch", Float, nullable=False),
    Column("width_px", Integer, nullable=False),
    Column("height_px", Integer, nullable=False),
    Column("mounting_height_mm", Float, nullable=False),
    Column("node", Integer),
)

OF_A_TOWN = (layer, walking, light_map, premises, shop, public_place, screen)
