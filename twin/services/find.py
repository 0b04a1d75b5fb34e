"""Searching, filtering and ordering the shops of a town: the same law as static/js/find.js.

It works on the shops of the published snapshot (`shops.json`), so that server and browser look at the same words.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Any, NamedTuple, Protocol

from twin.domain.search import Entry, Index, index_of, words_of

Shop = Mapping[str, Any]  # one element of `shops` in the snapshot
Place = tuple[int, int, float, str, str]  # in the list: score, state, metres, name, id

LONGEST = 100  # characters of a search, as in the search box; static/js/address.js has the same

# What a visitor can use now comes first; who may be open comes before who surely is not.
STATE_ORDER = {"open": 0, "by_appointment": 1, "unknown": 2, "closed": 3}


class HasKind(Protocol):
    @property
    def kind(self) -> str: ...


class HasStates(Protocol):
    """The part of twin.domain.moment.Moment that finding needs: the state of every shop."""

    @property
    def shops(self) -> Mapping[str, HasKind]: ...


class Tally(NamedTuple):
    """'4 of 6 open': how many match everything but 'only open', and how many of these are open."""

    open: int
    total: int


@dataclass(frozen=True)
class Query:
    """What a visitor asks. No group means all groups; ``origin`` is the screen that distances start from."""

    words: str = ""
    groups: frozenset[str] = frozenset()
    open_only: bool = False
    wheelchair: bool = False
    origin: str | None = None

    @classmethod
    def read(cls, parameters: Iterable[tuple[str, str]]) -> "Query":
        """From the address: ``q``, ``soort`` (repeated, or with commas), ``open``, ``rolstoel``, ``van``.

        Of a repeated parameter the first counts. Anything else is ignored: a link of years ago still has to open
        the list.
        """
        pairs = [(name, shown(value)) for name, value in parameters]
        first = dict(reversed(pairs))
        groups = {part for name, value in pairs if name == "soort" for part in value.split(",") if part}
        return cls(
            words=first.get("q", "").strip()[:LONGEST].strip(),
            groups=frozenset(groups),
            open_only=first.get("open") == "1",
            wheelchair=first.get("rolstoel") == "1",
            origin=first.get("van") or None,
        )


def shown(text: str) -> str:
    """``text`` without the characters that no page may hold (control characters, lone surrogates, no characters)."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Cn"} else c for c in text)


@dataclass(frozen=True)
class Finder:
    """The shops of one snapshot with their search index, which is made at the first search and then kept."""

    shops: Sequence[Shop]

    def find(self, moment: HasStates, query: Query) -> list[Shop]:
        """The matching shops in the order of the list.

        By how well they match the words, then open before closed, then nearest first where ``query.origin``
        says from where, and by name where it does not.
        """
        matching = self._matching(query)
        kept = [
            (score, shop) for score, shop in matching if not query.open_only or moment.shops[shop["id"]].kind == "open"
        ]
        return [shop for score, shop in sorted(kept, key=lambda pair: self._place(pair, moment, query.origin))]

    def tally(self, moment: HasStates, query: Query) -> Tally:
        """The numbers of the sentence above the list."""
        matching = self._matching(query)
        return Tally(sum(moment.shops[shop["id"]].kind == "open" for _, shop in matching), len(matching))

    def _matching(self, query: Query) -> list[tuple[int, Shop]]:
        scores = self._index.scores(query.words) if query.words else dict.fromkeys(range(len(self.shops)), 0)
        found = ((score, self.shops[entry]) for entry, score in scores.items())
        return [
            (score, shop)
            for score, shop in found
            if (not query.groups or shop["group"] in query.groups)
            and (not query.wheelchair or shop.get("wheelchair") == "yes")
        ]

    @cached_property
    def _index(self) -> Index:
        return index_of(_entry(shop) for shop in self.shops)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {shop["id"]: " ".join(words_of(shop["name"])) for shop in self.shops}

    def _place(self, pair: tuple[int, Shop], moment: HasStates, origin: str | None) -> Place:
        score, shop = pair
        state = STATE_ORDER[moment.shops[shop["id"]].kind]
        walk = shop.get("walk", {}).get(origin)
        return score, state, walk[0] if walk else inf, self._names[shop["id"]], shop["id"]


def find(shops: Sequence[Shop], moment: HasStates, query: Query) -> list[Shop]:
    """`Finder.find` for a single question; who asks more often keeps a Finder."""
    return Finder(shops).find(moment, query)


def _entry(shop: Shop) -> Entry:
    return (
        [shop["name"]],
        [shop.get("kind", ""), *shop.get("labels", ())],
        shop.get("words", ()),
        [f"{shop.get('street') or ''} {shop.get('number') or ''}"],
    )
