"""What town.toml holds: every setting, once. The checks and docs/dataset.md both read this."""

from dataclasses import dataclass
from typing import Literal

Type = Literal[
    "slug",
    "country",  # ISO 3166-1 alpha-2
    "time zone",  # IANA
    "languages",
    "true/false",
    "words",  # a table: language code -> text
    "text",
    "email",
    "phone",
    "url",
    "degrees",
    "columns",  # a table: our field -> a column's name in somebody else's file
]


@dataclass(frozen=True)
class Setting:
    """One setting; ``name`` is dotted where it stands in a table: `contact.email`."""

    name: str
    type: Type
    meaning: str
    required: bool = False


TOWN = (
    Setting("slug", "slug", "the town's part of every address", required=True),
    Setting("country", "country", "ISO 3166-1 code, `BE`; chooses the calendar of holidays", required=True),
    Setting("timezone", "time zone", "IANA name, `Europe/Brussels`", required=True),
    Setting("languages", "languages", "what the site speaks here; the first one is the fallback", required=True),
    Setting("demonstration", "true/false", "shops and buildings are invented, and every page says so"),
    Setting("names", "words", "what the town is called, per language", required=True),
    Setting("core_names", "words", "what the core is called, per language; the town's name where it is missing"),
    Setting("contact.name", "text", "who answers for the data"),
    Setting("contact.email", "email", "e-mail address"),
    Setting("contact.phone", "phone", "telephone"),
    Setting("contact.url", "url", "web page"),
    Setting("contact.address", "text", "postal address"),
    Setting("notice", "words", "one quiet line on every page, per language; none where it is missing"),
    Setting("attribution", "words", "the credit that the licences of the data ask for, per language"),
    Setting("camera.bearing", "degrees", "the way the map looks at first, clockwise from north"),
    Setting("addresses", "columns", "which column of an address file holds what, for `kernkijker import addresses`"),
)
