"""What an officer can do about a thing on the desk without leaving it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from twin.errors import Invalid
from twin.services import desk, proposals
from twin.services.changing import Author, changing
from twin.services.exchange.kbo_choice import NotThisShop, choose
from twin.services.house import House
from twin.services.reminders import ask_now
from twin.storage.database import writing
from twin.storage.desk import Item
from twin.storage.desk_mails import try_again


class Unclear(Invalid):
    """An answer that needs another look. ``field`` and ``why`` ('empty', 'date', 'future', 'unknown') say which."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field, self.why = field, why


@dataclass(frozen=True)
class Taken:
    """What was decided: a word as in `decide`; ``batch`` is what `undo` takes, None where nothing was changed."""

    outcome: str
    batch: int | None = None


def act(house: House, town: str, item: Item, answers: Mapping[str, str], by: Author) -> Taken:
    """Does what ``answers['besluit']`` says about ``item``.

    Raises Unclear, Overtaken where the thing changed meanwhile, Invalid where it was decided already.
    """
    if item.done_at is not None:
        raise Invalid("this was decided already")
    chosen = answers.get("besluit", "")
    if item.kind == "proposal":
        return _proposal(house, town, item, chosen, answers, by)
    if item.kind == "conflict" and chosen in {"ons", "hun"}:
        return Taken(chosen, desk.settle(house, town, item.id, chosen == "hun", by))
    if item.kind == "bounced" and chosen == "opnieuw":
        return _send_again(house, town, item, by)
    if item.kind == "stale" and chosen == "vraag":
        return _ask(house, town, item, by)
    if item.kind == "tenantless" and chosen == "leeg":
        return _vacant(house, town, item, answers.get("sinds", ""), by)
    if item.kind == "doubtful":
        return _doubtful(house, town, item, chosen, by)
    if chosen == "uit" and item.kind == "screen":
        desk.decide(house, town, item.id, chosen, by)
        return Taken(chosen)
    if chosen in {"laten", "gezien"} and item.kind not in {"conflict", "wish"}:
        desk.decide(house, town, item.id, chosen, by)
        return Taken(chosen)
    raise Unclear("besluit", "unknown")


def _proposal(house: House, town: str, item: Item, chosen: str, answers: Mapping[str, str], by: Author) -> Taken:
    number = item.detail["proposal"]
    if chosen == "weigeren":
        reason = answers.get("reden", "")
        if not reason.strip():
            raise Unclear("reden", "empty")
        proposals.refuse(house, town, number, reason, by)
        return Taken("weigeren")
    if chosen in {"aanvaarden", "toch"}:
        return Taken("aanvaarden", proposals.accept(house, town, number, by, anyway=chosen == "toch"))
    raise Unclear("besluit", "unknown")


def _doubtful(house: House, town: str, item: Item, chosen: str, by: Author) -> Taken:
    """'zaak:<id>' or 'toch:<id>', where it got another number meanwhile; or 'geen' of the candidates."""
    verb, _colon, shop = chosen.partition(":")
    if chosen != "geen" and (verb not in {"zaak", "toch"} or not shop):
        raise Unclear("besluit", "unknown")
    try:
        batch = choose(house, town, item.id, shop, by, anyway=verb == "toch")
    except NotThisShop as refused:
        raise Unclear("besluit", refused.why) from refused
    return Taken("nummer" if shop else "geen", batch)


def _send_again(house: House, town: str, item: Item, by: Author) -> Taken:
    with writing(house.engine) as connection:
        if not try_again(connection, town, item.detail["mail"], house.clock()):
            raise Unclear("besluit", "wiped")
    desk.decide(house, town, item.id, "opnieuw", by)
    return Taken("opnieuw")


def _ask(house: House, town: str, item: Item, by: Author) -> Taken:
    """A mail with one button to everybody who keeps the shop."""
    if not ask_now(house, town, [item.shop]):
        raise Unclear("besluit", "nobody")
    desk.decide(house, town, item.id, "gevraagd", by)
    return Taken("gevraagd")


def ask_all(house: House, town: str, by: Author) -> int:
    """The same for every shop that was not confirmed for long, in one click; returns how many mails that makes."""
    shops = [item.shop for item in desk.open_items(house, town) if item.kind == "stale"]
    mails = ask_now(house, town, shops)
    desk.decide_shops(house, town, "stale", shops, "gevraagd", by)
    return mails


def _vacant(house: House, town: str, item: Item, since: str, by: Author) -> Taken:
    """The premises are empty since a day that the officer knows."""
    try:
        day = date.fromisoformat(since)
    except ValueError as error:
        raise Unclear("sinds", "date" if since else "empty") from error
    if day > house.clock().date():
        raise Unclear("sinds", "future")
    with changing(house, town, by) as batch:
        batch.update("premises", item.detail["premises"], {"status": "vacant", "vacant_since": day})
    desk.decide(house, town, item.id, "leeg", by)
    return Taken("leeg", batch.id)
