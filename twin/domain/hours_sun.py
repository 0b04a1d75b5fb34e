"""Spans such as '(sunrise+01:00)-sunset' as clock times of one day."""

from datetime import date

from twin.domain.place import Place
from twin.domain.sun import SunEvent, sun_event


def span_by_the_sun(span: str, day: date, place: Place) -> str | None:
    """'(sunrise+01:00)-sunset' as clock times of ``day``; None where the sun does not do that."""
    body, plus = (span[:-1], "+") if span.endswith("+") else (span, "")
    inside, points = 0, [""]
    for character in body:
        inside += (character == "(") - (character == ")")
        if character == "-" and not inside:
            points.append("")
        else:
            points[-1] += character
    minutes = [_minutes_by_the_sun(point, day, place) for point in points]
    if any(minute is None for minute in minutes):
        return None
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in minutes if minute is not None) + plus


def _minutes_by_the_sun(point: str, day: date, place: Place) -> int | None:
    if point[0].isdigit():
        return int(point[:2]) * 60 + int(point[3:])
    name, shift = (point[1:-7], point[-7:-1]) if point[0] == "(" else (point, "+00:00")
    event: dict[str, SunEvent] = {"sunrise": "sunrise", "sunset": "sunset", "dawn": "dawn", "dusk": "dusk"}
    found = sun_event(event[name], day, place)
    if found is None:
        return None
    offset = int(shift[1:3]) * 60 + int(shift[4:])
    days_off = (found.date() - day).days
    at = days_off * 1440 + found.hour * 60 + found.minute + (found.second >= 30)
    return (at + (offset if shift[0] == "+" else -offset)) % 1440
