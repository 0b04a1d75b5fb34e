"""Finding a shop by what people type: one law, written twice, here and in static/js/search.js.

Both are held to tests/shared/search.json. The law:

- Text becomes words by `words_of`: no accents, no apostrophes, small letters, split at whatever is no letter or digit.
- Every word of the query has to match. A word matches a shop's token when it is the token (exact), begins it (prefix),
  stands in it (infix, from four letters on) or, only where no shop in town matches the word in any of these ways,
  when it is one slip away (typo; two slips from eight letters on).
- A better kind of match comes first; within one kind a name comes before a kind of shop, a product and a street.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

Entry = Sequence[Iterable[str]]
"""The texts of one shop per field, in the order of FIELDS."""

FIELDS = ("name", "kind", "product", "street")
EXACT, PREFIX, INFIX, TYPO = range(4)
MOST_LETTERS = 300  # of a query; whatever comes after does not count
MOST_WORDS = 12
INFIX_FROM = 4  # letters
APOSTROPHES = "'’‘ʼʹ`´′＇"
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
WITHOUT_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, ""))
SPACED_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, " "))
WITHOUT_HYPHENS = str.maketrans(dict.fromkeys("-‐‑", ""))  # the keyboard's hyphen and the two of Unicode


def words_of(text: str) -> list[str]:
    """The words of ``text`` as they are compared: "Café 't Hoekje" gives cafe, t, hoekje."""
    plain = unicodedata.normalize("NFKD", text.translate(WITHOUT_APOSTROPHES))
    bare = "".join(c for c in plain if not unicodedata.category(c).startswith("M")).lower().translate(LIGATURES)
    return "".join(c if unicodedata.category(c)[0] in "LN" else " " for c in bare).split()


@lru_cache(maxsize=16384)  # kinds, streets and product words come back with every shop
def _tokens_of(text: str) -> frozenset[str]:
    """Also the parts and the whole of what an apostrophe or hyphen joins: d'eau gives deau and eau."""
    return frozenset(
        {*words_of(text), *words_of(text.translate(SPACED_APOSTROPHES)), *words_of(text.translate(WITHOUT_HYPHENS))}
    )


@dataclass(frozen=True)
class Index:
    """``postings``: token -> the (entry, field) pairs where it stands, both as numbers."""

    size: int
    postings: Mapping[str, Sequence[tuple[int, int]]]

    def scores(self, query: str) -> dict[int, int]:
        """Entry number -> score for each entry that matches; 0 is best. A query without words matches all."""
        totals = dict.fromkeys(range(self.size), 0)
        for word in words_of(query[:MOST_LETTERS])[:MOST_WORDS]:
            best = self._best(word)
            totals = {entry: total + best[entry] for entry, total in totals.items() if entry in best}
        return totals

    def _best(self, word: str) -> dict[int, int]:
        """Per entry the best score of one word; slips are forgiven only where the word is found nowhere."""
        grades = {token: grade for token in self.postings if (grade := _grade(word, token)) is not None}
        if not grades:
            grades = {token: TYPO for token in self.postings if is_near(word, token)}
        best: dict[int, int] = {}
        for token, grade in grades.items():
            for entry, field in self.postings[token]:
                score = grade * len(FIELDS) + field
                best[entry] = min(best.get(entry, score), score)
        return best


def index_of(entries: Iterable[Entry]) -> Index:
    """Reads the entries once; `Index.scores` then never looks at their texts again."""
    postings: dict[str, list[tuple[int, int]]] = {}
    size = 0
    for entry, texts_per_field in enumerate(entries):
        size += 1
        for field, texts in enumerate(texts_per_field):
            for token in {token for text in texts for token in _tokens_of(text)}:
                postings.setdefault(token, []).append((entry, field))
    return Index(size, postings)


def _grade(word: str, token: str) -> int | None:
    if token == word:
        return EXACT
    if token.startswith(word):
        return PREFIX
    return INFIX if len(word) >= INFIX_FROM and word in token else None


def slips_allowed(word: str) -> int:
    """How many slips a word of this length may hold; none in a house number."""
    if any(unicodedata.category(c)[0] == "N" for c in word):
        return 0
    return 2 if len(word) >= 8 else 1 if len(word) >= 4 else 0


def is_near(word: str, token: str) -> bool:
    """Whether ``word`` is the token, or a beginning of it at least as long as the word, but for a few slips.

    A slip is a letter too many, too few, wrong, or two swapped: Damerau-Levenshtein distance in its
    restricted form (optimal string alignment).
    """
    allowed = slips_allowed(word)
    if not allowed or len(token) < len(word) - allowed:
        return False
    target = token[: len(word) + allowed]
    if sum(letter not in target for letter in word) > allowed:  # each costs a slip: most words end here, cheaply
        return False
    before: list[int] = []
    row = list(range(len(target) + 1))
    for i, letter in enumerate(word, 1):
        before, row = row, _next_row(word, target, i, letter, before, row)
        if min(row) > allowed:
            return False
    ends = [slips for length, slips in enumerate(row) if length >= len(word) or length == len(token)]
    return min(ends, default=allowed + 1) <= allowed


def _next_row(word: str, target: str, i: int, letter: str, before: list[int], above: list[int]) -> list[int]:
    row = [i]
    for j, other in enumerate(target, 1):
        cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
        if i > 1 and j > 1 and letter == target[j - 2] and word[i - 2] == other:
            cost = min(cost, before[j - 2] + 1)
        row.append(cost)
    return row
