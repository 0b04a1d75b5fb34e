"""Categories that the site has no word for."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches

from geodata.draft import Draft
from geodata.faults import Fault
from twin.domain.category import TABLE, TAGS, category_of

KEYS = tuple(sorted(set(TABLE["keys"]) - {"other"}))


def unnamed_categories(draft: Draft) -> Iterator[Fault]:
    """A tag whose key says nothing is an error; one whose value is not in the table, a warning; once a tag."""
    users: dict[str, list[str]] = defaultdict(list)
    for shop in draft.of("shops"):
        if tag := shop.properties.get("category"):
            users[tag].append(shop.label)
    for tag, labels in users.items():
        key, _, values = tag.partition("=")
        near = _nearest_tag(tag)
        many = f" ({len(labels)} shops)" if len(labels) > 1 else ""
        where = ("shops.geojson", labels[0], "category")
        if key not in KEYS:
            mend = f"did you mean '{near}'?" if near else f"use one of the keys {', '.join(KEYS)}"
            yield Fault(*where, f"'{key}' is not a key that tells a trade{many}", mend)
        elif not any(f"{key}={value.strip()}" in TAGS for value in values.split(";")):
            what = f"'{tag}' has no name of its own here{many}; people read '{category_of(tag).labels['nl']}'"
            mend = f"did you mean '{near}'?" if near else "add it to twin/domain/categories.toml"
            yield Fault(*where, what, mend, "warning")


def _nearest_tag(tag: str) -> str | None:
    """The tag that was probably meant: one with (nearly) the same value, for the keys are too much alike to tell."""
    by_value = {each.partition("=")[2]: each for each in sorted(TAGS, reverse=True)}
    near = get_close_matches(tag.partition("=")[2], by_value, n=1, cutoff=0.8)
    return by_value[near[0]] if near else None
