"""Events and notices of a town, as officers type them: read, kept with their history, taken away."""

import importlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from twin.domain.event import LONGEST, Event, Notice, read_recurrence
from twin.domain.town import Town
from twin.errors import Invalid, NotFound
from twin.services.changing import Author, changing
from twin.services.house import House
from twin.services.made_before import made_before
from twin.storage.changes import rows_at
from twin.storage.cores import read_town
from twin.storage.events import event_of, notice_of_row
from twin.storage.photos import add_picture

Thing = Literal["event", "notice"]
Typed = Mapping[str, str]
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545
REPEATS = ("weekly", "monthly", "yearly")
LONGEST_TITLE, LONGEST_TEXT, LONGEST_PLACE = 100, 1000, 120
HOUR = re.compile(r"(\d{1,2})\s?(?:[:.uh]\s?(\d\d)?)?\s?(?:uur|u|h)?", re.IGNORECASE)  # 7.30, 12u, 9h15
FURTHEST = 3660  # days ahead that an event may begin


class Faulty(Invalid):
    """What was typed cannot be kept. ``faults``: field -> key of what is wrong with it."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{field}: {key}" for field, key in faults.items()))
        self.faults = dict(faults)


class _Reader:
    """Reads fields one by one and gathers their faults."""

    def __init__(self, typed: Typed, town: Town) -> None:
        self.typed, self.town = typed, town
        self.faults: dict[str, str] = {}

    def words(self, name: str, longest: int, *, required: bool = False) -> dict[str, str]:
        """``name_<language>`` of each language of the town; the first one is required, if any."""
        found = {language: self.typed.get(f"{name}_{language}", "") for language in self.town.languages}
        for language, text in found.items():
            if len(text) > longest:
                self.faults[f"{name}_{language}"] = "too_long"
        if required and not found[self.town.first_language]:
            self.faults[f"{name}_{self.town.first_language}"] = "empty"
        return {language: text for language, text in found.items() if text}

    def day(self, name: str, *, required: bool = True) -> date | None:
        text = self.typed.get(name, "")
        if not text:
            if required:
                self.faults[name] = "empty"
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.faults[name] = "date"
            return None

    def hour(self, name: str, otherwise: time) -> time:
        text = self.typed.get(name, "")
        if not text:
            return otherwise
        found = HOUR.fullmatch(text)
        try:
            if not found:
                raise ValueError
            return time(int(found[1]), int(found[2] or 0))
        except ValueError:
            self.faults[name] = "hour"
            return otherwise

    def span(self, today: date) -> tuple[datetime, datetime] | None:
        """From ``dag`` ``van`` until ``einddag`` (or the same day) ``tot``, aware; past midnight where it must."""
        first, last = self.day("dag"), self.day("einddag", required=False)
        start, end = self.hour("van", time(0)), self.hour("tot", time(23, 59))
        if first is None or self.faults.keys() & {"dag", "einddag", "van", "tot"}:
            return None
        if first > today + timedelta(days=FURTHEST):
            self.faults["dag"] = "too_far"
        zone = self.town.place.zone
        begins, ends = datetime.combine(first, start, zone), datetime.combine(last or first, end, zone)
        if last is None and ends <= begins:
            ends += timedelta(days=1)
        if ends <= begins:
            self.faults["einddag"] = "backwards"
        return begins, ends

    def finished(self, values: dict[str, Any]) -> dict[str, Any]:
        if self.faults:
            raise Faulty(self.faults)
        return values


def read_event(typed: Typed, town: Town, places: Sequence[str], today: date, kept_rule: str = "") -> dict[str, Any]:
    """The row of an event out of what was typed. ``places`` are ids that may be chosen; ``kept_rule`` is the RRULE that
    'as it was read in' stands for. Raises Faulty."""
    reader = _Reader(typed, town)
    titles, texts = reader.words("titel", LONGEST_TITLE, required=True), reader.words("tekst", LONGEST_TEXT)
    where = reader.words("waar", LONGEST_PLACE)
    span = reader.span(today)
    place = typed.get("plaats", "")
    if place and place not in places:
        reader.faults["plaats"] = "unknown"
    rule = _rule(reader, span[0] if span else None, kept_rule)
    without = _days_left_out(reader)
    if span and span[1] - span[0] > LONGEST:
        reader.faults["einddag"] = "too_long_event"
    return reader.finished(
        {
            "titles": titles,
            "texts": texts,
            "place": place,
            "where_words": where,
            "starts_at": span[0] if span else None,
            "ends_at": span[1] if span else None,
            "recurrence": rule,
            "exceptions": without,
            **{f"on_{column}": bool(typed.get(name)) for name, column in SHOWN.items()},
        }
    )


SHOWN = {"kaart": "map", "site": "site", "schermen": "screens"}


def read_notice(typed: Typed, town: Town, today: date) -> dict[str, Any]:
    """The row of a notice out of what was typed. Raises Faulty."""
    reader = _Reader(typed, town)
    titles, texts = reader.words("titel", LONGEST_TITLE, required=True), reader.words("tekst", LONGEST_TEXT)
    span = reader.span(today)
    starts, ends = span or (None, None)
    values = {"titles": titles, "texts": texts, "starts_at": starts, "ends_at": ends}
    shown = {f"on_{SHOWN[name]}": bool(typed.get(name)) for name in ("site", "schermen")}
    return reader.finished({**values, **shown})


def save(
    house: House,
    town: str,
    thing: Thing,
    key: str,
    values: Mapping[str, Any],
    author: Author,
    picture: bytes = b"",
    seen: Mapping[str, Any] | None = None,
) -> tuple[str, int | None]:
    """Keeps an event or notice; ``key`` '' makes a new one. Returns its key and the batch for `undo`. The same new one
    sent twice is made once.

    ``picture`` is a photo to show with it, described by its title; ``seen`` the row as it was known. Raises NotFound,
    Overtaken, and twin.domain.listing.Refused for what is no photo.
    """
    prepared = importlib.import_module("twin.services.pictures").prepare(picture) if picture else None  # loads Pillow
    with changing(house, town, author) as batch:
        if not key and (same := made_before(batch, town, thing, rows_at(batch.connection, town, thing), values)):
            return same
        if prepared:
            values = {**values, "photo": add_picture(batch, prepared, values["titles"], house.clock())}
        if key:
            batch.update(thing, key, values, expected=seen)
        else:
            key = batch.create(thing, values)
    return key, batch.id


def row_of(house: House, town: str, thing: Thing, key: str) -> dict[str, Any]:
    """Raises NotFound."""
    with house.engine.connect() as connection:
        found = next((row for row in rows_at(connection, town, thing) if str(row["id"]) == key), None)
    if found is None:
        raise NotFound(f"there is no {thing} {key}")
    return found


def event_in(row: Mapping[str, Any], town: Town) -> Event:
    return event_of(row, town)


def notice_in(row: Mapping[str, Any]) -> Notice:
    return notice_of_row(row)


def remove(house: House, town: str, thing: Thing, key: str, author: Author) -> int | None:
    """Raises NotFound."""
    with changing(house, town, author) as batch:
        batch.row(thing, key)
        batch.remove(thing, key)
    return batch.id


def events(house: House, slug: str) -> list[Event]:
    """All events, those of the past too, by their first time."""
    with house.engine.connect() as connection:
        town, _ = read_town(connection, slug)
        found = [event_of(row, town) for row in rows_at(connection, slug, "event")]
    return sorted(found, key=lambda event: event.start)


def notices(house: House, slug: str) -> list[Notice]:
    """All notices, the newest first."""
    with house.engine.connect() as connection:
        found = [notice_of_row(row) for row in rows_at(connection, slug, "notice")]
    return sorted(found, key=lambda notice: notice.start, reverse=True)


def _rule(reader: _Reader, start: datetime | None, kept: str) -> str:
    chosen = reader.typed.get("herhaling", "")
    if not chosen or start is None:
        return ""
    until = reader.day("tot_en_met", required=False)
    if chosen == "kept":
        return kept
    if chosen not in REPEATS:
        reader.faults["herhaling"] = "unknown"
        return ""
    day = DAYS[start.weekday()]
    monthly = f"FREQ=MONTHLY;BYDAY={_nth(start)}{day}"
    rules = {"weekly": f"FREQ=WEEKLY;BYDAY={day}", "monthly": monthly, "yearly": "FREQ=YEARLY"}
    rule = rules[chosen] + (f";UNTIL={until:%Y%m%d}T235959" if until else "")
    read_recurrence(rule, start.replace(tzinfo=None))
    return rule


def _nth(start: datetime) -> int:
    """'the second Wednesday'; what would be a fifth is the last one."""
    nth = (start.day - 1) // 7 + 1
    return -1 if nth == 5 else nth


def _days_left_out(reader: _Reader) -> list[str]:
    days = []
    for text in reader.typed.get("zonder", "").replace(",", " ").replace(";", " ").split():
        try:
            days.append(date.fromisoformat(text).isoformat())
        except ValueError:
            reader.faults["zonder"] = "dates"
    return sorted(set(days))
