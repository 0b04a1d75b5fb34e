"""Emergencies at the desk, in words: how grave, from whom, how it ended, what is wrong in the form."""

from contextlib import nullcontext
from datetime import datetime

from flask_babel import force_locale
from flask_babel import gettext as _

from twin.domain.alert import Alert
from twin.domain.alert_message import AlertMessage
from twin.pages.desk.agenda_form import fault_words as words_of_fields
from twin.services.alert_taking import Came
from twin.web.dates import clock, long_date
from twin.web.languages import LOCALES


def severities() -> list[tuple[str, str]]:
    return [
        ("extreme", _("Extreem gevaar")),
        ("severe", _("Groot gevaar")),
        ("moderate", _("Gevaar")),
        ("minor", _("Let op")),
        ("unknown", _("Bericht")),
    ]


def glass_words(language: str, alert: Alert) -> str:
    """What stands in the band of the glass in ``language``; of one that the site does not speak, the page's words."""
    with force_locale(LOCALES[language]) if language in LOCALES else nullcontext():
        return _("OEFENING") if alert.is_test else dict(severities())[alert.severity]


def way_words(came: Came) -> str:
    name = came.by or _("een ambtenaar")
    wrote = _("gewijzigd door %(name)s", name=name) if came.message.kind == "update" else ""
    words: dict[str, str] = {
        "officer": wrote or _("geschreven door %(name)s", name=name),
        "file": _("CAP-bestand van %(name)s", name=name),
        "key": _("ontvangen met een sleutel"),
        "address": _("opgehaald bij het adres hieronder"),
    }
    return words[came.way]


def end_words(came: Came, is_standing: bool, now: datetime) -> str:
    """How a message that holds no more came to its end."""
    message = came.message
    words: str
    if message.ended_at:
        name = came.ended_by or _("een ambtenaar")
        words = _("beëindigd door %(name)s, %(when)s", name=name, when=when(message.ended_at))
    elif message.kind == "cancel":
        words = _("trekt een vorig bericht in")
    elif not is_standing and message.is_own:
        words = _("daarna gewijzigd")
    elif not is_standing:
        words = _("vervangen of ingetrokken door de afzender")
    else:
        words = _("afgelopen, %(when)s", when=when(message.end or now))
    return words


def title_of(message: AlertMessage, language: str, first: str) -> str:
    """Of its first part, in the language of the page where it has it."""
    if not message.parts:
        return message.name[1]
    words = message.parts[0].words
    found = words.get(language) or words.get(first) or next(iter(words.values()))
    return found.title


def when(at: datetime) -> str:
    words: str = _("%(day)s om %(time)s", day=long_date(at.date()), time=clock(at))
    return words


def fault_words(key: str) -> str:
    words: dict[str, str] = {
        "no_screen": _("Kies minstens één scherm."),
        "over": _("Dat is al voorbij. Kies een later uur."),
        "too_long_alert": _("Een noodbericht geldt hoogstens zeven dagen. Maak daarna een nieuw."),
        "too_far_alert": _("Een noodbericht begint hoogstens veertien dagen vooruit."),
    }
    return words.get(key) or words_of_fields(key)
