"""An opening_hours text, strict or sloppy, cut into tokens that know where they stood."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from twin.domain.hours_error import InvalidHours
from twin.domain.hours_words import (
    CALENDAR_WORDS,
    FARTHER_WORDS,
    LANGUAGE_HINTS,
    LANGUAGES_OF,
    PLAIN_WORDS,
    SINGLE_LETTERS,
    Word,
)


class Token(NamedTuple):
    """``kind`` and OSM ``value``; ``text`` and ``position`` as written; ``doubt`` the key of a doubtful reading."""

    kind: str
    value: str
    text: str
    position: int
    doubt: str = ""


_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212~\uff5e"
_PATTERN = re.compile(
    rf"""
    (?: (?P<span>\d{{1,2}}:\d\d\s*[{_DASHES}]\s*\d{{1,2}}:\d\d)(?!\d|\s*[+hu]\b|\s*[+]|\s*(?:uur|uhr|[ap]\.?m)\b)
      | (?P<comment>"[^"]*")
      | (?P<always>24\s?/\s?7)(?![\d:])
      | (?P<or>\|\|)
      | (?P<semi>;)
      | (?P<comma>,|&)
      | (?P<nth>\[[-\d,\s]+\])
      | (?P<offset>[+-]\s?\d+\s+days?\b)
      | (?P<half>\d{{1,2}}(?:[:.]?\d\d)?\s?[ap](?:\s?m\b(?:\.(?=\s*(?:[{_DASHES},]|[ay]\s)))?|\.\s?m\b\.?)
               | \d{{1,2}}(?::\d\d)?[ap](?![\w.]|\s\d))
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
      | (?P<period>[.|])
      | (?P<other>\S)
    )\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)


# the wide signs of a Chinese or Japanese keyboard, and what they are
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x301C: "-", 0x3001: ",", 0x30FB: ","}


def narrow(text: str) -> str:
    """The text with wide signs made narrow, each in its place."""
    return text if text.isascii() else text.translate(_WIDE)


def tokens(text: str) -> list[Token]:
    """The tokens of ``text`` with days and months read in one language.

    Raises InvalidHours at the first character or word that cannot be part of opening hours.
    """
    found: list[Token] = []
    dated: list[int] = []  # where in ``found`` the words stand that must be a day or a month
    for match in _PATTERN.finditer(text, len(text) - len(text.lstrip())):
        kind = match.lastgroup or "other"
        written, position = match[kind], match.start()
        if kind == "span":
            found += _span(written, position)
        elif kind == "dash" or kind == "through":
            found.append(Token("dash", "-", written, position))
        elif kind == "word":
            token = _plain_word(written, position)
            if token.kind == "word":
                dated.append(len(found))
            if token.kind != "noise":
                found.append(token)
        elif kind == "other":
            key = "open_quote" if written == '"' else "unexpected"
            raise InvalidHours(key, position, values={"what": written})
        else:
            found.append(Token(kind, written, written, position))
    if dated:
        words = [found[place] for place in dated]
        for place, meaning in zip(dated, _in_one_language(words, text), strict=True):
            found[place] = found[place]._replace(kind=meaning.kind, value=meaning.value)
    return found


def _span(written: str, position: int) -> Iterable[Token]:
    """'9:00 - 17:30' as one token, '09:00-17:30' its value, if it can mean only that; otherwise its three tokens."""
    start, dash, end = (part for part in _PARTS_OF_SPAN.split(written) if part)
    if end[-2] < "6" > start[-2] and 6 <= int(start[:-3]) <= int(end[:-3]) < 24 and f"{start:0>5}" < f"{end:0>5}":
        return (Token("span", f"{start:0>5}-{end:0>5}", written, position),)
    return (
        Token("clock", start, start, position),
        Token("dash", "-", dash.strip(), position + len(start) + len(dash) - len(dash.lstrip())),
        Token("clock", end, end, position + len(start) + len(dash)),
    )


_PARTS_OF_SPAN = re.compile(r"([^\d:]+)")


def _plain_word(written: str, position: int) -> Token:
    """A word that means the same in every language; of kind 'word' for one that must be a day or a month."""
    meaning = PLAIN_WORDS.get(_spelling(written))
    if meaning:
        return Token(*meaning, written, position)
    if letter := SINGLE_LETTERS.get(written):
        return Token(*letter, written, position, "single_letter")
    return Token("word", written, written, position)


def _spelling(written: str) -> str:
    return written.rstrip(".").lower()


def _hints(text: str) -> set[str]:
    """Languages that small words and hour units give away ('9 u', 'gesloten')."""
    found = ((match.lastgroup, match[0]) for match in _PATTERN.finditer(text))
    said = (re.sub(r"[\d\s:.]", "", written).lower() for kind, written in found if kind in ("clock", "hour", "word"))
    return {LANGUAGE_HINTS[word] for word in said if word in LANGUAGE_HINTS}


def _in_one_language(words: list[Token], text: str) -> tuple[Word, ...]:
    """Days and months by the one language that explains them all; refused where two languages disagree."""
    spellings = [_spelling(word.text) for word in words]
    readings = _readings(spellings, CALENDAR_WORDS) or _readings(spellings, FARTHER_WORDS)
    different = set(readings.values())
    if len(different) == 1:
        return different.pop()
    if not readings:
        raise _not_understood(words)
    if "en" in readings and all(
        word.text == meaning.value for word, meaning in zip(words, readings["en"], strict=True)
    ):
        return readings["en"]
    hints = _hints(text)
    hinted = {reading for language, reading in readings.items() if language in hints} or different
    if len(hinted) > 1:
        raise InvalidHours("two_languages", words[0].position, values={"what": words[0].text})
    return hinted.pop()


def _readings(spellings: list[str], vocabularies: Mapping[str, dict[str, Word]]) -> dict[str, tuple[Word, ...]]:
    """What the words mean, by each language that knows them all."""
    languages = set(vocabularies).intersection(*[LANGUAGES_OF.get(spelling, ()) for spelling in spellings])
    return {language: tuple([vocabularies[language][spelling] for spelling in spellings]) for language in languages}


def _not_understood(words: list[Token]) -> InvalidHours:
    for word in words:
        if _spelling(word.text) not in LANGUAGES_OF:
            return InvalidHours("unknown_word", word.position, values={"what": word.text})
    return InvalidHours("mixed_languages", words[0].position, values={"what": words[0].text})
