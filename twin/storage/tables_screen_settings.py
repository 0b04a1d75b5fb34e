"""What the officers chose for their screens: one row for all of a town's, and one for each that differs."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table, Text

from twin.storage.columns import metadata

ALL = "*"  # in the place of a screen's id: what holds where a screen has no word of its own

# Null is 'as for all' in a screen's own row, and 'as usual' in the town's: see twin.domain.screen_settings
screen_settings = Table(
    "screen_settings",
    metadata,
    Column("town", String(64), ForeignKey("town.slug", ondelete="CASCADE"), primary_key=True),
    Column("screen", String(200), primary_key=True),  # an id, or ALL
    Column("shows_offers", Boolean),
    Column("shows_notices", Boolean),
    Column("shows_events", Boolean),
    Column("shows_later", Boolean),
    Column("languages", JSON(none_as_null=True)),
    Column("rest_seconds", Integer),
    Column("begins_low", Boolean),
    Column("has_sound", Boolean),
    Column("quiet", JSON(none_as_null=True)),  # ["22:30", "06:30"]; []: lit all night
    Column("staff", String(200)),  # "salthex$hashhex" of the code that opens the menu on the glass
    Column("caretaker", Text),  # whom a silence is mailed to; '' the officers
)
