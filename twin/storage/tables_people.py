"""People, their ways in and their mail. Tokens and codes are kept as hashes only."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from twin.storage.columns import Instant, metadata, number, of_town

person = Table(
    "person",
    metadata,
    number(),
    Column("email", String(254), unique=True),  # lower case; null after the person was erased
    Column("name", Text, nullable=False, server_default=""),
    Column("language", String(8), nullable=False, server_default="nl"),
    Column("made_at", Instant, nullable=False),
    Column("seen_at", Instant),
    Column("erased_at", Instant),
)

# what a person may: keep one shop, or the town's desk (`shop` empty)
membership = Table(
    "membership",
    metadata,
    number(),
    of_town(),
    Column("person", Integer, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("role", String(20), nullable=False),  # shopkeeper, officer
    Column("shop", String(200), nullable=False, server_default=""),
    Column("since", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("let_in_by", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    Column("way", String(20), nullable=False, server_default=""),  # letter, invitation, handover, oidc, command, ...
    Column("reminder_days", Integer),  # the person's own rhythm: null is the town's, 0 is never
)

# a link or a letter: used once, by POST
way_in = Table(
    "way_in",
    metadata,
    number(),
    Column("kind", String(20), nullable=False),  # mail, letter, invitation, officer, question
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("code_hash", String(64), index=True),  # of the short code that a letter prints
    Column("town", String(64), ForeignKey("town.slug", ondelete="CASCADE"), index=True),
    Column("shop", String(200), nullable=False, server_default=""),
    Column("role", String(20), nullable=False, server_default=""),
    Column("person", Integer, ForeignKey("person.id", ondelete="CASCADE"), index=True),
    Column("email", String(254), nullable=False, server_default=""),  # the address that the link was sent to
    Column("language", String(8), nullable=False, server_default="nl"),
    Column("detail", JSON, nullable=False, server_default="{}"),  # of a question: which one
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("made_by", Integer, ForeignKey("person.id", ondelete="SET NULL")),
)

session = Table(
    "session",
    metadata,
    number(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("person", Integer, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("device", Text, nullable=False, server_default=""),  # 'Firefox op Android': for the person's own list
    Column("way", String(20), nullable=False, server_default=""),
    Column("made_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("ended_at", Instant),
)

# what somebody typed when her session had ended: waits, for a short time, until she is back
kept_form = Table(
    "kept_form",
    metadata,
    number(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("path", Text, nullable=False),
    Column("fields", JSON, nullable=False),  # [[name, value], ...] in the order of the form
    Column("had_files", Boolean, nullable=False),  # files that came along and are not kept
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column(
        "person", Integer, ForeignKey("person.id", ondelete="CASCADE"), index=True
    ),  # whose session it was, if known
)

# files of such a form, for that person only; gone with it
kept_file = Table(
    "kept_file",
    metadata,
    number(),
    Column("form", Integer, ForeignKey("kept_form.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("filename", Text, nullable=False),
    Column("kind", String(100), nullable=False),  # as the browser called it: nobody's word, never served
    Column("size", Integer, nullable=False),  # bytes
    Column("data", LargeBinary, nullable=False),
)

# tries at a door, for the limits per address and per network; keys are keyed hashes, never addresses
attempt = Table(
    "attempt",
    metadata,
    number(),
    Column("door", String(20), nullable=False),
    Column("key_hash", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_attempt_of_key", "door", "key_hash", "at"),
)

mail = Table(
    "mail",
    metadata,
    number(),
    Column("town", String(64), ForeignKey("town.slug", ondelete="CASCADE"), index=True),
    Column("kind", String(30), nullable=False),  # sign_in, invitation, reminder, holiday, letter_confirm, ...
    Column("recipient", String(254), nullable=False),
    Column("person", Integer, ForeignKey("person.id", ondelete="SET NULL")),
    Column("shop", String(200), nullable=False, server_default=""),
    Column("language", String(8), nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False, index=True),  # the next try
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("sent_at", Instant),
    Column("failed_at", Instant),  # given up, or bounced
    Column("failure", Text, nullable=False, server_default=""),
    Column("is_private", Boolean, nullable=False, server_default="0"),  # holds a link: its text is wiped once sent
    Column("unsubscribe", Text, nullable=False, server_default=""),  # of a reminder: one click there ends them
)

# small things that every process must agree on: the key that signs, settings made at first start
secret = Table("secret", metadata, Column("name", String(40), primary_key=True), Column("value", Text, nullable=False))
