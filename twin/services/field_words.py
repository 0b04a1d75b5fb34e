"""What the fields of a listing are called and what their values say, in words of a language."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from twin.domain.business_register import written
from twin.domain.category import category_of


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("twin.services") / "words" / "fields.toml").read_text("utf-8"))


def word(key: str, language: str) -> str:
    """'openingsuren' for `opening_hours`; what has no word of its own keeps its technical name."""
    said = _names().get(key, {})
    return said.get(language) or said.get("nl") or key


def called(words: Mapping[str, str], language: str) -> str:
    """Words per language in ``language``, else in Dutch, else in any."""
    return words.get(language) or words.get("nl") or next(iter(words.values()), "")


class Said(NamedTuple):
    """One field before and after, as text; of words per language one for each. ``spoken``: the language of the
    values, '' where they are in none."""

    name: str
    spoken: str
    before: str
    after: str


def said(before: Mapping[str, Any], after: Mapping[str, Any], language: str) -> Iterator[Said]:
    """The fields of ``after`` in their order, those that say the same twice left out."""
    for field, new in after.items():
        old = before.get(field)
        if isinstance(new, Mapping) or isinstance(old, Mapping):
            yield from _per_language(field, old or {}, new or {}, language)
        else:
            yield Said(word(field, language), "", text_of(field, old, language), text_of(field, new, language))


def _per_language(field: str, old: Mapping[str, Any], new: Mapping[str, Any], language: str) -> Iterator[Said]:
    for spoken in dict.fromkeys([*old, *new]):
        texts = text_of(field, old.get(spoken), language), text_of(field, new.get(spoken), language)
        if texts[0] != texts[1]:
            yield Said(word(field, language), spoken, *texts)


def text_of(field: str, value: Any, language: str) -> str:
    """A value (JSON) in words; '' for none."""
    if value in (None, "", [], {}):
        return ""
    if field == "category":
        return called(category_of(value).labels, language)
    if isinstance(value, bool):
        return word("yes" if value else "no", language)
    if field in ("enterprise_number", "establishment_number"):
        return written(str(value))
    if field in ("wheelchair", "state", "status"):
        return word(str(value), language)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(word(str(each), language) if field == "payment" else str(each) for each in value)
    return str(value)
