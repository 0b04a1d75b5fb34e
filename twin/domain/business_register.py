"""Matching a business register's establishments to a town's shops: by number, then by address, then by name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from twin.domain.search import INFIX_FROM, is_near, words_of

By = Literal["number", "address", "name"]
DUTCH_FORMS = frozenset({"bv", "bvba", "nv", "cv", "cvba", "vof", "comm", "commv", "gcv", "vzw", "eenmanszaak"})
OTHER_FORMS = frozenset({"srl", "sprl", "sa", "sc", "scrl", "snc", "asbl", "gmbh", "ltd"})
LEGAL_FORMS = DUTCH_FORMS | OTHER_FORMS  # say nothing about who it is
SHORT_STREET = ((re.compile(r"str\.?$"), "straat"), (re.compile(r"ln\.?$"), "laan"), (re.compile(r"pln\.?$"), "plein"))


@dataclass(frozen=True, slots=True)
class Establishment:
    """One establishment unit. Numbers are ten digits; ``names`` all that the register gives, commercial ones first;
    ``activities`` are NACE-BEL codes."""

    number: str
    enterprise: str
    names: tuple[str, ...]
    street: str
    housenumber: str
    postcode: str
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A shop as the register is compared with it; its numbers are ten digits, or '' where they are not known."""

    id: str
    names: tuple[str, ...]
    street: str
    housenumber: str
    enterprise: str = ""
    establishment: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """``shops``: one where we are sure, several or a lonely likeness where a person has to look."""

    establishment: Establishment
    shops: tuple[str, ...]
    by: By
    is_sure: bool


@dataclass(frozen=True)
class Matches:
    """``unknown``: establishments that no shop resembles; ``without``: shops that no establishment resembles."""

    sure: tuple[Match, ...]
    doubtful: tuple[Match, ...]
    unknown: tuple[Establishment, ...]
    without: tuple[str, ...]


def match(shops: Sequence[Listed], register: Iterable[Establishment]) -> Matches:
    """Each establishment once. Sure is: the same number; or the same address and a name that resembles, without
    another candidate. The same address under another name, or the same name elsewhere, is doubtful."""
    by_number = {shop.establishment: shop for shop in shops if shop.establishment}
    by_address: dict[tuple[str, str], list[Listed]] = {}
    for shop in shops:
        by_address.setdefault(_place(shop.street, shop.housenumber), []).append(shop)
    sure: list[Match] = []
    doubtful: list[Match] = []
    unknown: list[Establishment] = []
    for each in register:
        found = _match(each, shops, by_number, by_address)
        if found is None:
            unknown.append(each)
        else:
            (sure if found.is_sure else doubtful).append(found)
    sure, contested = _one_each(sure)
    doubtful += contested
    matched = {shop for each in (*sure, *doubtful) for shop in each.shops}
    without = tuple(shop.id for shop in shops if shop.id not in matched)
    return Matches(tuple(sure), tuple(doubtful), tuple(unknown), without)


def written(number: str) -> str:
    """Ten digits as the register prints them: 2.123.456.789 for an establishment, 0123.456.789 for an enterprise."""
    if len(number) != 10:
        return number
    first = f"{number[0]}.{number[1:4]}" if number[0] >= "2" else number[:4]
    return f"{first}.{number[4:7]}.{number[7:]}"


def _match(
    each: Establishment,
    shops: Sequence[Listed],
    by_number: Mapping[str, Listed],
    by_address: Mapping[tuple[str, str], list[Listed]],
) -> Match | None:
    if known := by_number.get(each.number):
        return Match(each, (known.id,), "number", True)
    there = by_address.get(_place(each.street, each.housenumber), [])
    named = [shop for shop in there if _resemble(shop.names, each.names)]
    if there:
        chosen = named or there
        return Match(each, tuple(shop.id for shop in chosen), "address", len(named) == 1)
    owned = [shop.id for shop in shops if shop.enterprise == each.enterprise and not shop.establishment]
    if owned:
        return Match(each, tuple(owned), "number", False)
    elsewhere = [shop.id for shop in shops if not shop.establishment and _resemble(shop.names, each.names)]
    return Match(each, tuple(elsewhere), "name", False) if elsewhere else None


def _one_each(sure: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    """Two establishments that both surely are one shop are both doubtful; a known number goes first."""
    taken: dict[str, list[Match]] = {}
    for each in sure:
        taken.setdefault(each.shops[0], []).append(each)
    kept: list[Match] = []
    contested: list[Match] = []
    for found in taken.values():
        numbered = [each for each in found if each.by == "number"]
        best = numbered if len(numbered) == 1 else found
        (kept if len(best) == 1 else contested).extend(best)
        contested += [Match(each.establishment, each.shops, each.by, False) for each in found if each not in best]
    return kept, contested


def _place(street: str, housenumber: str) -> tuple[str, str]:
    """How an address is compared: 'Groenln. 14 A' is 'groenlaan', '14a'."""
    words = " ".join(words_of(street))
    for short, whole in SHORT_STREET:
        words = short.sub(whole, words)
    return words.replace(" ", ""), "".join(words_of(housenumber))


def _resemble(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    return any(_same_name(one, other) for one in ours for other in theirs)


def _same_name(one: str, other: str) -> bool:
    """Whether every telling word of the shorter name is in the longer one, in a longer word or with a slip too."""
    first, second = (_telling(name) for name in (one, other))
    short, long = sorted((first, second), key=len)
    return bool(short) and all(any(_is_in(word, each) for each in long) for word in short)


def _is_in(word: str, other: str) -> bool:
    return word == other or (len(word) >= INFIX_FROM and word in other) or is_near(word, other)


def _telling(name: str) -> list[str]:
    words = [word for word in words_of(name) if word not in LEGAL_FORMS]
    telling = [word for word in words if len(word) > 2]
    return telling or words
