"""Where a town asks for messages about emergencies, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from twin.storage.tables import town as town_table
from twin.storage.tables_alerts import alert_source


@dataclass(frozen=True, slots=True)
class AlertSource:
    """``address`` '' asks nobody. ``codes``: of the town. ``outcome``: a key of twin/services/words/alerts.toml."""

    address: str = ""
    codes: Sequence[str] = ()
    asked_at: datetime | None = None
    outcome: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)
    well_at: datetime | None = None


def source_of(connection: Connection, town: str) -> AlertSource:
    query = select(alert_source).where(alert_source.c.town == town)
    row = connection.execute(query).mappings().one_or_none()
    return AlertSource(**{name: value for name, value in row.items() if name != "town"}) if row else AlertSource()


def codes_of(connection: Connection, town: str) -> Sequence[str]:
    return source_of(connection, town).codes


def set_source(connection: Connection, town: str, values: Mapping[str, Any]) -> None:
    """Writes the fields in ``values``; the others stay."""
    of_town = update(alert_source).where(alert_source.c.town == town).values(**values)
    if connection.execute(of_town).rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(alert_source).values(**{"town": town, "codes": [], "detail": {}, **values}))
    except IntegrityError:  # another process was first
        connection.execute(of_town)


def asked_towns(connection: Connection) -> dict[str, str]:
    """Town -> the address that it asks, of those that are served and ask one."""
    query = select(alert_source.c.town, alert_source.c.address).join(
        town_table, town_table.c.slug == alert_source.c.town
    )
    served = query.where(town_table.c.is_served, alert_source.c.address != "").order_by(alert_source.c.town)
    return {row[0]: row[1] for row in connection.execute(served)}
