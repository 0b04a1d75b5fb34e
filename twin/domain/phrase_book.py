"""The catalogues of sentences in four languages: JSON files, so that browsers read the very same ones."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("nl", "fr", "en", "de")


@cache
def catalogue(language: str, folder: str = "") -> dict[str, Any]:
    """The texts of one language, nested by subject; Dutch where the language is not one of ours.

    The main catalogue (``folder`` '') is what phrases.py and phrases.js say about a moment.
    """
    name = language if language in LANGUAGES else "nl"
    texts: dict[str, Any] = json.loads((files("twin.domain") / "phrases" / folder / f"{name}.json").read_text("utf-8"))
    return texts
