"""What is wrong in a town's folder, where, and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from twin.errors import Invalid

Severity = Literal["error", "warning"]

LONGEST_QUOTE = 60  # characters of a bad value that a message repeats


@dataclass(frozen=True)
class Fault:
    """One fault. ``what`` and ``mend`` are English sentences without their full stop.

    A 'warning' is worth knowing and keeps nobody from publishing; an 'error' does.
    """

    file: str
    feature_id: str | None
    field: str | None
    what: str
    mend: str
    severity: Severity = "error"

    @property
    def is_error(self) -> bool:
        return self.severity == "error"

    def __str__(self) -> str:
        where = ": ".join(one_line(part) for part in (self.file, self.feature_id, self.field) if part)
        label = "" if self.is_error else "warning: "
        what, mend = one_line(self.what, None), one_line(self.mend, None)
        return f"{where}: {label}{what}. {mend[:1].upper()}{mend[1:]}{'' if mend.endswith('?') else '.'}"


class BrokenDataset(Invalid):
    """A folder that cannot become a town; ``faults`` holds all of its faults, the warnings too."""

    def __init__(self, folder: str, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        errors = [fault for fault in self.faults if fault.is_error]
        many = f"{len(errors)} faults, the first is" if len(errors) != 1 else "a fault"
        super().__init__(f"{folder} has {many}: {errors[0] if errors else 'unknown'}")


def one_line(text: str, longest: int | None = LONGEST_QUOTE) -> str:
    """``text`` without line breaks and control characters (a terminal would obey those), cut to ``longest``."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return clean if longest is None or len(clean) <= longest else clean[: longest - 1] + "…"


def quoted(value: object) -> str:
    """A bad value as a message shows it."""
    return f"'{one_line(value if isinstance(value, str) else repr(value))}'"


def nearest(word: str, words: Sequence[str]) -> str | None:
    """The one of ``words`` that was probably meant, or None."""
    return next(iter(get_close_matches(word.lower(), words, n=1, cutoff=0.7)), None)


def did_you_mean(word: str, words: Sequence[str]) -> str:
    """Half a sentence to put into ``mend``: the nearest word, or all that may be used."""
    near = nearest(word, words)
    return f"did you mean '{near}'? Otherwise use" if near else "use"
