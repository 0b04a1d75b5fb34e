"""An officer's own message about an emergency, out of what was typed and as the form shows it again."""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta

from twin.domain.alert import SEVERITIES, AlertWords
from twin.domain.alert_area import AlertArea
from twin.domain.alert_message import AlertMessage, AlertPart
from twin.domain.town import Town
from twin.services.agenda import HOUR, Faulty

LONGEST = {"titel": 100, "tekst": 1000, "doen": 400}
LONGEST_TIME = timedelta(days=7)
FURTHEST = timedelta(days=14)  # ahead that one may begin
ALL = "*"  # stands for every screen, those to come too
MARK = re.compile(r"[0-9a-f]{32}")


def fields_of(town: Town) -> list[str]:
    words = [f"{name}_{language}" for language in town.languages for name in LONGEST]
    return [*words, "ernst", "waar", "dag", "van", "einddag", "tot", "oefening", "kenmerk"]


def read_own(
    typed: Mapping[str, str],
    town: Town,
    screens: Collection[str],
    sender: str,
    now: datetime,
    before: AlertMessage | None = None,
) -> AlertMessage:
    """``typed`` holds the fields of `fields_of`. Raises Faulty with a key for each field that is wrong.

    ``kenmerk`` names the message, so that the same form sent twice makes one. ``before``: the one that it takes the
    place of; what was real stays real, and an exercise an exercise.
    """
    faults: dict[str, str] = {}
    words = _words(typed, town, faults)
    severity = next((each for each in SEVERITIES if each == typed["ernst"]), None)
    if severity is None:
        faults["ernst"] = "unknown"
    chosen = set(filter(None, typed["waar"].split(";")))
    if not chosen:
        faults["waar"] = "no_screen"
    elif not chosen <= {ALL, *screens}:
        faults["waar"] = "unknown"
    span = _span(typed, town, now, faults)
    if faults or severity is None or span is None:
        raise Faulty(faults)
    area = AlertArea(is_everywhere=True) if ALL in chosen else AlertArea(screens=frozenset(chosen))
    mark = typed["kenmerk"] if MARK.fullmatch(typed["kenmerk"]) else "-"
    return AlertMessage(
        name=(f"beheer@{town.slug}", mark),
        kind="update" if before else "alert",
        sent=now,
        sender=sender,
        is_test=before.is_test if before else bool(typed["oefening"]),
        parts=(AlertPart(severity, words, *span, area),),
        references=frozenset({before.name} if before else ()),
        is_own=True,
    )


def texts_of(message: AlertMessage, town: Town) -> dict[str, str]:
    """The fields of the form (but ``kenmerk``) as an officer's own message fills them."""
    part = message.parts[0]
    start, end = (each.astimezone(town.place.zone) for each in (part.start, part.end))
    said = {
        f"{name}_{language}": text
        for language in town.languages
        for name, text in zip(LONGEST, _texts(part.words.get(language, AlertWords(""))), strict=True)
    }
    where = ALL if part.area.is_everywhere else ";".join(sorted(part.area.screens))
    times = {"dag": f"{start:%Y-%m-%d}", "van": f"{start:%H:%M}", "einddag": f"{end:%Y-%m-%d}", "tot": f"{end:%H:%M}"}
    return {**said, "ernst": part.severity, "waar": where, **times, "oefening": "1" if message.is_test else ""}


def _texts(words: AlertWords) -> tuple[str, str, str]:
    return words.title, words.text, words.instruction


def _words(typed: Mapping[str, str], town: Town, faults: dict[str, str]) -> dict[str, AlertWords]:
    found = {}
    for language in town.languages:
        said = {name: typed[f"{name}_{language}"] for name in LONGEST}
        for name, text in said.items():
            if len(text) > LONGEST[name]:
                faults[f"{name}_{language}"] = "too_long"
        is_first = language == town.first_language
        if not said["titel"] and (is_first or said["tekst"] or said["doen"]):
            faults[f"titel_{language}"] = "empty"
        if said["titel"]:
            found[language] = AlertWords(*(" ".join(said[name].split()) for name in ("titel", "tekst", "doen")))
    return found


def _span(
    typed: Mapping[str, str], town: Town, now: datetime, faults: dict[str, str]
) -> tuple[datetime, datetime] | None:
    """Without a start it begins now; without an end day it ends on the day that it began."""
    zone = town.place.zone
    today = now.astimezone(zone).date()
    first = _day(typed, "dag", today, faults)
    start = datetime.combine(first, _hour(typed, "van", faults), zone) if typed["van"] else now
    if not typed["tot"]:
        faults["tot"] = "empty"
    end = datetime.combine(_day(typed, "einddag", first, faults), _hour(typed, "tot", faults), zone)
    if faults.keys() & {"dag", "van", "einddag", "tot"}:
        return None
    if end <= max(start, now):
        faults["tot"] = "over" if end <= now else "backwards"
    elif end - max(start, now) > LONGEST_TIME:
        faults["einddag"] = "too_long_alert"
    elif start > now + FURTHEST:
        faults["dag"] = "too_far_alert"
    return start, end


def _day(typed: Mapping[str, str], name: str, otherwise: date, faults: dict[str, str]) -> date:
    try:
        return date.fromisoformat(typed[name]) if typed[name] else otherwise
    except ValueError:
        faults[name] = "date"
        return otherwise


def _hour(typed: Mapping[str, str], name: str, faults: dict[str, str]) -> time:
    found = HOUR.fullmatch(typed[name])
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else _no_hour(name, faults)
    except ValueError:
        return _no_hour(name, faults)


def _no_hour(name: str, faults: dict[str, str]) -> time:
    faults.setdefault(name, "hour")
    return time()
