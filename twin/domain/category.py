"""What kind of business a shop is: its OpenStreetMap tag, the group it belongs to, and what people call it.

Tags follow the OpenStreetMap wiki (shop=*, amenity=*, craft=*, office=*, healthcare=*, leisure=*, tourism=*); the eight
groups are the site's own, close to the Flemish retail segments.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

LANGUAGES = ("nl", "fr", "en", "de")
TABLE = tomllib.loads(Path(__file__).with_name("categories.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Group:
    """One of the eight groups that filters show. ``labels`` by language; ``icon`` is a symbol of the sprite."""

    id: str
    labels: Mapping[str, str] = field(hash=False)
    icon: str


@dataclass(frozen=True, slots=True)
class Category:
    """A trade. ``tag`` is the OpenStreetMap tag as given, ``group`` the id of a Group, ``labels`` by language."""

    tag: str
    group: str
    labels: Mapping[str, str] = field(hash=False)
    icon: str


GROUPS: tuple[Group, ...] = tuple(
    Group(row["id"], MappingProxyType(row["labels"]), row["icon"]) for row in TABLE["group"]
)
TAGS: frozenset[str] = frozenset(TABLE["categories"])


@lru_cache(maxsize=1024)
def category_of(tag: str) -> Category:
    """The category of ``shop=bakery`` and the like.

    Of several values (``shop=bakery;deli``) the first known one counts. An unknown tag keeps its own ``tag`` and gets
    the general name of its key ('Winkel', 'Kantoor'), or 'Zaak' where the key is unknown too: never a guess.
    """
    key, _, values = tag.strip().lower().partition("=")
    for value in values.split(";"):
        row = TABLE["categories"].get(f"{key.strip()}={value.strip()}")
        if row is not None:
            return _category(tag, row)
    return _category(tag, TABLE["keys"].get(key.strip(), TABLE["keys"]["other"]))


def _category(tag: str, row: list[str]) -> Category:
    group, icon, *names = row
    return Category(tag, group, MappingProxyType(dict(zip(LANGUAGES, names, strict=True))), icon)
