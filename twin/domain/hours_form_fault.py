"""What a form about hours cannot accept, to be said next to its field."""

from collections.abc import Mapping

from twin.domain.phrase_book import catalogue
from twin.errors import Invalid


class HoursFault(Invalid):
    """``key`` names a sentence of phrases/hours_form; ``values`` fill its places."""

    def __init__(self, key: str, values: Mapping[str, str] | None = None) -> None:
        self.key, self.values = key, dict(values or {})
        super().__init__(self.in_language("en"))

    def in_language(self, language: str) -> str:
        text: str = catalogue(language, "hours_form")["faults"][self.key]
        return text.format(**self.values)
