"""The facts of a listing as people type them: read, put in one form, or refused in words that say how to mend it.

The one set of rules for the shopkeeper's form, the officer's desk and tables that come in.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from twin.domain.category import TAGS
from twin.domain.phrase_book import catalogue
from twin.errors import Invalid

LONGEST = MappingProxyType({"name": 100, "text": 600, "word": 40, "line": 200, "email": 254})  # characters
MOST = MappingProxyType({"products": 30, "links": 6})
PAYMENT = (
    "cash",
    "debit_cards",
    "credit_cards",
    "contactless",
    "payconiq",
    "meal_vouchers",
    "eco_vouchers",
    "gift_cards",
)
WHEELCHAIR = ("yes", "limited", "no")
LINE_BREAKS = re.compile(r"\s*\n\s*")
EMAIL = re.compile(r"[^@\s;,<>\"]+@[^@\s;,<>\".]+(\.[^@\s;,<>\".]+)+")
PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{5,24}")
HOST = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*", re.IGNORECASE)


class Refused(Invalid):
    """A value that cannot be kept. ``in_language`` says why and how to mend it; ``str`` the same in English."""

    def __init__(self, key: str, **values: object) -> None:
        self.key, self.values = key, values
        super().__init__(self.in_language("en"))

    def in_language(self, language: str) -> str:
        return str(catalogue(language, "listing_faults")[self.key]).format(**self.values)


@dataclass(frozen=True, slots=True)
class Rule:
    """``read`` gives the value as it is kept, or raises Refused; '' means that nothing is said."""

    read: Callable[[str], Any]
    nothing: Any = field(default="")

    def __call__(self, text: str) -> Any:
        return self.read(text.strip()) if text.strip() else self.nothing


def read_field(name: str, text: str) -> Any:
    """The value of a field of `shop` out of what was typed; of ``names``, ``texts``, ``products`` and ``hiring`` that
    of one language. Raises Refused; KeyError for a field that is no part of a listing."""
    return RULES[name](text)


def phone(text: str) -> str:
    """A number as people write it, spaces kept; a Belgian one gets its country code."""
    plain = " ".join(text.split())
    if not PHONE.fullmatch(plain):
        raise Refused("phone", what=plain)
    digits = re.sub(r"\D", "", plain)
    if plain.startswith("00"):
        return f"+{plain[2:].lstrip()}"
    if plain.startswith("0") and len(digits) in (9, 10):
        return f"+32 {plain[1:]}"
    return plain


def web_address(text: str) -> str:
    """An address that may become a link; 'bakkerlies.be' is meant as https."""
    plain = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(plain)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if len(plain) > LONGEST["line"] or any(each.isspace() for each in plain):
        raise Refused("web_address", what=text[:60])
    if not HOST.fullmatch(host) or parts.scheme not in {"http", "https"} or parts.username:
        raise Refused("web_address", what=text[:60])
    return plain


def email(text: str) -> str:
    if len(text) > LONGEST["email"] or not EMAIL.fullmatch(text):
        raise Refused("email", what=text[:60])
    return text


def _line(text: str) -> str:
    plain = LINE_BREAKS.sub(" ", text)
    if len(plain) > LONGEST["name"]:
        raise Refused("too_long", most=LONGEST["name"], have=len(plain))
    return plain


def _text(text: str) -> str:
    if len(text) > LONGEST["text"]:
        raise Refused("too_long", most=LONGEST["text"], have=len(text))
    return text


def _category(text: str) -> str:
    if text not in TAGS:
        raise Refused("category", what=text[:60])
    return text


def _words(text: str) -> list[str]:
    """Words with commas, semicolons or line breaks between, each once."""
    words = list(dict.fromkeys(" ".join(word.split()) for word in re.split(r"[;,\n]", text) if word.strip()))
    if len(words) > MOST["products"]:
        raise Refused("too_many_words", most=MOST["products"], have=len(words))
    long = next((word for word in words if len(word) > LONGEST["word"]), None)
    if long:
        raise Refused("word_too_long", most=LONGEST["word"], what=f"{long[:20]}…")
    return words


def _links(text: str) -> list[str]:
    links = list(dict.fromkeys(web_address(each) for each in text.replace(";", "\n").split()))
    if len(links) > MOST["links"]:
        raise Refused("too_many_links", most=MOST["links"], have=len(links))
    return links


def _payment(text: str) -> list[str]:
    chosen = {each.strip() for each in text.split(";") if each.strip()}
    unknown = sorted(chosen - set(PAYMENT))
    if unknown:
        raise Refused("payment", what=unknown[0][:40], known=", ".join(PAYMENT))
    return [each for each in PAYMENT if each in chosen]


def _wheelchair(text: str) -> str:
    if text not in WHEELCHAIR:
        raise Refused("wheelchair", what=text[:40])
    return text


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "names": Rule(_line),
        "texts": Rule(_text),
        "hiring": Rule(_text),
        "products": Rule(_words, ()),
        "category": Rule(_category),
        "phone": Rule(phone),
        "email": Rule(email),
        "website": Rule(web_address),
        "links": Rule(_links, ()),
        "payment": Rule(_payment, ()),
        "wheelchair": Rule(_wheelchair),
    }
)
