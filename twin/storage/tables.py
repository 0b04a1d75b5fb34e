"""The tables of the core itself. Geometry is GeoJSON text in WGS84; words per language and lists are JSON.

What people write about it stands in `tables_history`, `tables_people` and `tables_work`.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
)

from twin.storage.columns import Instant, metadata


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
    Column("choices", JSON, nullable=False, server_default="{}"),  # what the officers set: see twin.domain.choices
    Column("is_served", Boolean, nullable=False, server_default="1"),  # False: its folder is gone, its people are not
    Column("kept_since", Instant),  # when its folder was first read: before it nobody knows how things were
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
    Column("drawn", Integer, nullable=False, server_default="0"),  # the newest change that it shows
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
    Column("footprint", Text, nullable=False, server_default=""),  # GeoJSON Polygon
    Column("area_m2", Float),
    Column("building", String(200), nullable=False, server_default=""),
    Column("footprint_from", String(20), nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("source", Text, nullable=False, server_default=""),
    Column("there_since", Date),  # the first day of what was made out of others; null: since nobody knows when
    Column("gone_on", Date),  # the day on which it was split or merged into others
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
    Column("links", JSON, nullable=False, server_default="[]"),  # addresses on social networks
    Column("hiring", JSON, nullable=False, server_default="{}"),  # 'we zoeken personeel', per language
    Column("enterprise_number", String(20), nullable=False, server_default=""),  # KBO: ten digits
    Column("establishment_number", String(20), nullable=False, server_default=""),
    Column("osm_element", Text, nullable=False, server_default=""),  # OSM's own XML of the object it came from
    Column("confirmed_at", Instant),  # when the shopkeeper last said that the listing is right
    Column("left_on", Date),  # the first day on which it is no longer there
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
