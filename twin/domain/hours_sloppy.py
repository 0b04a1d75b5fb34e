"""Sayings in four languages and stray signs, put into the words that the reader knows.

Tried only on what could not be read as it stands. Whatever is left that the reader does not know, it still refuses.
"""

import re
from typing import NamedTuple

from twin.domain.hours_tokens import narrow

_DASH = r"(?:[-\u2013\u2014~]|\b(?:to|til|till|until|bis|tot|a)\b|à)"
_NOT_AN_END = (
    r"(?<![-\u2013\u2014~\d.:/])(?<![-\u2013\u2014~/]\s)(?<!to\s)(?<!ill\s)(?<!bis\s)(?<!tot\s)(?<!à\s)(?<!a\s)"
)
_BY_APPOINTMENT = (
    r"(?:(?:only|open|enkel|uitsluitend|alleen|uniquement|seulement|nur)\s+)?"
    r"(?:by\s+(?:prior\s+)?appointment|(?:op|na|volgens)\s+(?:telefonische\s+)?afspraak|sur\s+(?:rendez[-\s]?vous|rdv)\b"
    r"|nach\s+(?:tel\w*\.?\s+)?(?:vereinbarung|absprache)|appointment\s+only)"
    r"(?:\s+(?:only|uniquement|seulement))?"
)
_EXCEPT = r"(?:sauf|except(?:é)?|behalve|uitgezonderd|au(?:ß|ss)er)\s+(?:(?:le|les|on|op)\s+)?"
_CLOSED = r"(?:closed|gesloten|fermée?|geschlossen|off)"
_OPEN_ONLY_THEN = re.compile(rf"(?:{_CLOSED}|ruhetag)\b.*(?:{_EXCEPT})", re.IGNORECASE)  # 'closed except on Mondays'
_FROM = r"\b(?:ab|vanaf|dès|à\s+partir\s+de)\s+"
_FROM_SIGNS = ("ab", "vanaf", "dès", "partir")
_EXCEPT_SIGNS = ("sauf", "except", "behalve", "uitgezonderd", "ausser", "außer")
_APPOINTMENT_SIGNS = ("appoint", "afspraak", "rendez", "rdv", "vereinbarung", "absprache")
_UNIT = r"(?:uhr|uur|u|h)\b"

