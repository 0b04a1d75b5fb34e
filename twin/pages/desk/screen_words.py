"""What is wrong with a screen in the street, and what to do about it."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import ngettext

from twin.services.desk_cards import Card
from twin.web.core import house
from twin.web.dates import clock, short_date


class ScreenWords(NamedTuple):
    """``what`` is wrong, and what an officer can ``do``; a sentence each."""

    what: str
    do: str


def screen_words(card: Card, timezone: str) -> list[ScreenWords]:
    """One for each of the troubles of a screen on the desk, the worst first."""
    since = card.item.detail["troubles"]
    known = {name: datetime.fromisoformat(at) if at else None for name, at in since.items()}
    errors = card.heartbeat.errors if card.heartbeat else 0
    return trouble_words(known, timezone, errors, is_heard=is_heard(card))


def is_heard(card: Card) -> bool:
    """Whether it tells again, although it still counts as silent."""
    now = house().clock()
    if card.device:
        return card.device.life(now) in ("alive", "late")
    return card.heartbeat is not None and card.heartbeat.is_heard(now)


def trouble_words(
    troubles: Mapping[str, datetime | None], timezone: str, errors: int = 0, *, is_heard: bool = False
) -> list[ScreenWords]:
    """``troubles``: what -> since when. ``errors``: how many, where a page counted them."""
    zone = ZoneInfo(timezone)
    return [_words(name, _when(at, zone) if at else "", errors, is_heard) for name, at in troubles.items()]


def _words(name: str, when: str, errors: int, is_heard: bool) -> ScreenWords:
    restart = _("Kijk de verbinding na en herstart het scherm.")
    if name == "silent" and is_heard:
        return ScreenWords(
            _("Zweeg sinds %(when)s en is net terug.", when=when),
            _("Blijft het te horen, dan verdwijnt dit vanzelf."),
        )
    if name == "errors" and errors:
        return ScreenWords(
            ngettext(
                "Sinds %(when)s liep er %(num)d keer iets fout op de pagina.",
                "Sinds %(when)s liep er %(num)d keer iets fout op de pagina.",
                errors,
                when=when,
            ),
            _("Herstart het scherm. Komt het terug, meld het dan aan wie Kernkijker bij u laat draaien."),
        )
    words = {
        "silent": (
            _("Zwijgt sinds %(when)s.", when=when),
            _("Kijk of het aan staat en verbinding heeft. Helpt dat niet, herstart het dan."),
        ),
        "dated": (_("De gegevens zijn te oud: het scherm weet niet meer wat open is."), restart),
        "old": (_("Neemt sinds %(when)s geen nieuwe gegevens meer over.", when=when), restart),
        "no_map": (
            _("Kan de kaart niet tekenen en toont enkel de lijst."),
            _("Herstart het scherm. Helpt dat niet, laat de computer ervan dan nakijken."),
        ),
    }
    return ScreenWords(*(words.get(name) or _machine_words(name, when)))


def _machine_words(name: str, when: str) -> tuple[str, str]:
    """Of what a machine tells about itself."""
    words = {
        "errors": (
            _("Sinds %(when)s loopt er iets fout op het toestel.", when=when),
            _("Herstart het scherm. Komt het terug, meld het dan aan wie Kernkijker bij u laat draaien."),
        ),
        "twins": (
            _("Twee toestellen gebruiken dezelfde sleutel."),
            _("Ontkoppel het scherm en koppel alleen het toestel dat er hangt."),
        ),
        "clock": (
            _("De klok van het toestel loopt sinds %(when)s verkeerd. Het toont niet meer wat open is.", when=when),
            _("Kijk of het toestel een tijdserver bereikt, of zet de klok juist."),
        ),
        "page": (
            _("De pagina antwoordt niet sinds %(when)s. Het toestel start ze zelf opnieuw.", when=when),
            _("Blijft dit staan, herstart het scherm dan."),
        ),
        "broken": (
            _(
                "De schijf van het toestel is stuk sinds %(when)s. Het scherm werkt nog, maar onthoudt niets.",
                when=when,
            ),
            _("Laat de schijf vervangen en koppel het toestel daarna opnieuw."),
        ),
        "disk": (
            _("De schijf is bijna vol sinds %(when)s.", when=when),
            _("Het scherm blijft werken met wat het heeft. Laat de schijf opruimen of vervangen."),
        ),
        "memory": (_("Het geheugen is bijna op sinds %(when)s.", when=when), _("Herstart het scherm.")),
        "hot": (
            _("Te warm sinds %(when)s: het toestel wordt trager.", when=when),
            _("Kijk of de luchtgaten vrij zijn, of er zon op staat en of de ventilator draait."),
        ),
        "refused": (
            _("Stuurt sinds %(when)s berichten die we niet begrijpen.", when=when),
            _("Werk de software op het toestel bij. Helpt dat niet, ontkoppel het dan: misschien is het niet van u."),
        ),
    }
    return words[name]


def _when(at: datetime, zone: ZoneInfo) -> str:
    """'za 21 nov 10:30'."""
    local = at.astimezone(zone)
    return f"{short_date(local)} {clock(local)}"
