"""The machines behind the screens: codes that wait to be typed, machines that were paired, and the counts they tell.

Tokens and codes are kept as hashes only. What a machine may do follows from `device`; see twin.domain.device.
"""

from sqlalchemy import JSON, BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table, Text, text

from twin.storage.columns import Instant, metadata, number, of_town

# a machine that shows a code and waits for an officer to type it
pairing = Table(
    "pairing",
    metadata,
    number(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("code_hash", String(64), nullable=False, unique=True),  # keyed: a code is short
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
)

device = Table(
    "device",
    metadata,
    number(),
    of_town(),
    Column("screen", String(200), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("next_token_hash", String(64), unique=True),  # told, not used yet
    Column("token_since", Instant, nullable=False),
    Column("paired_at", Instant, nullable=False),
    Column("paired_by", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    Column("revoked_at", Instant),
    Column("revoked_by", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    Column("revoked_why", String(20), nullable=False, server_default=""),  # officer, taken_over, screen_gone
    Column("last_seen", Instant),
    Column("report", JSON(none_as_null=True)),  # the last heartbeat
    Column("clock_offset_ms", BigInteger, nullable=False, server_default="0"),
    Column("since", JSON, nullable=False, server_default="{}"),  # problem -> milliseconds since 1970
    Column("quiet_from", Instant),
    Column("back_at", Instant),
    Column("boot_before", String(32), nullable=False, server_default=""),
    Column("twins_at", Instant),
    Column("failed_at", Instant),
    Column("refused", Integer, nullable=False, server_default="0"),
    Column("refused_at", Instant),
    Column("refused_why", Text, nullable=False, server_default=""),
    Column("restart_asked_at", Instant),
    Column("restart_told_at", Instant),
    Column("rotation_asked_at", Instant),
    Column("uses_batch", String(16), nullable=False, server_default=""),  # the last one that was counted
    Index(
        "ix_device_live",  # one screen, one machine
        "town",
        "screen",
        unique=True,
        sqlite_where=text("revoked_at IS NULL"),
        postgresql_where=text("revoked_at IS NULL"),
    ),
)

# how often what was used at a screen on a day; `what` is a group, a shop or a language, '' where the kind says it all
screen_use = Table(
    "screen_use",
    metadata,
    Column("town", String(64), ForeignKey("town.slug", ondelete="CASCADE"), primary_key=True),
    Column("screen", String(200), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("what", String(200), primary_key=True),
    Column("times", Integer, nullable=False),
)
