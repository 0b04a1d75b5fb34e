"""What history keeps of a message about an emergency: made or received, changed, ended; by whom, and by which way."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from twin.domain.alert_message import AlertMessage
from twin.services.alerts import alerts_of
from twin.storage.alert_history import note
from twin.storage.alerts import names_of_screens, places_of_screens

# how a message came in -> the way of twin.services.changing.Author; 'warning': nobody here did it
WAYS = {"officer": "officer", "file": "officer", "key": "warning", "address": "warning"}


def note_taken(
    connection: Connection, town: str, message: AlertMessage, number: int, came: Mapping[str, Any], at: datetime
) -> None:
    """``came``: way, person, and source: the name of the key, the address."""
    way, source = came["way"], came["source"]
    how = {} if way == "officer" else {way: source or True, "identifier": message.name[1]}
    named = {"replaces": sorted(identifier for _sender, identifier in message.references)} if message.references else {}
    after = {**_told(connection, town, message), **how, **named}
    note(connection, town, str(number), None, after, at=at, way=WAYS[way], person=came["person"])


def note_changed(
    connection: Connection, town: str, key: str, before: AlertMessage, after: AlertMessage, at: datetime, person: int
) -> None:
    """``key``: the number of the first message of which ``before`` and ``after`` came."""
    told = _told(connection, town, before), _told(connection, town, after)
    note(connection, town, key, *told, at=at, way="officer", person=person)


def note_ended(
    connection: Connection, town: str, key: str, message: AlertMessage, at: datetime, person: int | None
) -> None:
    note(connection, town, key, _told(connection, town, message), None, at=at, way="officer", person=person)


def _told(connection: Connection, town: str, message: AlertMessage) -> dict[str, Any]:
    """As JSON, with the fields that `words/history.toml` names; of several parts the words of the first."""
    if not message.parts:
        return {"name": message.name[1], "exercise": message.is_test}
    first = message.parts[0]
    alerts = alerts_of(message, places_of_screens(connection, town))
    concerned = frozenset[str]().union(*(each.screens for each in alerts))
    return {
        "titles": {language: words.title for language, words in first.words.items()},
        "instructions": {language: words.instruction for language, words in first.words.items()},
        "text": {language: words.text for language, words in first.words.items()},
        "severity": first.severity,
        "exercise": message.is_test,
        "on_screens": [name for key, name in names_of_screens(connection, town).items() if key in concerned],
        "starts_at": min(part.start for part in message.parts).isoformat(timespec="seconds"),
        "ends_at": max(part.end for part in message.parts).isoformat(timespec="seconds"),
    }
