"""The form of an event or a notice: what it shows at first, what it says of faults."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _

from twin.domain.core import Core
from twin.domain.event import Event, Notice
from twin.domain.town import Town
from twin.services.agenda import read_event, read_notice
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES
from twin.web.versions import Part

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


def notice_values(form: Answers, core: Core, today: date, _notice: Notice | None) -> dict[str, Any]:
    """The row to keep. Raises twin.services.agenda.Faulty."""
    return read_notice(form.typed, core.town, today)


def repeats() -> list[tuple[str, str]]:
    return [
        ("", _("één keer")),
        ("weekly", _("elke week")),
        ("monthly", _("elke maand op dezelfde weekdag")),
        ("yearly", _("elk jaar")),
    ]


def parts_of(town: Town, places: list[tuple[str, str]], *, is_event: bool) -> list[Part]:
    """What is chosen as one where two people wrote in the same form."""
    words = [(_("Titel"), "titel"), (_("Tekst"), "tekst"), *([(_("Waar, in woorden"), "waar")] if is_event else [])]
    texts = [
        Part(f"{title} ({OWN_NAMES[each]})", (f"{name}_{each}",)) for each in town.languages for title, name in words
    ]
    shown = {"site": _("Site"), "schermen": _("Schermen")}
    common = [*texts, Part(_("Wanneer"), ("dag", "van", "einddag", "tot")), _photo_part()]
    if not is_event:
        return [*common, Part.of_boxes(_("Waar tonen we het"), shown)]
    return [
        *common,
        Part.of_options(_("Plaats op de kaart"), "plaats", places),
        Part(_("Herhaling"), ("herhaling", "tot_en_met", "regel"), _repeat_words),
        Part(_("Niet op deze dagen"), ("zonder",)),
        Part.of_boxes(_("Waar tonen we het"), {"kaart": _("Kaart"), **shown}),
    ]


def _repeat_words(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    chosen = texts["herhaling"]
    said = _("zoals nu: %(rule)s", rule=texts["regel"]) if chosen == "kept" else dict(repeats()).get(chosen, chosen)
    until = texts["tot_en_met"]
    return [("", said), *([("", f"{_('Tot en met')} {until}")] if until else [])]


def _photo_part() -> Part:
    """A number stands for the photo that is there, 'new' for one that was sent along."""
    return Part(_("Foto"), ("foto",), lambda texts: [("", _photo_words(texts["foto"]))])


def _photo_words(photo: str) -> str:
    if photo == "new":
        return str(_("de foto die u stuurt"))
    return str(_("een andere foto") if photo else _("geen foto"))


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
