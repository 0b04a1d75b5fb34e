"""What a state is called for people, in four languages. static/js/phrases.js says the same, word for word."""

from datetime import date, datetime, timedelta, tzinfo
from math import ceil
from typing import Any, Literal, NamedTuple

from twin.domain.hours import State
from twin.domain.phrase_book import catalogue

Badge = Literal["open", "closing", "opening", "closed", "by_appointment", "unknown"]

SOON = 30 * 60  # seconds: the last or next half hour is told in minutes
LATE_NIGHT = 6  # o'clock: until then an end belongs to the evening before
WEEK, LONG_AHEAD = 7, 300  # days: from here on a date instead of a weekday, and a year with it


class Phrase(NamedTuple):
    """``title`` alone tells the state; ``detail`` may be ''; ``note`` is 'Not confirmed' or ''."""

    title: str
    detail: str
    badge: Badge
    note: str = ""


def describe(
    state: State, at: datetime, language: str, *, confirmed: bool = True, zone: tzinfo | None = None
) -> Phrase:
    """The words for ``state`` at the aware instant ``at``, in the clock of ``zone`` (default: that of ``at``)."""
    texts = catalogue(language)
    local = at.astimezone(zone) if zone else at
    until = state.until.astimezone(local.tzinfo) if state.until else None
    left = (state.until - at).total_seconds() if state.until else None
    phrase = _SAY[state.kind](state, local, until, left, texts)
    if state.kind == "open" and not confirmed:
        return phrase._replace(note=texts["detail"]["not_confirmed"])
    return phrase


def _open(state: State, at: datetime, until: datetime | None, left: float | None, texts: dict[str, Any]) -> Phrase:
    words, comment = texts["state"], state.comment or ""
    if until is None or left is None:
        if state.since is None:
            return Phrase(words["open_always"], comment, "open")
        return Phrase(words["open"], _joined(texts["detail"]["end_unknown"], comment), "open")
    end = _when(until, at, texts, "until")
    if left <= SOON:
        title = words["closing"].format(minutes=_minutes(left))
        return Phrase(title, _joined(texts["detail"]["until"].format(until=end), comment), "closing")
    return Phrase(words["open_until"].format(until=end), comment, "open")


def _closed(state: State, at: datetime, until: datetime | None, left: float | None, texts: dict[str, Any]) -> Phrase:
    words, comment = texts["state"], state.comment or ""
    opens = state.then in (None, "open")
    if until is not None and left is not None and left <= SOON and opens:
        title = words["opening"].format(minutes=_minutes(left))
        return Phrase(title, _joined(_when(until, at, texts, "when"), comment), "opening")
    return Phrase(words["closed"], _joined(_next(state, at, until, texts), comment), "closed")


def _next(state: State, at: datetime, until: datetime | None, texts: dict[str, Any]) -> str:
    """When the shop opens, or can be visited by appointment; '' where nobody knows."""
    key = {"open": "opens", "by_appointment": "appointment_from", None: "opens"}.get(state.then)
    if until is None or key is None:
        return ""
    return str(texts["detail"][key].format(when=_when(until, at, texts, "when")))


def _by_appointment(
    state: State, at: datetime, until: datetime | None, left: float | None, texts: dict[str, Any]
) -> Phrase:
    detail = _next(state, at, until, texts) if state.then == "open" else ""
    return Phrase(texts["state"]["by_appointment"], detail, "by_appointment")


def _unknown(state: State, at: datetime, until: datetime | None, left: float | None, texts: dict[str, Any]) -> Phrase:
    told = state.since is not None or until is not None
    detail = state.comment or texts["detail"]["perhaps" if told else "not_told"]
    return Phrase(texts["state"]["unknown"], detail, "unknown")


_SAY = {"open": _open, "closed": _closed, "by_appointment": _by_appointment, "unknown": _unknown}


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _minutes(left: float) -> int:
    return max(1, ceil(left / 60))


def _when(moment: datetime, now: datetime, texts: dict[str, Any], use: Literal["when", "until"]) -> str:
    """A later moment as people say it: a time today, else with the day, far ahead a date."""
    days = (moment.date() - now.date()).days
    midnight = days == 1 and moment.hour == moment.minute == 0
    night = use == "until" and days == 1 and moment.hour < LATE_NIGHT
    time = texts["clock"]["midnight"] if midnight else clock_time(moment, texts)
    if days < 1 or midnight or night:
        key = "today"
    elif days < WEEK:
        key = "tomorrow" if days == 1 else "weekday"
    else:
        key = "date"
    weekday = texts["weekdays"][moment.weekday()]
    return str(texts[use][key].format(time=time, weekday=weekday, date=_date(moment.date(), now.date(), texts)))


def clock_time(moment: datetime, texts: dict[str, Any]) -> str:
    """'9 u', '09:30', '9h30' and so on."""
    key = "minute" if moment.minute else "hour"
    return str(texts["clock"][key].format(h=moment.hour, hh=f"{moment.hour:02}", mm=f"{moment.minute:02}"))


def _date(day: date, today: date, texts: dict[str, Any]) -> str:
    far = day - today > timedelta(LONG_AHEAD)
    key = {(True, True): "first_year", (True, False): "first", (False, True): "year", (False, False): "day"}[
        (day.day == 1, far)
    ]
    return str(texts["date"][key].format(d=day.day, month=texts["months"][day.month - 1], year=day.year))
