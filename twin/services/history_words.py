"""What a change says, field by field, in words of a language."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date, format_datetime

from twin.domain.first_of_month import with_first
from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.hours_form_sentence import told
from twin.domain.town import Town
from twin.services.field_words import Said, called, text_of, word
from twin.storage.changes import Change
from twin.storage.history import Names
from twin.storage.tables_history import ALERT
from twin.storage.things import THINGS, Values

# what follows from other fields, or says nothing to a person
UNSAID = frozenset(
    {
        *("id", "town", "slug", "digest", "node", "facade", "door_lat", "lat", "footprint_from", "building", "uid"),
        *("width", "height", "width_px", "height_px", "mounting_height_mm", "position", "photo"),
        *("is_served", "kept_since", "at", "person", "answered_at", "demonstration", "osm_element", "screen"),
    }
)
# moved or redrawn: there are no words for from and to
SHAPES = frozenset({"door_lon", "lon", "footprint", "settings", "choices", "bounds"})
INSTANTS = frozenset({"starts_at", "ends_at"})  # of an emergency
SECRET = frozenset({"staff"})  # that it changed is told, what it is to nobody
LOCALES = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB", "de": "de_BE"}


@cache
def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads((files("twin.services") / "words" / "history.toml").read_text("utf-8"))


def history_word(table: str, key: str, language: str) -> str:
    """A word of `words/history.toml`: tables way, what, thing, field."""
    said = _words()[table].get(key, {})
    return said.get(language) or said.get("nl") or (word(key, language) if table == "field" else key)


def fields_in_words(change: Change, town: Town, names: Names, language: str) -> list[Said]:
    """What the change says. A field that was moved or redrawn, and not written, has no words for from and to."""
    before, after = _values(change.thing, change.before), _values(change.thing, change.after)
    teller = _Teller(change, town, names, language)
    return [
        said
        for field in dict.fromkeys([*after, *before])
        if field not in UNSAID
        for said in teller.said(field, before.get(field), after.get(field))
    ]


def _values(thing: str, kept: Values | None) -> Values:
    if thing == ALERT:
        return {name: datetime.fromisoformat(text) if name in INSTANTS else text for name, text in (kept or {}).items()}
    return THINGS[thing].from_json(kept or {})


class _Teller:
    def __init__(self, change: Change, town: Town, names: Names, language: str) -> None:
        self.change, self.town, self.names, self.language = change, town, names, language

    def said(self, field: str, old: Any, new: Any) -> Iterator[Said]:
        name = history_word("field", field, self.language)
        if field in SECRET:
            if old != new:
                yield Said(name, "", "", "")
        elif field in SHAPES:
            if self.change.before is not None and self.change.after is not None:
                yield Said(name, "", "", "")
        elif isinstance(old, Mapping) or isinstance(new, Mapping):
            for spoken in dict.fromkeys([*(old or {}), *(new or {})]):
                yield from self._pair(name, spoken, field, (old or {}).get(spoken), (new or {}).get(spoken))
        else:
            yield from self._pair(name, "", field, old, new)

    def _pair(self, name: str, spoken: str, field: str, old: Any, new: Any) -> Iterator[Said]:
        texts = self._text(field, old), self._text(field, new)
        if texts[0] != texts[1]:
            yield Said(name, spoken, *texts)

    def _text(self, field: str, value: Any) -> str:
        if isinstance(value, datetime):
            local = value.astimezone(self.town.place.zone)
            said = format_datetime(local, "d MMMM y HH:mm", locale=LOCALES[self.language])
            return with_first(said, local.date(), self.language)
        if isinstance(value, date):
            return with_first(format_date(value, "long", LOCALES[self.language]), value, self.language)
        if field == "severity" and value:
            return history_word("severity", str(value), self.language)
        if field == "opening_hours" and value:
            return self._hours(value)
        if field in ("shop", "premises") and value:
            known = self.names.by_thing[field].get(value, value)
            return called(known, self.language) if isinstance(known, Mapping) else str(known)
        return text_of(field, value, self.language)

    def _hours(self, text: str) -> str:
        """The usual week, and the days that differed as seen from the day of the change."""
        try:
            hours = OpeningHours.parse(text, calendar=self.town.calendar, place=self.town.place)
        except InvalidHours:
            return text
        found = told(hours, self.change.at.astimezone(self.town.place.zone).date(), self.language)
        return " ".join([*found.week, *found.days])
