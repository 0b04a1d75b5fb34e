"""Messages about emergencies, what may bring them in, and where the town asks for them."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from twin.storage.columns import Instant, metadata, number, of_town

# one row a message, as it came in; none is changed but by an officer who ends it. See twin.domain.alert_message
alert_message = Table(
    "alert_message",
    metadata,
    number(),
    of_town(),
    Column("sender_id", String(300), nullable=False),
    Column("identifier", String(300), nullable=False),
    Column("kind", String(10), nullable=False),  # alert, update, cancel
    Column("sent", Instant, nullable=False),
    Column("sender", String(200), nullable=False),
    Column("is_test", Boolean, nullable=False),
    Column("is_own", Boolean, nullable=False),
    Column("parts", JSON, nullable=False),  # [{severity, words, start, end, area}]
    # what it names as replaced or ended: [[sender_id, identifier]]
    Column("names", JSON, nullable=False),
    Column("way", String(10), nullable=False),  # officer, file, key, address
    Column("person", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    Column("came_at", Instant, nullable=False),
    Column("counts_until", Instant, nullable=False),  # after it nothing on any screen can depend on it
    Column("ended_at", Instant),
    Column("ended_by", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    UniqueConstraint("town", "sender_id", "identifier"),
    Index("ix_alert_message_counts", "town", "counts_until"),
)

# who holds one may post messages for the town; kept as a hash
alert_key = Table(
    "alert_key",
    metadata,
    number(),
    of_town(),
    Column("name", String(100), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("made_at", Instant, nullable=False),
    Column("made_by", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    Column("used_at", Instant),
    Column("revoked_at", Instant),
)

# the address that a town asks for messages, and what came of it last
alert_source = Table(
    "alert_source",
    metadata,
    Column("town", String(64), ForeignKey("town.slug", ondelete="CASCADE"), primary_key=True),
    Column("address", Text, nullable=False, server_default=""),
    Column("codes", JSON, nullable=False),  # of the town, as <geocode> gives them: ["NIS=41027"]
    Column("asked_at", Instant),
    Column("outcome", String(40), nullable=False, server_default=""),  # a key of twin/services/words/alerts.toml
    Column("detail", JSON, nullable=False),  # what to fill in there
    Column("well_at", Instant),  # when an answer was last good
)
