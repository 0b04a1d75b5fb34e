"""The days on which a shop differs from its own week, for a calendar: iCalendar (RFC 5545)."""

from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from twin.domain.rhythm import Exception_, rhythm
from twin.domain.shop import Shop
from twin.domain.town import Town
from twin.services.everywhere.words import words_for

NAME = "-//Kernkijker//NL"


def exceptions_calendar(town: Town, shop: Shop, language: str, address: str, now: datetime) -> bytes:
    """Leave, holidays and other special days of the coming ten weeks; without any, an empty calendar that stays true
    for whoever subscribes to it."""
    words = words_for(language)
    name = town.in_words(shop.names, language)
    calendar = Calendar()
    calendar.add("prodid", NAME)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    today = now.astimezone(town.place.zone).date()
    for exception in rhythm(shop.hours, today).exceptions if shop.hours else ():
        calendar.add_component(_event(exception, name, words, language, address, now))
    written: bytes = calendar.to_ical()
    return written


def _event(
    exception: Exception_, name: str, words: dict[str, Any], language: str, address: str, now: datetime
) -> Event:
    event = Event()
    event.add("uid", f"{exception.first.isoformat()}@{address.partition('://')[2]}")
    event.add("dtstamp", now)
    event.add("dtstart", exception.first)
    event.add("dtend", exception.last + timedelta(days=1))  # RFC 5545: the first day after it
    event.add("summary", f"{name}: {_what(exception, words)}")
    reason = exception.comment or (exception.holiday or {}).get(language) or (exception.holiday or {}).get("nl")
    if reason:
        event.add("description", reason)
    event.add("url", address)
    event.add("transp", "TRANSPARENT")  # it does not make whoever subscribes busy
    return event


def _what(exception: Exception_, words: dict[str, Any]) -> str:
    if not exception.pieces:
        return str(words["closed"])
    return ", ".join(_span(piece.start, piece.end, words) for piece in exception.pieces)


def _span(start: int, end: int, words: dict[str, Any]) -> str:
    return f"{_clock(start, words)}–{_clock(end, words)}"


def _clock(minutes: int, words: dict[str, Any]) -> str:
    minutes = minutes if minutes == 1440 else minutes % 1440
    return f"{minutes // 60}{words['colon']}{minutes % 60:02}"
