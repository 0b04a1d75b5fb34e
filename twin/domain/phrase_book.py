"""The catalogue of sentences in four languages: one JSON file per language, the same the browser reads."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("nl", "fr", "en", "de")


@cache
def catalogue(language: str) -> dict[str, Any]:
    """The texts of one language, nested by subject; Dutch where the language is not one of ours."""
    name = language if language in LANGUAGES else "nl"
    texts: dict[str, Any] = json.loads((files("twin.domain") / "phrases" / f"{name}.json").read_text("utf-8"))
    return texts


def sentence(language: str, key: str, **values: object) -> str:
    """The text at the dotted ``key`` with its {names} filled in. KeyError for a key that no catalogue has."""
    found: Any = catalogue(language)
    for part in key.split("."):
        found = found[part]
    return str(found).format(**values)
