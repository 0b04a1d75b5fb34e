"""The words of posters, letters, badges and files, per language."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words_for(language: str) -> dict[str, Any]:
    """Key -> sentence with {names} to fill in; Dutch where the language is not one of ours."""
    texts = tomllib.loads((files("twin.services.everywhere") / "words.toml").read_text("utf-8"))
    return dict(texts.get(language, texts["nl"]))
