"""Rows of events and notices as the domain's things."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from twin.domain.event import Event, Notice
from twin.domain.town import Town


def event_of(row: Mapping[str, Any], town: Town) -> Event:
    return Event(
        id=row["id"],
        titles=row["titles"],
        start=row["starts_at"],
        end=row["ends_at"],
        zone_of=town.place,
        texts=row["texts"],
        place=row["place"],
        where=row["where_words"],
        at=None if row["lon"] is None or row["lat"] is None else (row["lon"], row["lat"]),
        recurrence=row["recurrence"],
        without=frozenset(date.fromisoformat(day) for day in row["exceptions"]),
        on_map=row["on_map"],
        on_site=row["on_site"],
        on_screens=row["on_screens"],
        photo=row["photo"],
    )


def notice_of_row(row: Mapping[str, Any]) -> Notice:
    return Notice(
        id=row["id"],
        titles=row["titles"],
        texts=row["texts"],
        start=row["starts_at"],
        end=row["ends_at"],
        on_site=row["on_site"],
        on_screens=row["on_screens"],
        photo=row["photo"],
    )
