"""What is wrong with a screen in the street, and what to do about it."""

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
    """One for each of the troubles of a screen, the worst first."""
    zone = ZoneInfo(timezone)
    return [_words(name, since, card, zone) for name, since in card.item.detail["troubles"].items()]


def _words(name: str, since: str, card: Card, zone: ZoneInfo) -> ScreenWords:
    heartbeat, restart = card.heartbeat, _("Kijk de verbinding na en herstart het scherm.")
    when = _when(datetime.fromisoformat(since), zone) if since else ""
    if name == "silent" and heartbeat and heartbeat.is_heard(house().clock()):
        return ScreenWords(
            _("Zweeg sinds %(when)s en is net terug.", when=when),
            _("Blijft het een kwartier te horen, dan verdwijnt dit vanzelf."),
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
        "errors": (
            ngettext(
                "Sinds %(when)s liep er %(num)d keer iets fout op de pagina.",
                "Sinds %(when)s liep er %(num)d keer iets fout op de pagina.",
                heartbeat.errors if heartbeat else 1,
                when=when,
            ),
            _("Herstart het scherm. Komt het terug, meld het dan aan wie Kernkijker bij u laat draaien."),
        ),
    }
    return ScreenWords(*words[name])


def _when(at: datetime, zone: ZoneInfo) -> str:
    """'za 21 nov 10:30'."""
    local = at.astimezone(zone)
    return f"{short_date(local)} {clock(local)}"
