"""What changed, and what the dataset said last: the memory behind undo, past moments and merging."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Index, Integer, String, Table

from twin.storage.columns import Instant, metadata, number, of_town

# One thing changed at one instant. `before` and `after` hold the changed fields only, as JSON values;
# `before` is null for a thing that was made, `after` for one that was removed (the other then holds the whole row).
change = Table(
    "change",
    metadata,
    number(),
    of_town(),
    Column("batch", Integer, nullable=False),  # the id of the first change of the same action
    Column("at", Instant, nullable=False),
    # a name in twin.storage.things.THINGS (shop, premises, event, ...), or ALERT
    Column("thing", String(20), nullable=False),
    Column("thing_id", String(200), nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    # by which way in: shopkeeper, officer, question, import, dataset, undo, job, warning
    Column("way", String(20), nullable=False),
    Column("person", Integer, ForeignKey("person.id")),
    Column("undoes", Integer),  # the batch that this one takes back
    Index("ix_change_of_thing", "town", "thing", "thing_id", "id"),
    Index("ix_change_at", "town", "at"),
)

# Emergencies are told in history too, but they go out by another way, and in no order with what is published.
ALERT = "alert"
IS_PUBLISHED = change.c.thing != ALERT

# each feature's attributes as the dataset's folder last gave them: the base of the merge by field
imported = Table(
    "imported",
    metadata,
    Column("town", String(64), ForeignKey("town.slug", ondelete="CASCADE"), primary_key=True),
    Column("thing", String(20), primary_key=True),
    Column("thing_id", String(200), primary_key=True),
    Column("fields", JSON, nullable=False),
)

# who was in which premises; `since` null: since nobody knows when, `until`: the first day without
tenancy = Table(
    "tenancy",
    metadata,
    number(),
    of_town(),
    Column("premises", String(200), nullable=False),
    Column("shop", String(200), nullable=False),
    Column("since", Date),
    Column("until", Date),
    Index("ix_tenancy_of_premises", "town", "premises"),
)
