"""What changed between two texts, word by word, for a person who decides at a glance."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

PIECES = re.compile(r"\s+|[^\s\w]|\w+")
LONGEST = 2000  # words and spaces; texts over it are shown as wholly replaced


class Run(NamedTuple):
    """A stretch of text that both have ('same'), or that only one has."""

    kind: Literal["same", "gone", "new"]
    text: str


def word_diff(before: str, after: str) -> list[Run]:
    """Runs in reading order. 'same' and 'gone' joined are ``before``; 'same' and 'new' joined are ``after``."""
    return list(_joined(_runs(before, after)))


def _runs(before: str, after: str) -> Iterator[Run]:
    old, new = PIECES.findall(before), PIECES.findall(after)
    if len(old) + len(new) > LONGEST:
        yield Run("gone", before)
        yield Run("new", after)
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run("same", "".join(old[a:b]))
        else:
            yield Run("gone", "".join(old[a:b]))
            yield Run("new", "".join(new[c:d]))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    held: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if held and held.kind == run.kind:
            held = Run(held.kind, held.text + run.text)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held
