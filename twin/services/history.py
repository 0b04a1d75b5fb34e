"""History as people read it: who did what and when, action by action, and how to take it back."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from twin.domain.town import Town
from twin.services.exchange.spreadsheet import write_csv
from twin.services.field_words import Said, called
from twin.services.history_words import fields_in_words, history_word
from twin.services.house import House
from twin.storage.changes import Change, is_undone
from twin.storage.cores import read_town
from twin.storage.history import (
    OF_A_SHOP,
    About,
    Names,
    batches,
    changes_in,
    count_of,
    names_of,
    people_called,
)
from twin.storage.tables_history import ALERT
from twin.storage.tables_screen_settings import ALL

__all__ = ["About", "Action", "HistoryPage", "Line", "history", "history_csv"]

MOST = 30  # actions on a page
MOST_LINES = 60  # things of one action that are told; an import may have thousands
COLUMNS = ("at", "way", "who", "thing", "id", "subject", "what", "field", "language", "before", "after", "batch")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in an action. ``what``: made, changed, removed, ended (``what_words`` in words); ``subject``: the
    shop's name, the address of the premises; ``shop``: slug of the shop that it belongs to, or ''. A field without
    ``before`` and ``after`` was moved or redrawn."""

    thing: str
    key: str
    thing_words: str
    subject: str
    shop: str
    what: str
    what_words: str
    fields: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Action:
    """``at`` in the town's zone. ``who``: the person's name, '' for what no person did; ``way_words``: by which way in.

    ``undoes``: the action that it took back. ``can_undo``: nobody takes back what screens in the street have shown.
    ``left_out``: changes of the same action that are not told here.
    """

    batch: int
    at: datetime
    way: str
    way_words: str
    person: int | None
    who: str
    lines: Sequence[Line]
    left_out: int
    undoes: int | None
    is_undone: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """``older``: what to give as ``below`` for the next page, None on the last."""

    actions: Sequence[Action]
    older: int | None


def history(
    house: House, town: str, language: str, about: About | None = None, *, below: int = 0, most: int = MOST
) -> HistoryPage:
    """Actions, the newest first. Undone by `twin.services.changing.undo`, one ``batch`` at a time."""
    about = about or About()
    with house.engine.connect() as connection:
        teller = _Teller(connection, town, language)
        found = batches(connection, town, about, below, most + 1)
        numbers = found[:most]
        actions = teller.actions(about, numbers)
    return HistoryPage(actions, numbers[-1] if len(found) > most else None)


def history_csv(house: House, town: str, language: str, about: About | None = None) -> str:
    """All of it, one line for each field, the oldest first; opens in a spreadsheet."""
    about = about or About()
    with house.engine.connect() as connection:
        teller = _Teller(connection, town, language)
        numbers = batches(connection, town, about, 0, 1_000_000)
        changes = [
            change
            for start in range(0, len(numbers), 500)
            for change in changes_in(connection, town, about, numbers[start : start + 500])
        ]
        return write_csv(COLUMNS, teller.csv_rows(sorted(changes, key=lambda each: each.id)))


class _Teller:
    """Tells changes of one town in one language; names are looked up once."""

    def __init__(self, connection: Connection, town: str, language: str) -> None:
        self.connection, self.slug, self.language = connection, town, language
        self.town: Town = read_town(connection, town)[0]
        self.names: Names = names_of(connection, town)

    def actions(self, about: About, numbers: Sequence[int]) -> list[Action]:
        by_batch: dict[int, list[Change]] = defaultdict(list)
        for change in changes_in(self.connection, self.slug, about, numbers):
            by_batch[change.batch].append(change)
        counts = count_of(self.connection, self.slug, numbers)
        who = self._who([each for changes in by_batch.values() for each in changes])
        return [self._action(by_batch[number], counts[number], who) for number in numbers]

    def _action(self, changes: Sequence[Change], count: int, who: Mapping[int, str]) -> Action:
        first = changes[0]
        return Action(
            batch=first.batch,
            at=first.at.astimezone(self.town.place.zone),
            way=first.way,
            way_words=history_word("way", first.way, self.language),
            person=first.person,
            who=who.get(first.person or 0, ""),
            lines=[self._line(each) for each in changes[:MOST_LINES]],
            left_out=count - len(changes[:MOST_LINES]),
            undoes=first.undoes,
            is_undone=is_undone(self.connection, self.slug, first.batch),
            can_undo=first.thing != ALERT,
        )

    def _line(self, change: Change) -> Line:
        gone = "ended" if change.thing == ALERT else "removed"
        what = "made" if change.before is None else gone if change.after is None else "changed"
        shop = self._shop(change)
        return Line(
            thing=change.thing,
            key=change.thing_id,
            thing_words=history_word("thing", change.thing, self.language),
            subject=self._subject(change, shop),
            shop=self.names.slugs.get(shop, ""),
            what=what,
            what_words=history_word("what", what, self.language),
            fields=fields_in_words(change, self.town, self.names, self.language),
        )

    def _shop(self, change: Change) -> str:
        """The id of the shop that the changed thing is, or belongs to."""
        if change.thing == "shop":
            return change.thing_id
        if change.thing not in OF_A_SHOP:
            return ""
        row = {**(change.before or {}), **(change.after or {})}
        return str(self.names.by_thing[change.thing].get(change.thing_id) or row.get("shop") or "")

    def _subject(self, change: Change, shop: str) -> str:
        if change.thing == "screen_settings" and change.thing_id == ALL:
            return history_word("thing", "all_screens", self.language)
        known = self.names.by_thing["shop"].get(shop) or self.names.by_thing.get(change.thing, {}).get(change.thing_id)
        if known is None:  # it is there no more: what it was called then
            row = {**(change.before or {}), **(change.after or {})}
            address = f"{row.get('street', '')} {row.get('housenumber', '')}".strip()
            known = row.get("names") or row.get("titles") or row.get("name") or address
        return called(known, self.language) if isinstance(known, Mapping) else str(known or "")

    def _who(self, changes: Sequence[Change]) -> Mapping[int, str]:
        return people_called(self.connection, {each.person for each in changes if each.person is not None})

    def csv_rows(self, changes: Sequence[Change]) -> Iterator[dict[str, object]]:
        who = self._who(changes)
        for change in changes:
            line = self._line(change)
            at = change.at.astimezone(self.town.place.zone)
            row = {
                "at": f"{at:%Y-%m-%d %H:%M:%S}",
                "way": history_word("way", change.way, self.language),
                "who": who.get(change.person or 0, ""),
                "thing": line.thing_words,
                "id": change.thing_id,
                "subject": line.subject,
                "what": line.what_words,
                "batch": change.batch,
            }
            for said in line.fields or [Said("", "", "", "")]:
                yield {**row, "field": said.name, "language": said.spoken, "before": said.before, "after": said.after}
