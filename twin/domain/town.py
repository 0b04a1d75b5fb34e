"""A town: whose core it is, in which languages it speaks and where it lies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

from twin.domain.calendar import Calendar, calendar_for
from twin.domain.place import Place

Words = Mapping[str, str]  # language code -> text
LANGUAGES = ("nl", "fr", "en", "de")  # those the site itself speaks
DEMONSTRATION = {
    "nl": "Demonstratie: de zaken zijn verzonnen.",
    "fr": "Démonstration : les commerces sont inventés.",
    "en": "Demonstration: the shops are invented.",
    "de": "Demonstration: Die Geschäfte sind erfunden.",
}


def notice_of(settings: Mapping[str, Any]) -> Words:
    """The quiet line of a town.toml. Who shows invented shops and forgets to say so, gets a line of ours."""
    said: Words = settings.get("notice") or {}
    return said or (DEMONSTRATION if settings.get("demonstration") else {})


@dataclass(frozen=True)
class Contact:
    """Who answers for the town's data. Empty strings are not known."""

    name: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    address: str = ""


@dataclass(frozen=True)
class Town:
    """``centre`` is (lon, lat) and ``bounds`` (west, south, east, north) of the core, WGS84 degrees.

    The first of ``languages`` is the one that texts fall back to.
    """

    slug: str
    names: Words
    country: str
    timezone: str
    languages: tuple[str, ...]
    centre: tuple[float, float]
    bounds: tuple[float, float, float, float]
    core_names: Words = field(default_factory=dict)
    contact: Contact = Contact()
    notice: Words = field(default_factory=dict)
    attribution: Words = field(default_factory=dict)
    demonstration: bool = False
    bearing: float | None = None
    confirmed_for: timedelta = timedelta(days=180)  # after it the page says that nobody confirmed the listing

    @cached_property
    def place(self) -> Place:
        return Place(self.centre[0], self.centre[1], self.timezone)

    @cached_property
    def calendar(self) -> Calendar:
        return calendar_for(self.country)

    @property
    def first_language(self) -> str:
        return self.languages[0]

    def name(self, language: str) -> str:
        return self.in_words(self.names, language) or self.slug

    def core_name(self, language: str) -> str:
        return self.in_words(self.core_names, language) or self.name(language)

    def in_words(self, words: Words, language: str) -> str:
        """``words`` in ``language``, else in the town's first language, else in any, else ''."""
        return words.get(language) or words.get(self.first_language) or next(iter(words.values()), "")

    def language_of(self, words: Words, language: str) -> str:
        """The language that ``in_words`` answers in."""
        if words.get(language):
            return language
        return self.first_language if words.get(self.first_language) else next(iter(words), language)
