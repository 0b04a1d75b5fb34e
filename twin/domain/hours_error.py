"""What is wrong with an opening_hours text, where, and what was probably meant."""

from collections.abc import Mapping

from twin.domain.phrase_book import catalogue
from twin.errors import Invalid


class InvalidHours(Invalid):
    """An opening_hours text that cannot be read, or can be read in two ways.

    ``position`` is a 0-based index in the original text; ``suggestion`` is a text that does parse, or None.
    ``str(error)`` is English, for the command line; ``in_language`` renders the same in nl, fr, en or de.
    """

    def __init__(
        self, key: str, position: int = 0, suggestion: str | None = None, values: Mapping[str, str] | None = None
    ) -> None:
        self.key = key
        self.position = position
        self.suggestion = suggestion
        self.values = dict(values or {})
        super().__init__(key)

    def __str__(self) -> str:
        return self.message

    @property
    def message(self) -> str:
        return self.in_language("en")

    def in_language(self, language: str) -> str:
        text: str = catalogue(language, "hours_errors")[self.key]
        return text.format(**self.values)
