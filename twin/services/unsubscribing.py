"""One click ends the reminders about the shops that a mail asked about (RFC 8058), and another brings them back.

A token does this for one person and these shops, and nothing else. The answer stands in her membership, so that a mail
program that asks twice, or the choice of a rhythm meanwhile, confuses nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from twin.domain.asking import NEVER
from twin.domain.town import Town
from twin.services.house import House
from twin.services.questions import Unanswerable
from twin.services.tokens import hash_of, new_token
from twin.storage import questions
from twin.storage.cores import read_town
from twin.storage.database import writing
from twin.storage.questions import Asked, Keeper

HOLDS = timedelta(days=400)  # longer than the longest pause between two reminders


@dataclass(frozen=True)
class Reminders:
    """Those of one person about some of her shops, all of which are there and hers."""

    asked: Asked
    town: Town
    shops: Sequence[Keeper]

    @property
    def are_off(self) -> bool:
        return all(each.reminder_days == NEVER for each in self.shops)

    @property
    def names(self) -> list[str]:
        return [self.town.in_words(each.names, self.asked.language) for each in self.shops]


def new_unsubscription(
    connection: Connection, house: House, town: str, person: int, language: str, shops: Sequence[str]
) -> str:
    """Keeps the right to end the reminders about ``shops`` (ids); returns the token that does it."""
    token, now = new_token(), house.clock()
    asked = {"town": town, "person": person, "language": language, "detail": {"shops": list(shops)}}
    questions.ask(connection, hash_of(token), {**asked, "made_at": now, "expires_at": now + HOLDS}, kind="unsubscribe")
    return token


def reminders_with(house: House, town: str, token: str) -> Reminders:
    """Raises twin.services.questions.Unanswerable."""
    with house.engine.connect() as connection:
        asked = questions.asked_with(connection, hash_of(token), kind="unsubscribe")
        if asked is None or asked.town != town:
            raise Unanswerable("unknown")
        where, _ = read_town(connection, town)
        shops = _hers(connection, asked, where, house.clock())
    if not shops:
        raise Unanswerable("left")
    if asked.expires_at <= house.clock():
        raise Unanswerable("passed")
    return Reminders(asked, where, shops)


def end_reminders(house: House, found: Reminders) -> None:
    """Twice is as good as once."""
    if found.are_off:
        return
    before = {each.shop: each.reminder_days for each in found.shops}
    _set(house, found, dict.fromkeys(before, NEVER), {"before": before})


def bring_back(house: House, found: Reminders) -> None:
    """As often as before the click; as the town does it where nobody remembers."""
    before = found.asked.detail.get("before", {})
    _set(house, found, {each.shop: before.get(each.shop) or None for each in found.shops}, {})


def _set(house: House, found: Reminders, days: dict[str, int | None], more: dict[str, object]) -> None:
    detail = {"shops": found.asked.detail["shops"], **more}
    with writing(house.engine) as connection:
        for shop, each in days.items():
            questions.set_rhythm(connection, found.town.slug, found.asked.person, shop, each)
        questions.note_answer(connection, found.asked.id, detail, house.clock())


def _hers(connection: Connection, asked: Asked, town: Town, now: datetime) -> list[Keeper]:
    today = now.astimezone(town.place.zone).date()
    known = questions.keepers(connection, asked.town, today)
    return [each for each in known if each.person == asked.person and each.shop in asked.detail["shops"]]
