"""What people offer, ask and do: proposals, photos, offers, events, notices, wishes, the desk, screens, jobs."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from twin.storage.columns import Instant, metadata, number, of_town

# what a shopkeeper wrote and an officer looks at first; `before` is what stood there then
proposal = Table(
    "proposal",
    metadata,
    number(),
    of_town(),
    Column("shop", String(200), nullable=False),
    Column("thing", String(20), nullable=False),  # shop, photo, offer
    Column("thing_id", String(200), nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("person", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    Column("at", Instant, nullable=False),
    Column("state", String(20), nullable=False),  # waiting, accepted, refused, withdrawn
    Column("reason", Text, nullable=False, server_default=""),
    Column("decided_at", Instant),
    Column("decided_by", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    Index("ix_proposal_waiting", "town", "state"),
)

photo = Table(
    "photo",
    metadata,
    number(),
    of_town(),
    Column("shop", String(200), nullable=False, server_default=""),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("alternatives", JSON, nullable=False),  # what it shows, per language
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("digest", String(64), nullable=False),  # of the files: part of their address
    Column("state", String(20), nullable=False),  # waiting, live, removed
    Column("at", Instant, nullable=False),
)

photo_file = Table(
    "photo_file",
    metadata,
    Column("photo", Integer, ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True),
    Column("width", Integer, primary_key=True),
    Column("format", String(8), primary_key=True),  # avif, webp, jpeg
    Column("data", LargeBinary, nullable=False),
)

offer = Table(
    "offer",
    metadata,
    number(),
    of_town(),
    Column("shop", String(200), nullable=False),
    Column("titles", JSON, nullable=False),
    Column("texts", JSON, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("state", String(20), nullable=False),  # waiting, live, refused, removed
    Column("at", Instant, nullable=False),
)

event = Table(
    "event",
    metadata,
    number(),
    of_town(),
    Column("titles", JSON, nullable=False),
    Column("texts", JSON, nullable=False),
    Column("place", String(200), nullable=False, server_default=""),  # id of a public place, if it is at one
    Column("where_words", JSON, nullable=False, server_default="{}"),
    Column("lon", Float),
    Column("lat", Float),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("recurrence", Text, nullable=False, server_default=""),  # RRULE of RFC 5545, in the town's wall time
    Column("exceptions", JSON, nullable=False, server_default="[]"),  # days on which it does not take place
    Column("photo", Integer),
    Column("on_map", Boolean, nullable=False),
    Column("on_site", Boolean, nullable=False),
    Column("on_screens", Boolean, nullable=False),
    Column("uid", String(200), nullable=False, server_default=""),  # of an imported calendar
)

notice = Table(
    "notice",
    metadata,
    number(),
    of_town(),
    Column("titles", JSON, nullable=False),
    Column("texts", JSON, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("photo", Integer),
    Column("on_site", Boolean, nullable=False),
    Column("on_screens", Boolean, nullable=False),
)

wish = Table(
    "wish",
    metadata,
    number(),
    of_town(),
    Column("shop", String(200), nullable=False, server_default=""),
    Column("person", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("tag", String(40), nullable=False, server_default=""),
    Column("answer", Text, nullable=False, server_default=""),
    Column("answered_at", Instant),
    Column("is_public", Boolean, nullable=False, server_default="0"),
)

# counts without persons: a shop, a kind (view, screen_tap, route, qr), the Monday of a week
use = Table(
    "use",
    metadata,
    Column("town", String(64), ForeignKey("town.slug", ondelete="CASCADE"), primary_key=True),
    Column("shop", String(200), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("week", Date, primary_key=True),
    Column("times", Integer, nullable=False),
)

# what needs a person. `key` says the same thing the same way, so that nothing is listed twice
desk_item = Table(
    "desk_item",
    metadata,
    number(),
    of_town(),
    Column(
        "kind", String(30), nullable=False
    ),  # proposal, unclaimed, stale, bounced, conflict, doubtful, vacant, wish, ...
    Column("key", String(300), nullable=False),
    Column("shop", String(200), nullable=False, server_default=""),
    Column("detail", JSON, nullable=False, server_default="{}"),
    Column("came_at", Instant, nullable=False),
    Column("opened_at", Instant),
    Column("done_at", Instant),
    Column("done_by", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    Column("outcome", String(30), nullable=False, server_default=""),
    Column("clicks", Integer, nullable=False, server_default="0"),
    UniqueConstraint("town", "key"),
    Index("ix_desk_item_open", "town", "done_at"),
)

# what was last heard of a screen, and of its last silence and errors; see twin.domain.heartbeat
heartbeat = Table(
    "heartbeat",
    metadata,
    Column("town", String(64), ForeignKey("town.slug", ondelete="CASCADE"), primary_key=True),
    Column("screen", String(200), primary_key=True),
    Column("first_seen", Instant, nullable=False),
    Column("last_seen", Instant, nullable=False),
    Column("version", String(16), nullable=False),
    Column("drawing", String(8), nullable=False),
    Column("is_dated", Boolean, nullable=False),
    Column("quiet_from", Instant),
    Column("back_at", Instant),
    Column("behind_since", Instant),
    Column("failed_since", Instant),
    Column("failed_at", Instant),
    Column("errors", Integer, nullable=False),
)

# who runs the jobs: one process holds the lease until `until`
lease = Table(
    "lease",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("until", Instant, nullable=False),
)

job = Table(
    "job",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("done_at", Instant, nullable=False),
    Column("failure", Text, nullable=False, server_default=""),
)
