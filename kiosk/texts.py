"""The screen's own words, per language. They travel in the page: a screen changes language by itself."""

import tomllib
from functools import cache
from importlib.resources import files

Texts = dict[str, str]
PARTS = ("texts.toml", "staff.toml")


@cache
def texts() -> dict[str, Texts]:
    """Language code -> key -> sentence, with {names} to fill in."""
    parts = [tomllib.loads((files("kiosk") / part).read_text("utf-8")) for part in PARTS]
    return {language: {key: words for part in parts for key, words in part[language].items()} for language in parts[0]}


def texts_for(languages: tuple[str, ...]) -> dict[str, Texts]:
    """The texts in a town's languages. A language that the screen does not speak is left out; Dutch is never."""
    spoken = {language: texts()[language] for language in languages if language in texts()}
    return spoken or {"nl": texts()["nl"]}
