"""Messages as the desk lists them: what holds, what was, what a new one will be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from twin.domain.alert import Alert, AlertWords
from twin.domain.alert_message import AlertMessage
from twin.pages.desk.alert_words import end_words, glass_words, severities, title_of, way_words, when
from twin.services import alert_taking
from twin.services.alert_taking import Came
from twin.services.house import House
from twin.services.publish import Edition


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a message. ``number``: of its message; ``screens``: their names; ``way`` and ``outcome`` in words."""

    number: int
    title: str
    severity: str
    severity_words: str
    severity_in: Mapping[str, str]  # per language of the words, as the glass says it
    is_test: bool
    sender: str
    start: str
    end: str
    begins_later: bool
    screens: tuple[str, ...]
    words: Mapping[str, AlertWords]
    way: str = ""
    outcome: str = ""
    is_own: bool = False


def lists(house: House, edition: Edition) -> tuple[list[Shown], list[Shown]]:
    """What holds or will, the most urgent first; and what was, the newest first."""
    now, town = house.clock(), edition.core.town.slug
    standing = alert_taking.still_standing(house, town, now)
    came = {each.message.number: each for each in alert_taking.newest(house, town)}
    live = {message.number for message, _ in standing}
    holding = [
        replace(_shown(edition, alert, message.number, now), way=_way(came.get(message.number)), is_own=message.is_own)
        for message, alerts in standing
        for alert in alerts
    ]
    unended = alert_taking.unended(house, town)
    over = (each for each in came.values() if each.message.number not in live)
    past = [_past(edition, each, each.message.number in unended, now) for each in over]
    return holding, past


def shown_as_new(house: House, edition: Edition, message: AlertMessage) -> list[Shown]:
    """What a message that is not taken in yet would show."""
    now = house.clock()
    return [_shown(edition, each, 0, now) for each in alert_taking.as_alerts(house, edition.core.town.slug, message)]


def _way(came: Came | None) -> str:
    return way_words(came) if came else ""


def _shown(edition: Edition, alert: Alert, number: int, now: datetime) -> Shown:
    zone, first = edition.core.town.place.zone, edition.core.town.first_language
    words = alert.words.get(edition.language) or alert.words.get(first) or next(iter(alert.words.values()))
    names = (screen.name for screen in edition.core.screens.values() if screen.id in alert.screens)
    return Shown(
        number=number,
        title=words.title,
        severity=alert.severity,
        severity_words=dict(severities())[alert.severity],
        severity_in={language: glass_words(language, alert) for language in alert.words},
        is_test=alert.is_test,
        sender=alert.sender,
        start=when(alert.start.astimezone(zone)),
        end=when(alert.end.astimezone(zone)),
        begins_later=alert.start > now,
        screens=tuple(names),
        words=alert.words,
    )


def _past(edition: Edition, came: Came, is_unended: bool, now: datetime) -> Shown:
    message, town = came.message, edition.core.town
    severity = message.parts[0].severity if message.parts else ""
    at = came.at.astimezone(town.place.zone)
    ended = replace(message, ended_at=message.ended_at and message.ended_at.astimezone(town.place.zone))
    return Shown(
        number=message.number,
        title=title_of(message, edition.language, town.first_language),
        severity=severity,
        severity_words=dict(severities()).get(severity, ""),
        severity_in={},
        is_test=message.is_test,
        sender=message.sender,
        start=when(at),
        end="",
        begins_later=False,
        screens=(),
        words={},
        way=way_words(came),
        outcome=end_words(replace(came, message=ended), is_unended, now.astimezone(town.place.zone)),
    )
