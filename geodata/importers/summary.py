"""What an import did, in plain words for whoever ran it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

EXAMPLES = 5  # enough to recognise the pattern; the rest is counted


@dataclass
class Summary:
    """``read`` and ``made`` count by subject; ``left_out`` and ``adapted`` keep every case under its reason.

    ``assumed`` holds sentences about what the source did not say. ``str(summary)`` is the whole report.
    """

    folder: Path
    read: dict[str, int] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    adapted: dict[str, list[str]] = field(default_factory=dict)
    assumed: list[str] = field(default_factory=list)

    def leave_out(self, why: str, what: str) -> None:
        self.left_out.setdefault(why, []).append(what)

    def adapt(self, how: str, what: str) -> None:
        self.adapted.setdefault(how, []).append(what)

    def assume(self, sentence: str) -> None:
        self.assumed.append(sentence)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.folder}"
        yield from _counts("Read", self.read)
        yield from _counts("Made", self.made)
        if self.assumed:
            yield "Assumed:"
            yield from (f"  - {sentence}" for sentence in self.assumed)
        yield from _cases("Made to fit", self.adapted)
        yield from _cases("Left out", self.left_out)


def _counts(title: str, counts: dict[str, int]) -> Iterator[str]:
    if counts:
        yield f"{title}: " + ", ".join(f"{number:,} {subject}" for subject, number in counts.items())


def _cases(title: str, cases: dict[str, list[str]]) -> Iterator[str]:
    if not cases:
        return
    yield f"{title}:"
    for reason, found in cases.items():
        yield f"  - {reason}: {len(found):,} ({_some(found)})"


def _some(found: list[str]) -> str:
    rest = len(found) - EXAMPLES
    return "; ".join(found[:EXAMPLES]) + (f"; and {rest:,} more" if rest > 0 else "")
