"""Events and notices in the snapshot: what takes place within its horizon, and what is said meanwhile."""

from collections.abc import Iterator
from typing import Any

from twin.domain.core import Core
from twin.domain.event import Event
from twin.services.horizon import Horizon

MOST_TIMES = 60  # of one event within the horizon: a daily one has 15


def events_document(core: Core, horizon: Horizon, language: str) -> Iterator[dict[str, Any]]:
    """See docs/contract.md, section 3. Events that do not take place within the horizon are left out."""
    for event in core.events:
        times = [
            (int(each.start.timestamp()), int(each.end.timestamp()))
            for each, _ in zip(event.occurrences(horizon.start, horizon.end), range(MOST_TIMES), strict=False)
        ]
        if times:
            yield _event(core, event, times, language)


def notices_document(core: Core, horizon: Horizon, language: str) -> Iterator[dict[str, Any]]:
    town = core.town
    for notice in core.notices:
        if notice.end > horizon.start and notice.start < horizon.end:
            yield {
                "id": notice.id,
                "title": town.in_words(notice.titles, language),
                "text": town.in_words(notice.texts, language),
                "lang": town.language_of(notice.titles, language),
                "from": int(notice.start.timestamp()),
                "until": int(notice.end.timestamp()),
                "on": [name for name, shown in (("site", notice.on_site), ("screens", notice.on_screens)) if shown],
                "photo": notice.photo,
            }


def _event(core: Core, event: Event, times: list[tuple[int, int]], language: str) -> dict[str, Any]:
    town, place = core.town, core.places.get(event.place)
    shown = (("map", event.on_map), ("site", event.on_site), ("screens", event.on_screens))
    return {
        "id": event.id,
        "title": town.in_words(event.titles, language),
        "text": town.in_words(event.texts, language),
        "lang": town.language_of(event.titles, language),
        "where": town.in_words(place.names if place else event.where, language),
        "at": place.at if place else event.at,
        "times": times,
        "on": [name for name, is_shown in shown if is_shown],
        "photo": event.photo,
    }
