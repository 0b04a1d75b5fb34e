"""A shopkeeper's hours: saved at once, with what stood there before; two people who save both hear of each other."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_merge import both
from twin.domain.town import Town
from twin.errors import NotAllowed
from twin.services.changing import Author, changing, undo
from twin.services.house import House
from twin.storage.changes import Change, changes_of
from twin.storage.history import shop_of
from twin.storage.people import person_row


@dataclass(frozen=True)
class ShopHours:
    """``text`` is what stands in the database ('' where nobody knows the hours), ``form`` the same in fields."""

    text: str
    hours: OpeningHours | None
    form: HoursForm

    @classmethod
    def of(cls, text: str | None, town: Town) -> "ShopHours":
        """A text that no rule can read counts as unknown: there is nothing of it that a form could keep."""
        hours = read_hours(text, town)
        return cls(text or "", hours, HoursForm.of(hours) if hours else HoursForm())


def read_hours(text: str | None, town: Town) -> OpeningHours | None:
    """None for none, and for what cannot be read."""
    if not text:
        return None
    try:
        return OpeningHours.parse(text, calendar=town.calendar, place=town.place)
    except InvalidHours:
        return None


def today_in(house: House, town: Town) -> date:
    """The town's own day."""
    return house.clock().astimezone(town.place.zone).date()


def save_hours(house: House, town: Town, shop: str, form: HoursForm, seen: str, author: Author) -> int | None:
    """Writes the hours of ``shop`` (its id) and notes that they are right as of now; returns the batch.

    ``seen`` is the text that the person began with. Raises Overtaken where somebody else changed it meanwhile,
    HoursFault for more than can be kept. What ended over a year ago is left out.
    """
    text = form.without_past(today_in(house, town)).text() or None
    values = {"opening_hours": text, "confirmed_at": house.clock()}
    with changing(house, town.slug, author) as batch:
        batch.update("shop", shop, values, expected={"opening_hours": seen or None})
    return batch.id


def confirm(house: House, town: Town, shop: str, author: Author) -> int | None:
    """All of it still holds: returns the batch."""
    with changing(house, town.slug, author) as batch:
        batch.update("shop", shop, {"confirmed_at": house.clock()})
    return batch.id


def both_hours(town: Town, seen: str, mine: str, theirs: str, language: str) -> HoursForm | None:
    """Two people's changes of ``seen`` together; None where they touched the same part."""
    base, own, other = (ShopHours.of(text, town).form for text in (seen, mine, theirs))
    return both(base, own, other, language)


def undo_for_shop(house: House, town: Town, shop: str, batch: int, author: Author) -> int | None:
    """Takes an action back that concerned ``shop`` alone. Raises NotAllowed for any other, and as `undo` does."""
    with house.engine.connect() as connection:
        found = changes_of(connection, town.slug, batch=batch)
        is_hers = all(_is_of(connection, town.slug, shop, each) for each in found)
    if not is_hers:
        raise NotAllowed("this concerns more than one shop")
    return undo(house, town.slug, batch, author)


def who_changed(house: House, person: int | None) -> str:
    """The name of the person with that number, who changed something; '' where no person did, or nobody knows."""
    if person is None:
        return ""
    with house.engine.connect() as connection:
        row = person_row(connection, person)
    return str(row["name"] or row["email"] or "") if row else ""


def _is_of(connection: Connection, town: str, shop: str, change: Change) -> bool:
    """A change holds only what it changed, so of a photo or an offer the row says whose it is."""
    values = {**(change.before or {}), **(change.after or {})}
    if change.thing == "shop":
        return change.thing_id == shop
    return (values.get("shop") or shop_of(connection, town, change.thing, change.thing_id)) == shop