# pieces of text without which a saying is not there (a look for them is cheap), what people write, what it says
_SAYINGS = tuple(
    (signs, re.compile(pattern, re.IGNORECASE), saying)
    for signs, pattern, saying in (
        (
            ("open", "öffn", "horair"),
            r"^\W*(?:opening[_\s]?hours|openingsuren|öffnungszeiten|horaires?(?:\s+d.ouverture)?)\b\s*[:=]?",
            "",
        ),
        (("stop",), r"^\s*non[-_\s]?stop\s*$", "24/7"),
        (("24",), r"\b24\s?h?\s?/\s?7(?:\s?/\s?365|\s?(?:j(?:ours)?|d(?:ays)?)\b)", "24/7"),
        # every day, day and night
        (("day", "week"), r"\b(?:every|each|any)\s+day\b|\ball\s+(?:week|days)\b", " daily "),
        (
            ("7",),
            r"\b7\s?days(?:\s?(?:a|per|/)\s?week)?\b|\b7\s?j?(?:ours)?\s?(?:/|sur)\s?7(?:\s?j(?:ours)?)?\b",
            " daily ",
        ),
        (
            ("jour", "dag", "tag", "giorni"),
            r"\b(?:tous\s+les\s+jours|alle\s+dagen|(?:iedere|elke)\s+dag|jeden\s+tag|tutti\s+i\s+giorni)\b",
            " daily ",
        ),
        (("24",), rf"{_NOT_AN_END}\b24(?:\s?h\w*)?(?:\s?/\s?|\s+sur\s+)24(?:\s?h\b)?", " 00:00-24:00 "),
        (
            ("24",),
            rf"{_NOT_AN_END}\b24[-\s]?(?:hours?|hrs?|h|heures|stunden|uur)\b(?!\s*{_DASH}\s*\d)(?:\s+(?:a|per)\s+day)?",
            " 00:00-24:00 ",
        ),
        (
            ("rund", "night", "nacht"),
            r"\brund\s+um\s+die\s+uhr\b|\bday\s+and\s+night\b|\bdag\s+en\s+nacht\b",
            " 00:00-24:00 ",
        ),
        (("todos",), r"\btodos\s+(?:los|os)\s+d[ií]as\b", " daily "),
        # hours
        (
            ("late", "clos", "open", "laat", "ende", "fermeture"),
            rf"\s*{_DASH}\s*(?:late|clos(?:e|ing)(?:\s+time)?|open\s+end|laat|ende|fermeture)\b",
            "+",
        ),
        (_FROM_SIGNS, rf"{_FROM}(\d\d?[:.]\d\d)(?:\s?{_UNIT})?(?=\s*(?:$|[;,)]))", r"\1+"),
        (_FROM_SIGNS, rf"{_FROM}(\d\d?)\s?{_UNIT}(?=\s*(?:$|[;,)]))", r"\1:00+"),
        # days
        (("week",), r"\bweek-ends?\b", "weekend"),
        (
            ("holiday", "fer", "fér", "feiertag"),
            r"\b(?:public|bank)\s+holidays?\b|\bjours?\s+f[ée]ri[ée]s?\b|\bfeiertags\b",
            " PH ",
        ),
        # closed, by appointment
        (("(",), rf"\(\s*{_EXCEPT}([^()\d]+)\)", r"; off \1"),
        (("(",), rf"\(\s*{_CLOSED}\b([^()\d]+)\)", r"; off \1"),
        (_EXCEPT_SIGNS, rf",?\s*\b{_EXCEPT}(?=\w)", "; off "),
        (("tag", "dag", "fermeture"), r"\b(?:ruhetag|sluitingsdag|jour\s+de\s+fermeture)\b", " off "),
        (
            _APPOINTMENT_SIGNS,
            rf"[,;]?\s*\b(?:and|en|et|und|or|ou|of|oder)\s+({_BY_APPOINTMENT})",
            r' || "\1"',
        ),
        (_APPOINTMENT_SIGNS, rf"\(\s*({_BY_APPOINTMENT})\s*\)", r'"\1"'),
        (_APPOINTMENT_SIGNS, rf'(?<!["\w])({_BY_APPOINTMENT})(?!")', r'"\1"'),
        # signs
        (("(",), r"(?<=[\dhmur.])\s*\(([^()\d]+)\)\s*[,;]?", r" \1. "),
        (("--", "\u2013\u2013", "\u2014\u2014"), r"[-\u2013\u2014]{2,}", "-"),
        (("=",), r"=", ":"),
    )
)
# 'noon' and 'midnight' in the clock of the rest of the text: as they stand, and where it says am and pm
_TWELVES = tuple(
    (
        tuple(words.split("|")),
        re.compile(rf"(?<!après[-\s])(?<!apres[-\s])(?<!avant[-\s])(?<!\w)(?:12\s?)?(?:{words})\b", re.IGNORECASE),
        plain,
        with_half,
    )
    for words, plain, with_half in (
        ("noon|midi", "12:00", "12pm"),
        ("midnight|mn|minuit|middernacht|mitternacht", "24:00", "12am"),
    )
)
_HALVES = re.compile(r"\d\s?[ap](?:\.?\s?m\b|(?![\w.]))", re.IGNORECASE)


class Rewritten(NamedTuple):
    """A text in other words; ``origin`` tells of each character, and of the end, where it stood in the first text."""

    text: str
    origin: list[int]


def in_known_words(text: str) -> Rewritten | None:
    """The text with every saying replaced; None where there is none, or where it must stay as it is: a quoted comment,
    an exception to being closed."""
    if '"' in text:
        return None
    found = Rewritten(narrow(text), list(range(len(text) + 1)))
    lower = found.text.lower()
    if _has(lower, _EXCEPT_SIGNS) and _OPEN_ONLY_THEN.search(text):
        return None
    for signs, pattern, saying in _SAYINGS:
        if _has(lower, signs):
            found = _replaced(found, pattern, saying)
    with_halves = _HALVES.search(found.text)
    for words, pattern, plain, with_half in _TWELVES:
        if _has(lower, words):
            found = _replaced(found, pattern, with_half if with_halves else plain)
    return found if found.text != text else None


def _has(text: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110 - twice as fast as any() with a generator
        if sign in text:
            return True
    return False


def _replaced(before: Rewritten, pattern: re.Pattern[str], saying: str) -> Rewritten:
    if not pattern.search(before.text):
        return before
    parts: list[str] = []
    origin: list[int] = []
    end = 0
    for match in pattern.finditer(before.text):
        said = match.expand(saying) if "\\" in saying else saying
        parts += (before.text[end : match.start()], said)
        origin += before.origin[end : match.start()] + [before.origin[match.start()]] * len(said)
        end = match.end()
    return Rewritten("".join((*parts, before.text[end:])), origin + before.origin[end:])
