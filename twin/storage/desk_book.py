"""A town's rows as the desk looks through them: everything at once, in as many queries as there are kinds of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select

from twin.domain.choices import Choices
from twin.domain.device import Device
from twin.domain.heartbeat import Heartbeat
from twin.domain.town import Town
from twin.storage import devices, tables
from twin.storage.cores import is_there, read_town
from twin.storage.heartbeats import heard
from twin.storage.proposals import Proposal, waiting
from twin.storage.tables_history import change, tenancy
from twin.storage.tables_people import membership
from twin.storage.tables_work import wish

Told = TypeVar("Told")
SHOP = ("id", "slug", "premises", "names", "category", "opening_hours", "hours_text", "checked_on", "confirmed_at")
PREMISES = ("id", "street", "housenumber", "status", "vacant_since")


@dataclass(frozen=True)
class Book:
    """Shops that have not left and premises that are not gone. ``kept``: ids of shops with a shopkeeper;
    ``left``: ids of premises that a tenant is known to have left; ``unanswered``: (number, shop) of wishes;
    ``heard``, ``machines``: the screens that the town has and whose page, or paired machine, ever told something."""

    town: Town
    choices: Choices
    now: datetime
    today: date
    shops: Sequence[Mapping[str, Any]]
    premises: Sequence[Mapping[str, Any]]
    kept: frozenset[str]
    left: frozenset[str]
    proposals: Sequence[Proposal]
    unanswered: Sequence[tuple[int, str]]
    heard: Mapping[str, Heartbeat]
    machines: Mapping[str, Device]


def read_book(connection: Connection, slug: str, now: datetime) -> Book:
    town, choices = read_town(connection, slug)
    today = now.astimezone(town.place.zone).date()
    return Book(
        town,
        choices,
        now,
        today,
        _there(connection, tables.shop, SHOP, "left_on", slug, today),
        _there(connection, tables.premises, PREMISES, "gone_on", slug, today),
        _kept(connection, slug),
        _left(connection, slug, today),
        waiting(connection, slug),
        _unanswered(connection, slug),
        _there_of(connection, slug, heard(connection, slug)),
        _there_of(connection, slug, devices.of_town(connection, slug)),
    )


def changed_at(connection: Connection, slug: str) -> datetime | None:
    """When anything of the town last changed."""
    at: datetime | None = connection.scalar(select(func.max(change.c.at)).where(change.c.town == slug))
    return at


def _there(
    connection: Connection, table: Any, names: Sequence[str], until: str, slug: str, today: date
) -> list[Mapping[str, Any]]:
    query = select(*(table.c[name] for name in (*names, until))).where(table.c.town == slug).order_by(table.c.id)
    return [row for row in connection.execute(query).mappings() if is_there(row[until], today)]  # type: ignore[misc]  # SQLAlchemy's row mappings have names as keys


def _kept(connection: Connection, slug: str) -> frozenset[str]:
    holds = (membership.c.town == slug) & (membership.c.role == "shopkeeper") & membership.c.ended_at.is_(None)
    return frozenset(connection.scalars(select(membership.c.shop).where(holds)))


def _left(connection: Connection, slug: str, today: date) -> frozenset[str]:
    query = select(tenancy.c.premises).where(tenancy.c.town == slug, tenancy.c.until <= today)
    return frozenset(connection.scalars(query))


def _unanswered(connection: Connection, slug: str) -> list[tuple[int, str]]:
    query = select(wish.c.id, wish.c.shop).where(wish.c.town == slug, wish.c.answered_at.is_(None), wish.c.answer == "")
    return [(row[0], row[1]) for row in connection.execute(query.order_by(wish.c.id))]


def _there_of(connection: Connection, slug: str, found: Mapping[str, Told]) -> dict[str, Told]:
    there = frozenset(connection.scalars(select(tables.screen.c.id).where(tables.screen.c.town == slug)))
    return {screen: told for screen, told in sorted(found.items()) if screen in there}
