"""What a form's fields hold, what is wrong with them, and nothing typed lost."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

LONGEST = 10_000  # characters of one field, whatever the form asks; longer is nobody's typing
JOINERS = "\u200c\u200d"  # they show nothing, and make one sign of several: 👩 and 🍳 a baker


@dataclass
class Answers:
    """``typed`` holds each field as text (several values joined by ';'), '' where nothing was typed; ``faults`` a
    sentence per field that needs another look, in the order of the form."""

    typed: dict[str, str]
    faults: dict[str, str] = field(default_factory=dict)

    @classmethod
    def posted(cls, form: MultiDict[str, str], names: Iterable[str]) -> "Answers":
        """What was posted for ``names``: spaces at the ends gone, characters that no page can show left out."""
        return cls({name: ";".join(clean(text[:LONGEST]) for text in form.getlist(name)) for name in names})

    @classmethod
    def showing(cls, values: Mapping[str, object]) -> "Answers":
        """A form as it is first seen; None shows as nothing."""
        return cls({name: "" if value is None else str(value) for name, value in values.items()})

    def has(self, name: str, value: str) -> bool:
        """Whether ``value`` is among those chosen for ``name``."""
        return value in self.typed.get(name, "").split(";")

    def refuse(self, name: str, words: str) -> None:
        """Keeps the first fault of a field: one thing at a time."""
        self.faults.setdefault(name, words)

    @property
    def are_fine(self) -> bool:
        return not self.faults


def clean(text: str) -> str:
    """As a browser sends it back: one sign for the end of a line, nothing that no page can show, no spaces around."""
    return without_unshowable(text.replace("\r\n", "\n"))


def without_unshowable(text: str) -> str:
    """The text without characters that no page can show, and without spaces at its ends."""
    kept = "".join(each for each in text if each in "\n\t" or each in JOINERS or _shows(each))
    return kept.strip().strip(JOINERS).strip()


def _shows(letter: str) -> bool:
    return letter.isprintable() or unicodedata.category(letter) == "Zs"  # Python takes a hard space for unprintable
