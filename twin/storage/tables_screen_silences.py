"""The silences of screens that somebody was mailed about, until they are heard again."""

from sqlalchemy import Column, ForeignKey, String, Table

from twin.storage.columns import Instant, metadata

screen_silence = Table(
    "screen_silence",
    metadata,
    Column("town", String(64), ForeignKey("town.slug", ondelete="CASCADE"), primary_key=True),
    Column("screen", String(200), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("told_at", Instant, nullable=False),
)
