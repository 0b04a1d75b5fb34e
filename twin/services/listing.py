"""A shop's listing as its shopkeeper keeps it: what stands there, what waits for an officer, what came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from twin.domain.category import category_of
from twin.domain.choices import Choices
from twin.domain.core import Core
from twin.domain.shop import Shop
from twin.services.changing import Author, Batch, Overtaken, changing
from twin.services.house import House
from twin.services.proposals import propose_within
from twin.storage import proposals as kept
from twin.storage.changes import changes_of
from twin.storage.cores import read_town
from twin.storage.proposals import Proposal

# field of `shop` -> the part of a listing that officers choose about
PART_OF = {
    "names": "names",
    "texts": "texts",
    "category": "category",
    "products": "products",
    "phone": "contact",
    "email": "contact",
    "website": "contact",
    "links": "links",
    "payment": "payment",
    "wheelchair": "access",
    "hiring": "hiring",
}
PER_LANGUAGE = frozenset({"names", "texts", "products", "hiring"})
MOST_PROPOSALS = 60  # of a shop's newest, in which a field's last one is looked for
Values = Mapping[str, Any]
State = Literal["live", "waiting", "refused"]


NOTHING: Values = MappingProxyType({})


class Standing(NamedTuple):
    """How a part is doing. ``number`` and ``at`` of its proposal; ``reason`` where it was refused; ``live`` what
    visitors see and ``offered`` what was written, field -> value."""

    state: State = "live"
    at: datetime | None = None
    number: int | None = None
    reason: str = ""
    live: Values = NOTHING
    offered: Values = NOTHING


class Saved(NamedTuple):
    """``batch`` is what went live (None for nothing), ``proposal`` the number of what waits now (None for nothing)."""

    batch: int | None
    proposal: int | None


@dataclass(frozen=True)
class Listing:
    """``values`` as the shopkeeper left them: what waits stands over what is live. ``standings`` by part."""

    values: Values
    standings: Mapping[str, Standing]


def listing(house: House, town: str, row: Values) -> Listing:
    """``row`` is the shop's row as it is now."""
    with house.engine.connect() as connection:
        found = kept.of_shop(connection, town, row["id"], MOST_PROPOSALS)
    newest = _newest_per_field([each for each in found if each.thing == "shop"])
    standings: dict[str, Standing] = {}
    for field, part in PART_OF.items():
        standing = _standing(newest.get(field), field, row)
        known = standings.get(part, Standing())
        if standing.state != "live":
            merged = {**known.live, **standing.live}, {**known.offered, **standing.offered}
            standings[part] = standing._replace(live=merged[0], offered=merged[1])
        else:
            standings.setdefault(part, standing)
    waits = {field: each.after[field] for field, each in newest.items() if each.state == "waiting"}
    return Listing({field: waits.get(field, row[field]) for field in PART_OF}, standings)


def choices_of(house: House, town: str) -> Choices:
    """What the town's officers chose."""
    with house.engine.connect() as connection:
        return read_town(connection, town)[1]


def save_listing(house: House, town: str, shop: str, wanted: Values, seen: Values, author: Author) -> Saved:
    """Keeps the fields of ``wanted`` that differ from ``seen``, what the person began with.

    What needs no look goes live at once, the rest becomes one proposal; of an officer everything goes live. Languages
    that she did not touch keep what stands there now. Raises Overtaken where a field or language that she changed was
    changed meanwhile: then nothing is kept.
    """
    with changing(house, town, author) as batch:
        choices = read_town(batch.connection, town)[1]
        now = _now(batch, town, shop)
        values = {name: _merged(name, wanted[name], seen, now) for name in wanted if wanted[name] != seen.get(name)}
        _refuse_overtaken(batch, town, shop, values, seen, now)
        looked = {
            name: value
            for name, value in values.items()
            if author.way != "officer" and choices.needs_a_look(PART_OF[name])
        }
        batch.update("shop", shop, {name: value for name, value in values.items() if name not in looked})
        number = propose_within(house, batch.connection, town, shop, "shop", shop, looked, author) if looked else None
    return Saved(batch.id, number)


def shop_with_what_waits(core: Core, shop: Shop, values: Values) -> Shop:
    """``shop`` as it would be once everything in ``values`` (of a Listing) is live."""
    plain = {name: values[name] for name in ("names", "texts", "phone", "email", "website", "wheelchair", "hiring")}
    return replace(
        shop,
        **plain,
        category=category_of(values["category"]),
        products={language: tuple(words) for language, words in values["products"].items()},
        payment=tuple(values["payment"]),
        links=tuple(values["links"]),
    )


def _now(batch: Batch, town: str, shop: str) -> dict[str, Any]:
    """What stands there with what waits over it."""
    row = batch.row("shop", shop)
    waits = kept.waiting(batch.connection, town, shop=shop, thing="shop", key=shop)
    return {**row, **{name: value for each in waits for name, value in each.after.items()}}


def _merged(name: str, value: Any, seen: Values, now: Values) -> Any:
    """Of words per language only those that were changed."""
    if name not in PER_LANGUAGE:
        return value
    before = seen.get(name) or {}
    changed = {each for each in {*value, *before} if value.get(each) != before.get(each)}
    whole = {**now[name], **{each: value.get(each) for each in changed}}
    return {language: words for language, words in whole.items() if words}


def _refuse_overtaken(batch: Batch, town: str, shop: str, values: Values, seen: Values, now: Values) -> None:
    other = {name: now[name] for name in values if _is_overtaken(name, values[name], seen.get(name), now[name])}
    if not other:
        return
    history = changes_of(batch.connection, town, thing="shop", key=shop)
    last = next((each for each in history if each.after and other.keys() & each.after.keys()), None)
    raise Overtaken("shop", shop, other, last)


def _is_overtaken(name: str, value: Any, seen: Any, now: Any) -> bool:
    if name not in PER_LANGUAGE:
        return bool(now != seen and now != value)
    before = seen or {}
    return any(now.get(each) not in (before.get(each), value.get(each)) for each in {*value, *before, *now})


def _newest_per_field(found: Sequence[Proposal]) -> dict[str, Proposal]:
    newest: dict[str, Proposal] = {}
    for each in found:
        for field in each.after:
            newest.setdefault(field, each)
    return newest


def _standing(found: Proposal | None, field: str, row: Values) -> Standing:
    if found is None or found.state not in ("waiting", "refused") or found.after[field] == row[field]:
        return Standing()
    state: State = "waiting" if found.state == "waiting" else "refused"
    return Standing(state, found.at, found.id, found.reason, {field: row[field]}, {field: found.after[field]})
