"""The desk as it is shown: each thing with the names, texts and pictures that a person needs to decide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection

from twin.domain.category import Category, category_of
from twin.domain.device import Device
from twin.domain.heartbeat import Heartbeat
from twin.domain.word_diff import Run, word_diff
from twin.errors import NotFound
from twin.services.desk_kinds import ORDER
from twin.services.field_words import Said, said
from twin.services.house import House
from twin.storage import desk_names, devices, proposals
from twin.storage.desk import Item
from twin.storage.desk_names import Letter, ShopName, Wish
from twin.storage.desk_photos import picture
from twin.storage.heartbeats import heard
from twin.storage.proposals import Proposal

PROSE = frozenset({"names", "texts", "hiring", "titles"})  # fields whose words are compared one by one


class Difference(NamedTuple):
    """One field side by side. ``runs`` marks the words that differ, [] for what is no text of sentences."""

    said: Said
    runs: Sequence[Run]


@dataclass(frozen=True)
class Card:
    """``place`` is an address; ``row`` the photo or offer that a proposal is about; ``other`` a second shop;
    ``candidates``: shops that a number of the register may belong to; ``screen``: the name of one in the street, with
    what was last heard of its page or its machine, None where there is none."""

    item: Item
    shop: ShopName | None = None
    other: ShopName | None = None
    place: str = ""
    proposal: Proposal | None = None
    differences: Sequence[Difference] = ()
    row: Mapping[str, Any] = field(default_factory=dict)
    wish: Wish | None = None
    letter: Letter | None = None
    candidates: Sequence[ShopName] = ()
    screen: str = ""
    heartbeat: Heartbeat | None = None
    device: Device | None = None

    @property
    def trade(self) -> Category | None:
        return category_of(self.shop.category) if self.shop and self.item.kind != "doubtful" else None


@dataclass(frozen=True)
class Group:
    """All of one kind: how many, and those that are shown."""

    kind: str
    total: int
    cards: Sequence[Card]


def groups(house: House, town: str, items: Sequence[Item], language: str, most: int, first: int = 0) -> Sequence[Group]:
    """``items`` in the order of `twin.services.desk.open_items`; of each kind ``most`` from number ``first`` on."""
    by_kind = [(kind, list(each)) for kind, each in groupby(items, lambda item: item.kind)]
    shown = [(kind, each, each[first : first + most]) for kind, each in by_kind if kind in ORDER]
    with house.engine.connect() as connection:
        names = _Names.read(connection, town, [item for *_, some in shown for item in some])
        return [Group(kind, len(each), [names.card(item, language) for item in some]) for kind, each, some in shown]


def photo(house: House, town: str, number: int) -> tuple[bytes, str]:
    """The bytes and the format of a photo that a proposal is about. Raises NotFound."""
    with house.engine.connect() as connection:
        found = picture(connection, town, number)
    if found is None:
        raise NotFound(f"there is no photo {number}")
    return found


def differences(before: Mapping[str, Any], after: Mapping[str, Any], language: str) -> Iterator[Difference]:
    """What would change, field by field."""
    for name in after:
        for each in said(before, {name: after[name]}, language):
            runs = word_diff(each.before, each.after) if name in PROSE and each.before and each.after else []
            yield Difference(each, runs)


@dataclass(frozen=True)
class _Names:
    """Everything that the cards of a page speak of, read in one go."""

    shops: Mapping[str, ShopName]
    places: Mapping[str, str]
    proposals: Mapping[int, Proposal]
    wishes: Mapping[int, Wish]
    letters: Mapping[int, Letter]
    rows: Mapping[tuple[str, str], Mapping[str, Any]]
    screens: Mapping[str, str]
    heard: Mapping[str, Heartbeat]
    devices: Mapping[str, Device]

    @classmethod
    def read(cls, connection: Connection, town: str, items: Sequence[Item]) -> "_Names":
        def named(name: str) -> list[Any]:
            return [item.detail[name] for item in items if item.detail.get(name)]

        candidates = [shop for item in items for shop in item.detail.get("shops", ())]
        screens = named("screen")
        offered = proposals.with_numbers(connection, town, named("proposal"))
        rows: dict[tuple[str, str], Mapping[str, Any]] = {}
        for thing in ("photo", "offer"):
            ids = [int(each.thing_id) for each in offered.values() if each.thing == thing]
            rows |= {(thing, key): row for key, row in desk_names.rows_of(connection, town, thing, ids).items()}
        return cls(
            desk_names.shops(connection, town, {*(item.shop for item in items), *named("other"), *candidates}),
            desk_names.addresses(connection, town, named("premises")),
            offered,
            desk_names.wishes(connection, town, named("wish")),
            desk_names.letters(connection, town, named("mail")),
            rows,
            desk_names.screens(connection, town, screens),
            heard(connection, town) if screens else {},
            devices.of_town(connection, town) if screens else {},
        )

    def card(self, item: Item, language: str) -> Card:
        offered = self.proposals.get(item.detail.get("proposal", 0))
        row = self.rows.get((offered.thing, offered.thing_id), {}) if offered else {}
        return Card(
            item,
            self.shops.get(item.shop),
            self.shops.get(item.detail.get("other", "")),
            self.places.get(item.detail.get("premises", ""), ""),
            offered,
            self._differences(item, offered, language),
            row,
            self.wishes.get(item.detail.get("wish", 0)),
            self.letters.get(item.detail.get("mail", 0)),
            [self.shops[shop] for shop in item.detail.get("shops", ()) if shop in self.shops],
            self.screens.get(item.detail.get("screen", ""), ""),
            self.heard.get(item.detail.get("screen", "")),
            self.devices.get(item.detail.get("screen", "")),
        )

    def _differences(self, item: Item, offered: Proposal | None, language: str) -> Sequence[Difference]:
        if offered:
            words = {name: value for name, value in offered.after.items() if name != "state"}  # being shown at all
            return list(differences(offered.before, words, language))
        if item.kind == "conflict":
            ours, theirs = _nested(item.detail["ours"]), _nested(item.detail["theirs"])
            return list(differences(ours, theirs, language))
        return []


def _nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    """'texts.fr' of a conflict (see twin.domain.merging) as words per language again."""
    whole: dict[str, Any] = {}
    for name, value in flat.items():
        found, dot, language = name.partition(".")
        if dot:
            whole.setdefault(found, {})[language] = value
        else:
            whole[name] = value
    return whole
