"""The words of mails: those of the house in `words/mail.toml`, or the town's own in their place."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from twin.domain.choices import Choices

OWN_PARTS = ("subject", "title", "lead", "button", "after")  # what a town may say in its own words
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@cache
def _catalogue() -> Mapping[str, Any]:
    return tomllib.loads((files("twin.services") / "words" / "mail.toml").read_text("utf-8"))


def kinds() -> tuple[str, ...]:
    """Every kind of mail, in the order of the file."""
    return tuple(kind for kind in _catalogue() if kind != "frame")


def own_words(kind: str, language: str) -> dict[str, str]:
    """What the house itself says, unfilled: part -> text. Dutch where the language is not one of ours.

    Raises KeyError for an unknown kind.
    """
    found = _catalogue()[kind]
    return dict(found.get(language) or found["nl"])


def placeholders(kind: str, language: str) -> frozenset[str]:
    """What a town's own text of this kind may fill in: {shop}, {minutes}, ..."""
    said = own_words(kind, language)
    return frozenset(PLACEHOLDER.findall(" ".join(said.values()))) | {"core", "sender"}


def words_of(kind: str, language: str, choices: Choices, values: Mapping[str, object]) -> dict[str, str]:
    """Part -> filled in text. A placeholder that ``values`` does not know stays as it was typed: a slip in a town's
    text must not stop a mail."""
    said = own_words(kind, language)
    said |= {part: text for part in OWN_PARTS if (text := choices.text(kind, language, part))}
    return {part: fill(text, values) for part, text in said.items()}


def fill(text: str, values: Mapping[str, object]) -> str:
    return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text)
