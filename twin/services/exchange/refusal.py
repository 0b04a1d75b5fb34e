"""A file that cannot be read in, in the words of whoever sent it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from twin.errors import Invalid


class NotReadable(Invalid):
    """``key`` stands in words/exchange.toml; ``in_language`` says what is wrong and how to mend it."""

    def __init__(self, key: str, **values: object) -> None:
        self.key, self.values = key, values
        super().__init__(self.in_language("en"))

    def in_language(self, language: str) -> str:
        said = _words()[self.key]
        return said.get(language, said["nl"]).format(**self.values)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("twin.services") / "words" / "exchange.toml").read_text("utf-8"))
