"""Proposals: what a shopkeeper writes and an officer looks at before everybody sees it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from twin.errors import Invalid, NotAllowed, NotFound
from twin.services.changing import Author, changing
from twin.services.field_words import called
from twin.services.house import House
from twin.services.mail import page_address, post
from twin.services.proposal_words import what
from twin.storage import desk, people
from twin.storage import proposals as kept
from twin.storage.changes import ChangeWriter
from twin.storage.database import writing
from twin.storage.desk import Need
from twin.storage.proposals import Proposal
from twin.storage.things import THINGS

LONGEST_REASON = 1000  # characters
# what becomes of a thing that waited to be seen at all, when it is refused
NOT_SHOWN = {"photo": {"state": "removed"}, "offer": {"state": "refused"}}


def propose(
    house: House, town: str, shop: str, thing: str, thing_id: str, after: Mapping[str, Any], by: Author
) -> int | None:
    """Keeps ``after`` (field -> value of the thing's table) until an officer decides; returns the proposal's number.

    Fields that already say so are left out; None when nothing remains. A second proposal on the same thing goes into
    the first, newer fields over older ones. Raises NotFound.
    """
    with writing(house.engine) as connection:
        return propose_within(house, connection, town, shop, thing, thing_id, after, by)


def propose_within(
    house: House,
    connection: Connection,
    town: str,
    shop: str,
    thing: str,
    thing_id: str,
    after: Mapping[str, Any],
    by: Author,
) -> int | None:
    """The same inside a transaction at hand (`batch.connection`), so that a form is kept whole or not at all."""
    kind, now = THINGS[thing], house.clock()
    row = ChangeWriter(connection, town, now, by.way, by.person).row(thing, thing_id)
    if row is None:
        raise NotFound(f"there is no {thing} '{thing_id}'")
    earlier = next(iter(kept.waiting(connection, town, shop=shop, thing=thing, key=thing_id)), None)
    wanted = {**(earlier.after if earlier else {}), **kind.to_json(after)}
    stands = kind.to_json({name: row[name] for name in wanted})
    new = {name: value for name, value in wanted.items() if stands[name] != value}
    before = {name: stands[name] for name in new}
    if not new:
        if earlier:
            _close(house, connection, earlier, "withdrawn", by)
        return None
    values = {"before": before, "after": new, "person": by.person, "at": now}
    if earlier:
        kept.rewrite(connection, earlier.id, **values)
        return earlier.id
    number = kept.add(connection, {"town": town, "shop": shop, "thing": thing, "thing_id": thing_id, **values})
    desk.lay_down(connection, town, [need_of(number, shop)], now)
    return number


def need_of(number: int, shop: str) -> Need:
    """The line on the desk that asks to look at a proposal."""
    return Need("proposal", f"proposal:{number}", shop, {"proposal": number})


def accept(house: House, town: str, number: int, by: Author, anyway: bool = False, clicks: int = 1) -> int | None:
    """An officer lets everybody see it; returns the batch that `undo` takes.

    Raises NotFound, Invalid where somebody decided already, and Overtaken where the thing changed since it was
    proposed; ``anyway`` writes it over what stands there now.
    """
    with changing(house, town, by) as batch:
        found = _still_waiting(batch.connection, town, number)
        kind = THINGS[found.thing]
        expected = None if anyway else kind.from_json(found.before)
        batch.update(found.thing, found.thing_id, kind.from_json(found.after), expected=expected)
        _close(house, batch.connection, found, "accepted", by, clicks=clicks)
        _tell(house, batch.connection, found, "proposal_accepted", {})
    return batch.id


def refuse(house: House, town: str, number: int, reason: str, by: Author, clicks: int = 2) -> None:
    """An officer sends it back with a reason, which the shopkeeper reads. Raises NotFound, Invalid."""
    if not reason.strip():
        raise Invalid("say why, so that the shopkeeper knows what to change")
    with changing(house, town, by) as batch:
        found = _still_waiting(batch.connection, town, number)
        if found.thing in NOT_SHOWN and "state" in found.after:
            batch.update(found.thing, found.thing_id, NOT_SHOWN[found.thing])
        why = reason.strip()[:LONGEST_REASON]
        _close(house, batch.connection, found, "refused", by, reason=why, clicks=clicks)
        _tell(house, batch.connection, found, "proposal_refused", {"reason": why})


def withdraw(house: House, town: str, number: int, shop: str, by: Author) -> None:
    """A shopkeeper takes back what she proposed for ``shop``. Raises NotFound, Invalid, NotAllowed."""
    with writing(house.engine) as connection:
        found = _still_waiting(connection, town, number)
        if found.shop != shop:
            raise NotAllowed("this proposal is of another shop")
        _close(house, connection, found, "withdrawn", by)


def withdraw_within(house: House, connection: Connection, town: str, thing: str, thing_id: str, by: Author) -> None:
    """What waits about a thing that goes away, inside a transaction at hand."""
    for found in kept.waiting(connection, town, thing=thing, key=thing_id):
        _close(house, connection, found, "withdrawn", by)


def waiting(house: House, town: str, shop: str = "") -> Sequence[Proposal]:
    """What waits for an officer, the oldest first; of one shop where one is given."""
    with house.engine.connect() as connection:
        return kept.waiting(connection, town, shop=shop)


def of_shop(house: House, town: str, shop: str, most: int = 20) -> Sequence[Proposal]:
    """The newest proposals of a shop, decided ones too, each with its reason."""
    with house.engine.connect() as connection:
        return kept.of_shop(connection, town, shop, most)


def _still_waiting(connection: Connection, town: str, number: int) -> Proposal:
    found = kept.with_number(connection, town, number)
    if found is None:
        raise NotFound(f"there is no proposal {number}")
    if found.state != "waiting":
        raise Invalid(f"proposal {number} was {found.state} already")
    return found


def _close(
    house: House, connection: Connection, found: Proposal, state: str, by: Author, reason: str = "", clicks: int = 0
) -> None:
    now = house.clock()
    kept.rewrite(connection, found.id, state=state, reason=reason, decided_at=now, decided_by=by.person)
    key = need_of(found.id, found.shop).key
    desk.close_key(connection, found.town, key, now, state, by.person if state != "withdrawn" else None, clicks)


def _tell(house: House, connection: Connection, found: Proposal, kind: str, values: Mapping[str, str]) -> None:
    """A mail to who proposed it, where she still has an address."""
    person = people.person_row(connection, found.person) if found.person else None
    shop = people.shop_with(connection, found.town, found.shop)
    if not person or not person["email"] or not shop:
        return
    language = person["language"]
    path = f"winkels/{shop['slug']}" if kind == "proposal_accepted" else f"mijn-zaak/{shop['slug']}/gegevens"
    known = {
        "shop": called(shop["names"], language),
        "what": what(found, language),
        "link": page_address(house, connection, found.town, language, path),
    }
    post(
        house,
        connection,
        kind,
        person["email"],
        language,
        {**known, **values},
        town=found.town,
        person=person["id"],
        shop=found.shop,
    )
