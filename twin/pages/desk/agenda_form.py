"""The form of an event or a notice: what it shows at first, what it says of faults."""

from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _

from twin.domain.core import Core
from twin.domain.event import Event, Notice
from twin.domain.town import Town
from twin.services.agenda import read_event
from twin.web.forms import Answers

COMMON = ("dag", "einddag", "van", "tot", "kaart", "site", "schermen")
OF_EVENTS = ("herhaling", "tot_en_met", "zonder", "plaats")


def fields_of(town: Town) -> list[str]:
    words = [f"{name}_{language}" for name in ("titel", "tekst", "waar") for language in town.languages]
    return [*words, *COMMON, *OF_EVENTS]


def event_form(town: Town, event: Event | None, today: date) -> Answers:
    """A new one on the coming Saturday by day, or what is known of ``event``."""
    if event is None:
        day = today + timedelta(days=(5 - today.weekday()) % 7)
        first: dict[str, Any] = {"dag": day.isoformat(), "van": "10:00", "tot": "18:00"}
        return _showing(town, {**first, "kaart": "1", "site": "1", "schermen": "1"})
    shown = {"kaart": event.on_map, "site": event.on_site, "schermen": event.on_screens}
    return _showing(
        town,
        {
            **_words("titel", event.titles),
            **_words("tekst", event.texts),
            **_words("waar", event.where),
            **_span(town, event),
            "herhaling": "kept" if event.recurrence else "",
            "zonder": ", ".join(sorted(day.isoformat() for day in event.without)),
            "plaats": event.place,
            **{name: "1" for name, is_shown in shown.items() if is_shown},
        },
    )


def notice_form(town: Town, notice: Notice | None, today: date) -> Answers:
    if notice is None:
        week = today + timedelta(days=7)
        return _showing(town, {"dag": today.isoformat(), "einddag": week.isoformat(), "site": "1", "schermen": "1"})
    shown = {"site": notice.on_site, "schermen": notice.on_screens}
    words = {**_words("titel", notice.titles), **_words("tekst", notice.texts)}
    return _showing(town, {**words, **_span(town, notice), **{name: "1" for name, shown_ in shown.items() if shown_}})


def event_values(form: Answers, core: Core, today: date, event: Event | None) -> dict[str, Any]:
    """The row to keep. Raises twin.services.agenda.Faulty."""
    return read_event(form.typed, core.town, list(core.places), today, event.recurrence if event else "")


def fault_words(key: str) -> str:
    words: dict[str, str] = {
        "empty": _("Vul dit nog in."),
        "too_long": _("Dit is te lang."),
        "date": _("Dit is geen datum. Schrijf ze zoals 2026-05-31."),
        "dates": _("Dit zijn geen datums. Schrijf ze zoals 2026-05-31, met komma's ertussen."),
        "hour": _("Dit is geen uur. Schrijf het zoals 18:30."),
        "too_far": _("Dat is meer dan tien jaar ver."),
        "backwards": _("Het einde ligt voor het begin."),
        "too_long_event": _("Langer dan een maand kan niet; maak er een herhaling van."),
        "unknown": _("Kies iets uit de lijst."),
    }
    return words[key]


def _showing(town: Town, values: dict[str, Any]) -> Answers:
    return Answers.showing({**dict.fromkeys(fields_of(town)), **values})


def _words(name: str, words: Any) -> dict[str, str]:
    return {f"{name}_{language}": text for language, text in words.items()}


def _span(town: Town, thing: Event | Notice) -> dict[str, str]:
    start, end = (at.astimezone(town.place.zone) for at in (thing.start, thing.end))
    last = end.date().isoformat() if end.date() != start.date() else ""
    return {"dag": start.date().isoformat(), "einddag": last, "van": f"{start:%H:%M}", "tot": f"{end:%H:%M}"}
