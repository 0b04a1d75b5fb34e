"""Opening hours as sentences to read out: 'dinsdag: 9 tot 12.30 uur en 13.30 tot 18 uur'."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from twin.domain.hours import Interval, OpeningHours
from twin.domain.phrase_book import catalogue

NIGHT = timedelta(hours=12)  # what ends before noon still belongs to the evening on which it began


def spoken_week(hours: OpeningHours, monday: date, language: str) -> list[str]:
    """Seven sentences from ``monday``; what runs past midnight is said on the day on which it begins."""
    return [spoken_day(hours, monday + timedelta(step), language) for step in range(7)]


def spoken_day(hours: OpeningHours, day: date, language: str) -> str:
    texts = catalogue(language)
    said = [_span(each, day, texts["aloud"]) for each in _beginning_on(hours, day)]
    words = _listed(said, texts["aloud"]["and"]) or texts["aloud"]["closed"]
    return str(texts["aloud"]["day"].format(weekday=texts["weekdays"][day.weekday()], hours=words))


def _beginning_on(hours: OpeningHours, day: date) -> Iterable[Interval]:
    """The intervals of a day that are not closed, each whole, without the end of the night before."""
    start, end = (datetime.combine(each, time(), hours.place.zone) for each in (day, day + timedelta(1)))
    for interval in hours.intervals(start - NIGHT, end + NIGHT):
        if interval.kind == "closed" or interval.start >= end or interval.end <= start:
            continue
        if interval.start < start:
            if interval.end - start < NIGHT:
                continue
            interval = interval._replace(start=start)
        if interval.kind == "unknown" and not interval.comment and interval.start == start:
            continue  # the small hours after an open end were said the day before
        yield interval if interval.end - end < NIGHT else interval._replace(end=end)


def _span(interval: Interval, day: date, words: dict[str, Any]) -> str:
    whole_day = timedelta(days=1)
    if (
        interval.start.date() == day
        and interval.end.replace(tzinfo=None) - interval.start.replace(tzinfo=None) >= whole_day
    ):
        said = words["all_day"] if interval.kind == "open" else ""
    elif interval.open_end:
        said = words["from"].format(start=_clock(interval.start, words))
    else:
        end = words["hour"].format(h=24) if interval.end.time() == time() else _clock(interval.end, words)
        said = words["span"].format(start=_clock(interval.start, words), end=end)
    if interval.kind in ("by_appointment", "unknown"):
        key = "appointment" if interval.kind == "by_appointment" else "unknown"
        said = words[key].format(hours=said).strip()
    return str(said)


def _clock(moment: datetime, words: dict[str, Any]) -> str:
    key = "minute" if moment.minute else "hour"
    return str(words[key].format(h=moment.hour, mm=f"{moment.minute:02}"))


def _listed(parts: list[str], last: str) -> str:
    return last.join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
