"""The listing as fields of a form, and back: only what was changed is read, so that nothing old is in the way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from flask import request

from twin.domain.listing import LONGEST, PAYMENT, Refused, read_field
from twin.domain.town import Town
from twin.services.listing import PER_LANGUAGE
from twin.web.forms import Answers
from twin.web.languages import current_language

LONGEST_SEEN = 60_000  # characters of what a form says it began with
LISTED = ("names", "texts", "products", "category", "phone", "email", "website", "links", "payment", "wheelchair")
HIRING = ("hiring",)
Values = Mapping[str, Any]


def names_of(fields: Iterable[str], town: Town) -> Iterator[tuple[str, str, str]]:
    """(name in the form, field, language or '')."""
    for field in fields:
        if field in PER_LANGUAGE:
            yield from ((f"{field}-{language}", field, language) for language in town.languages)
        else:
            yield field, field, ""


def shown(values: Values, fields: Iterable[str], town: Town) -> dict[str, str]:
    """The fields' texts as the form first shows them."""
    return {name: _text(field, _of(values, field, spoken)) for name, field, spoken in names_of(fields, town)}


def read(answers: Answers, seen: Values, fields: Sequence[str], town: Town) -> dict[str, Any]:
    """The values that the form says; what was not touched stays as it was seen. Faults are noted in ``answers``."""
    before = shown(seen, fields, town)
    wanted = {field: dict(seen[field]) if field in PER_LANGUAGE else seen[field] for field in fields}
    for name, field, spoken in names_of(fields, town):
        if answers.typed[name] == before[name]:
            continue
        try:
            value = read_field(field, answers.typed[name])
        except Refused as refused:
            answers.refuse(name, refused.in_language(current_language()))
            continue
        value = list(value) if isinstance(value, tuple) else value
        if spoken:
            wanted[field][spoken] = value
        else:
            wanted[field] = value
    return {field: _without_empty(value) if field in PER_LANGUAGE else value for field, value in wanted.items()}


def seen_text(values: Values, fields: Iterable[str]) -> str:
    """For the hidden field `seen`."""
    return orjson.dumps({field: values[field] for field in fields}).decode()


def seen_in_form(values: Values, fields: Sequence[str]) -> dict[str, Any]:
    """What the posted form began with; what no form of ours can have shown counts as what stands there now."""
    now = {field: values[field] for field in fields}
    try:
        kept = orjson.loads(request.form.get("seen", "")[:LONGEST_SEEN])
    except orjson.JSONDecodeError:
        return now
    right = isinstance(kept, dict) and all(_is_like(kept.get(field), now[field]) for field in fields)
    return {field: kept[field] for field in fields} if right else now


def longest(field: str) -> str:
    return str(LONGEST["text" if field in ("texts", "hiring") else "name"])


def _is_like(kept: Any, now: Any) -> bool:
    if isinstance(now, dict):
        return isinstance(kept, dict) and all(_is_plain(value) for value in kept.values())
    return isinstance(kept, type(now)) and _is_plain(kept)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))


def _of(values: Values, field: str, spoken: str) -> Any:
    return values[field].get(spoken) if spoken else values[field]


def _text(field: str, value: Any) -> str:
    if not value:
        return ""
    if field == "payment":
        return ";".join(each for each in PAYMENT if each in value)
    if field == "links":
        return "\n".join(value)
    return ", ".join(value) if isinstance(value, list | tuple) else str(value).strip()


def _without_empty(words: Values) -> dict[str, Any]:
    return {language: value for language, value in words.items() if value}
