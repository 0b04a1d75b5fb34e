"""What came of asking the town's address, in the language of the page."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from twin.services.exchange.refusal import NotReadable
from twin.web.languages import current_language


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("twin.services") / "words" / "alerts.toml").read_text("utf-8"))


def outcome_words(key: str, detail: Mapping[str, Any]) -> str:
    """``detail``: what to fill in; of an answer that is no alert also why not."""
    language = current_language()
    if key == "unreadable":
        detail = {"why": NotReadable(detail["key"], **detail["values"]).in_language(language)}
    return _words()[key][language].format(**detail)
