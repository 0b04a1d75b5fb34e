"""What settings are called, what they do, and what is wrong with a value."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from twin.domain.listing import Refused
from twin.web.languages import OWN_NAMES


def part_words() -> dict[str, str]:
    """The parts of a listing that an officer may want to see first."""
    return {
        "names": _("naam"),
        "category": _("soort zaak"),
        "photos": _("foto's"),
        "texts": _("teksten"),
        "offers": _("aanbiedingen"),
        "products": _("producten"),
        "contact": _("telefoon, mail en website"),
        "links": _("sociale media"),
        "payment": _("betaalwijzen"),
        "access": _("toegankelijkheid"),
        "hiring": _("vacatures"),
    }


def day_words() -> dict[str, tuple[str, str]]:
    """Rhythm -> (label, what it does)."""
    return {
        "reminder_days": (
            _("Herinnering na (dagen)"),
            _("Zo lang zonder wijziging of bevestiging, en de winkelier krijgt een mail met één knop."),
        ),
        "unconfirmed_days": (
            _("Niet bevestigd na (dagen)"),
            _("Daarna staat bij de zaak ‘niet bevestigd sinds …’ en ligt ze op uw bureau."),
        ),
        "holiday_days": (
            _("Feestdag vragen vooraf (dagen)"),
            _("Zo lang voor een wettelijke feestdag vragen we of de zaak open is."),
        ),
        "quiet_days": (
            _("Rust tussen twee mails (dagen)"),
            _("Zo lang krijgt dezelfde persoon geen tweede herinnering."),
        ),
    }


def contact_words() -> dict[str, str]:
    return {
        "naam": _("Dienst"),
        "mail": _("Mailadres"),
        "telefoon": _("Telefoon"),
        "web": _("Webpagina"),
        "adres": _("Adres"),
    }


def text_words() -> dict[str, str]:
    """The parts of a mail."""
    return {
        "subject": _("Onderwerp"),
        "title": _("Titel"),
        "lead": _("Tekst"),
        "button": _("Knop"),
        "after": _("Onder de knop"),
    }


def mail_words(kind: str) -> str:
    """What a kind of mail or letter is called."""
    words: dict[str, str] = {
        "sign_in": _("Link om binnen te komen"),
        "letter_confirm": _("Mailadres bevestigen na een brief"),
        "invitation": _("Uitnodiging voor een collega in een zaak"),
        "officer_invitation": _("Uitnodiging voor het beheer"),
        "handover": _("Overdracht van een zaak"),
        "access_ended": _("Toegang beëindigd"),
        "proposal_accepted": _("Voorstel goedgekeurd"),
        "proposal_refused": _("Voorstel teruggestuurd"),
        "wish_answered": _("Antwoord op een wens"),
        "reminder": _("Herinnering: kloppen uw uren nog?"),
        "holiday": _("Vraag voor een feestdag"),
        "screen_silent": _("Een scherm zwijgt"),
        "screen_back": _("Een scherm is terug"),
        "letter": _("Brief met een code (op papier)"),
    }
    return words.get(kind, kind)


def fault_words(why: str, values: Mapping[str, Any], language: str) -> str:
    refused = values.get("refused")
    if isinstance(refused, Refused):
        return refused.in_language(language)
    if why == "days":
        return str(_("Geef een aantal dagen van %(least)d tot %(most)d.", least=values["least"], most=values["most"]))
    if why == "languages":
        return str(_("%(language)s is de eerste taal en blijft altijd.", language=OWN_NAMES[values["first"]]))
    if why == "placeholder":
        return str(_("%(what)s vult niets in. Kies uit de lijst hieronder.", what=values["what"]))
    return str(_("Dat is te lang: hoogstens %(most)d tekens.", most=values["most"]))
