"""Messages about emergencies as they came in, and which of them stand: updates replace, cancels end.

What stands follows from the set of messages alone. So one that comes late, or twice, changes nothing that it should
not.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from twin.domain.alert import AlertWords, Severity
from twin.domain.alert_area import AlertArea

Kind = Literal["alert", "update", "cancel"]  # CAP 1.2, 3.2.1 <msgType>
Name = tuple[str, str]  # the sender and its own name for the message, as CAP's <references> give them


@dataclass(frozen=True, slots=True)
class AlertPart:
    """What a message says of one area: in every language that it speaks. From ``start`` until ``end`` (aware)."""

    severity: Severity
    words: Mapping[str, AlertWords]
    start: datetime
    end: datetime
    area: AlertArea


@dataclass(frozen=True, slots=True)
class AlertMessage:
    """``name``: unique, see `Name`. ``sender``: whom people read as the source. ``is_own``: typed by an officer here.

    ``ended_at``: when an officer ended it. ``number`` is that of its row, 0 before it has one.
    """

    name: Name
    kind: Kind
    sent: datetime
    sender: str
    is_test: bool
    parts: tuple[AlertPart, ...]
    references: frozenset[Name] = frozenset()
    is_own: bool = False
    ended_at: datetime | None = None
    number: int = 0

    @property
    def end(self) -> datetime | None:
        """When the last of its parts ends; None for one that says nothing."""
        return max((part.end for part in self.parts), default=None)

    def may_end(self, other: "AlertMessage") -> bool:
        """Whether it has a say over ``other``: of the same sender and not older; a test never ends what is real, and
        only an officer's own message what an officer wrote."""
        return (
            self.name != other.name
            and self.name[0] == other.name[0]
            and self.sent >= other.sent
            and (other.is_test or not self.is_test)
            and (self.is_own or not other.is_own)
        )


def standing(messages: Iterable[AlertMessage]) -> list[AlertMessage]:
    """Those that say something and that no other message replaced or ended; in no order that means anything."""
    known = {message.name: message for message in messages}
    enders = [message for message in known.values() if message.references]
    return [
        message
        for message in known.values()
        if message.kind != "cancel"
        and message.ended_at is None
        and not any(_ends(ender, message, enders) for ender in enders)
    ]


def _ends(ender: AlertMessage, message: AlertMessage, among: Collection[AlertMessage]) -> bool:
    """An update ends what it names. A cancel ends all that came of it too: the updates of what it names."""
    if not ender.may_end(message):
        return False
    if message.name in ender.references:
        return True
    return ender.kind == "cancel" and bool(_forebears(message, among) & ender.references)


def _forebears(message: AlertMessage, among: Collection[AlertMessage]) -> set[Name]:
    """What it updates, and what that one updated, and so on; also of those that never came in."""
    trusted = (each for each in among if each.name[0] == message.name[0] and (message.is_test or not each.is_test))
    by_name = {each.name: each for each in trusted}
    found: set[Name] = set()
    waiting = set(message.references)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting |= by_name[name].references if name in by_name else set()
    return found
