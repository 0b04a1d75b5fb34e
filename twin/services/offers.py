"""A shop's offers: written, looked at where the town wants that, ended by themselves after their last day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from twin.domain.offer import Offer, check_days, check_room
from twin.errors import NotFound
from twin.services.changing import Author, Batch, Overtaken, changing
from twin.services.house import House
from twin.services.proposals import propose_within, withdraw_within
from twin.storage import offers as kept
from twin.storage import proposals
from twin.storage.cores import read_town
from twin.storage.offers import offer_of
from twin.storage.proposals import Proposal
from twin.storage.things import THINGS

FIELDS = ("titles", "texts", "first_day", "last_day")
Standing = Literal["draft", "waiting", "live", "refused"]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class KeptOffer:
    """An offer as its shopkeeper left it: what waits stands over what is live. 'draft': taken back before anybody
    looked at it. ``values`` by FIELDS; ``is_new``: nobody saw it yet; ``reason`` where it was refused."""

    offer: Offer
    standing: Standing
    is_new: bool
    proposal: Proposal | None = None
    reason: str = ""

    @property
    def values(self) -> Values:
        return {name: getattr(self.offer, name) for name in FIELDS}


def offers_of(house: House, town: str, shop: str) -> Sequence[KeptOffer]:
    """The earliest first; those that are over too, as long as they are not taken away."""
    with house.engine.connect() as connection:
        rows = kept.offers_of_shop(connection, town, shop)
        found = [each for each in proposals.of_shop(connection, town, shop, 60) if each.thing == "offer"]
    newest = {each.thing_id: each for each in reversed(found)}
    return [_kept(row, newest.get(str(row["id"]))) for row in rows]


def save_offer(
    house: House, town: str, shop: str, wanted: Values, author: Author, today: date, changed: "KeptOffer | None" = None
) -> int | None:
    """A new offer, or ``changed`` (as the person saw it) with other ``wanted`` values (by FIELDS); returns the batch,
    None where nothing is live or new by it.

    The same new offer sent twice is kept once. Raises Refused for days that cannot be or one offer too many, NotFound,
    and Overtaken where it is another than ``changed`` by now, or another change of it waits.
    """
    check_days(wanted["first_day"], wanted["last_day"], today)
    with changing(house, town, author) as batch:
        rows = kept.offers_of_shop(batch.connection, town, shop)
        others = [row for row in rows if not changed or row["id"] != changed.offer.id]
        if not changed and any(all(row[name] == wanted[name] for name in FIELDS) for row in others):
            return None
        running = [offer_of(row) for row in others if row["state"] in ("live", "waiting")]
        check_room(wanted["first_day"], wanted["last_day"], running)
        needs_a_look = author.way != "officer" and read_town(batch.connection, town)[1].needs_a_look("offers")
        if changed is None:
            values = {**wanted, "shop": shop, "at": house.clock(), "state": "waiting" if needs_a_look else "live"}
            key = batch.create("offer", values)
        else:
            key = str(changed.offer.id)
            _change(house, batch, town, shop, changed, wanted, needs_a_look, author)
        if needs_a_look and (changed is None or changed.is_new):
            propose_within(house, batch.connection, town, shop, "offer", key, {"state": "live"}, author)
    return batch.id


def offer_row(house: House, town: str, number: int) -> dict[str, Any]:
    """What is live of an offer, as a row. Raises NotFound."""
    with house.engine.connect() as connection:
        return kept.row_of(connection, town, number)


def offer_in(row: Values) -> Offer:
    return offer_of(row)


def remove_offer(house: House, town: str, shop: str, number: int, author: Author) -> int | None:
    """Takes it away, with what waits about it. Raises NotFound."""
    with changing(house, town, author) as batch:
        _row(batch, shop, number)
        batch.update("offer", str(number), {"state": "removed"})
        withdraw_within(house, batch.connection, town, "offer", str(number), author)
    return batch.id


def _change(
    house: House,
    batch: Batch,
    town: str,
    shop: str,
    changed: KeptOffer,
    wanted: Values,
    needs_a_look: bool,
    author: Author,
) -> None:
    key = str(changed.offer.id)
    row = _row(batch, shop, changed.offer.id)
    waits = next(iter(proposals.waiting(batch.connection, town, thing="offer", key=key)), None)
    stands = _kept(row, waits).values
    if other := {name: value for name, value in stands.items() if changed.values[name] != value}:
        raise Overtaken("offer", key, other, None)
    if row["state"] == "live" and needs_a_look:
        propose_within(house, batch.connection, town, shop, "offer", key, wanted, author)
        return
    if not needs_a_look:
        withdraw_within(house, batch.connection, town, "offer", key, author)
    state = "waiting" if needs_a_look else "live"
    batch.update("offer", key, {**wanted, "state": state})


def _row(batch: Batch, shop: str, number: int) -> dict[str, Any]:
    row = batch.row("offer", str(number))
    if row["shop"] != shop or row["state"] == "removed":
        raise NotFound(f"this shop has no offer {number}")
    return row


def _kept(row: Values, newest: Proposal | None) -> KeptOffer:
    waits = newest if newest and newest.state == "waiting" else None
    standing: Standing = "waiting" if waits else "live" if row["state"] == "live" else "draft"
    reason = ""
    if newest and newest.state == "refused" and row["state"] in ("live", "refused"):
        standing, reason = "refused", newest.reason
    written = THINGS["offer"].from_json(waits.after) if waits else {}
    known = {name: value for name, value in written.items() if name in FIELDS}
    return KeptOffer(offer_of({**row, **known}), standing, row["state"] != "live", waits, reason)
