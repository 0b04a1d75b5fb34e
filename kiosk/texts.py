"""The screen's own words, per language. They travel in the page: a screen changes language by itself."""

import tomllib
from functools import cache
from importlib.resources import files

Texts = dict[str, str]


@cache
def texts() -> dict[str, Texts]:
    """Language code -> key -> sentence, with {names} to fill in."""
    return tomllib.loads((files("kiosk") / "texts.toml").read_text("utf-8"))


def texts_for(languages: tuple[str, ...]) -> dict[str, Texts]:
    """The texts in a town's languages. A language that the screen does not speak is left out; Dutch is never."""
    spoken = {language: texts()[language] for language in languages if language in texts()}
    return spoken or {"nl": texts()["nl"]}
