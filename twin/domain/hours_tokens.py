"""An opening_hours text, strict or sloppy, cut into tokens that know where they stood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twin.domain.hours_error import InvalidHours
from twin.domain.hours_words import CALENDAR_WORDS, LANGUAGE_HINTS, PLAIN_WORDS, SINGLE_LETTERS, Word


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` and OSM ``value``; ``text`` and ``position`` as written; ``doubt`` the key of a doubtful reading."""

    kind: str
    value: str
    text: str
    position: int
    doubt: str = ""


_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212~\uff5e"
_PATTERN = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<comment>"[^"]*")
    | (?P<always>24\s?/\s?7)(?![\d:])
    | (?P<or>\|\|)
    | (?P<semi>;)
    | (?P<comma>,|&)
    | (?P<nth>\[[-\d,\s]+\])
    | (?P<offset>[+-]\s?\d+\s+days?\b)
    | (?P<half>\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]m\b|[ap]\.m\.))
    | (?P<clock>\d{{1,2}}(?::\d\d|\s?[hu]\d\d|\.\d\d)(?!\d)(?:\s?(?:h|u|uur|uhr)\b)?)
    | (?P<hour>\d{{1,2}}\s?(?:h|u|uur|uhr)\b)
    | (?P<year>(?:19|20)\d\d)(?!\d)
    | (?P<number>\d+)
    | (?P<through>t/m\b)
    | (?P<dash>[{_DASHES}])
    | (?P<plus>\+)
    | (?P<slash>/)
    | (?P<colon>:)
    | (?P<left>\()
    | (?P<right>\))
    | (?P<word>[^\W\d_]+\.?)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def tokens(text: str) -> list[Token]:
    """The tokens of ``text`` with days and months read in one language.

    Raises InvalidHours at the first character or word that cannot be part of opening hours.
    """
    raw = list(_raw(text))
    words = [token for token in raw if token.kind == "word"]
    meaning = _meanings(words, _hints(raw)) if words else {}
    named = (meaning.get(token.position, token) for token in raw)
    return [token for token in named if token.kind != "noise"]


def _raw(text: str) -> Iterator[Token]:
    position = 0
    while position < len(text):
        match = _PATTERN.match(text, position)
        if match is None or match.lastgroup is None:
            key = "open_quote" if text[position] == '"' else "unexpected"
            raise InvalidHours(key, position, values={"what": text[position]})
        if match.lastgroup != "space":
            yield _token(match.lastgroup, match.group(), position)
        position = match.end()


def _token(kind: str, text: str, position: int) -> Token:
    if kind in ("through", "dash"):
        return Token("dash", "-", text, position)
    if kind == "always":
        return Token(kind, "24/7", text, position)
    return Token(kind, text, text, position)


def _spelling(token: Token) -> str:
    return token.text.rstrip(".").lower()


def _hints(raw: list[Token]) -> set[str]:
    """Languages that small words and hour units give away ('9 u', 'gesloten')."""
    units = (re.sub(r"[\d\s:.]", "", token.text).lower() for token in raw if token.kind in ("clock", "hour"))
    spellings = [_spelling(token) for token in raw if token.kind == "word"]
    return {LANGUAGE_HINTS[word] for word in (*units, *spellings) if word in LANGUAGE_HINTS}


def _meanings(words: list[Token], hints: set[str]) -> dict[int, Token]:
    plain = {word.position: PLAIN_WORDS[_spelling(word)] for word in words if _spelling(word) in PLAIN_WORDS}
    letters = {word.position: SINGLE_LETTERS[word.text] for word in words if word.text in SINGLE_LETTERS}
    dated = [word for word in words if word.position not in plain and word.position not in letters]
    chosen = {**plain, **letters, **_in_one_language(dated, hints)}
    return {
        word.position: Token(
            chosen[word.position].kind,
            chosen[word.position].value,
            word.text,
            word.position,
            "single_letter" if word.position in letters else "",
        )
        for word in words
    }


def _in_one_language(dated: list[Token], hints: set[str]) -> dict[int, Word]:
    """Days and months by the one language that explains them all; refused where two languages disagree."""
    if not dated:
        return {}
    readings: dict[str, tuple[Word, ...]] = {}
    for language, vocabulary in CALENDAR_WORDS.items():
        found = [vocabulary.get(_spelling(word)) for word in dated]
        if all(found):
            readings[language] = tuple(word for word in found if word)
    if not readings:
        raise _not_understood(dated)
    positions = [word.position for word in dated]
    as_in_osm = all(word.text == meaning.value for word, meaning in zip(dated, readings.get("en", ()), strict=False))
    if "en" in readings and as_in_osm:
        return dict(zip(positions, readings["en"], strict=True))
    hinted = {language: reading for language, reading in readings.items() if language in hints}
    different = set((hinted or readings).values())
    if len(different) > 1:
        raise InvalidHours("two_languages", dated[0].position, values={"what": dated[0].text})
    return dict(zip(positions, different.pop(), strict=True))


def _not_understood(dated: list[Token]) -> InvalidHours:
    for word in dated:
        if not any(_spelling(word) in vocabulary for vocabulary in CALENDAR_WORDS.values()):
            return InvalidHours("unknown_word", word.position, values={"what": word.text})
    return InvalidHours("mixed_languages", dated[0].position, values={"what": dated[0].text})
