"""The kinds of things that people change and that history keeps: their tables, and their values as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Table, and_

from twin.storage import tables, tables_history, tables_screen_settings, tables_work
from twin.storage.columns import Instant

Values = Mapping[str, Any]
NOBODYS_WORD = frozenset({"node", "facade"})  # follow from the map, and change without history


@dataclass(frozen=True)
class Thing:
    """One kind. ``key`` is the column that tells one from another within a town."""

    name: str
    table: Table
    key: str = "id"

    def is_the_one(self, town: str, key: str) -> ColumnElement[bool]:
        column = self.table.c[self.key]
        value = int(key) if isinstance(column.type, Integer) else key
        return column == value if self.name == "town" else and_(self.table.c.town == town, column == value)

    def to_json(self, values: Values) -> dict[str, Any]:
        return {
            name: value.isoformat() if isinstance(value, date | datetime) else value for name, value in values.items()
        }

    def from_json(self, values: Values) -> dict[str, Any]:
        """Values of the table again; fields that a newer version no longer has are left out."""
        known = {name: value for name, value in values.items() if name in self.table.c}
        return {name: self._value(name, value) for name, value in known.items()}

    def _value(self, name: str, value: Any) -> Any:
        kind = self.table.c[name].type
        if value is None or not isinstance(value, str):
            return value
        if isinstance(kind, Instant):
            return datetime.fromisoformat(value)
        return date.fromisoformat(value) if isinstance(kind, Date) else value


THINGS: Mapping[str, Thing] = MappingProxyType(
    {
        thing.name: thing
        for thing in (
            Thing("town", tables.town, "slug"),
            Thing("premises", tables.premises),
            Thing("shop", tables.shop),
            Thing("place", tables.public_place),
            Thing("screen", tables.screen),
            Thing("tenancy", tables_history.tenancy),
            Thing("photo", tables_work.photo),
            Thing("offer", tables_work.offer),
            Thing("event", tables_work.event),
            Thing("notice", tables_work.notice),
            Thing("wish", tables_work.wish),
            Thing("screen_settings", tables_screen_settings.screen_settings, "screen"),
        )
    }
)
