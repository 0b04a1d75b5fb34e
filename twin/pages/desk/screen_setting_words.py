"""What the choices for screens are called, what they do, and what is wrong with one."""

from flask_babel import gettext as _

from twin.domain.screen_settings import REST_SECONDS


def switch_names() -> dict[str, str]:
    return {"aan": _("aan"), "uit": _("uit")}


def night_words() -> dict[str, str]:
    return {"licht": _("blijft aan"), "donker": _("donker tussen deze uren")}


def switch_words() -> dict[str, tuple[str, str]]:
    """Field -> (label, what it does)."""
    return {
        "aanbiedingen": (_("Aanbiedingen"), _("Wat winkels aanbieden, om de beurt. Elke winkel komt even vaak.")),
        "berichten": (_("Berichten"), _("Berichten die u voor de schermen schreef.")),
        "agenda": (_("Agenda"), _("De volgende markt en evenementen.")),
        "straks": (_("Vanavond en morgen"), _("Wat straks nog open is.")),
        "laag": (_("Begint laag"), _("Alle knoppen staan meteen binnen het bereik van wie zit.")),
        "geluid": (_("Aansluiting voor een koptelefoon"), _("Dan kan het scherm de weg voorlezen.")),
    }


def fault_words(why: str) -> str:
    least, most = REST_SECONDS
    words: dict[str, str] = {
        "switch": _("Kies uit de lijst."),
        "languages": _("Kies talen waarin de site te lezen is."),
        "rest": _("Schrijf een aantal seconden van %(least)d tot %(most)d.", least=least, most=most),
        "times": _("Schrijf twee verschillende uren, zoals 22:30 en 06:30."),
        "code": _("Een code telt 6 tot 12 cijfers."),
    }
    return words[why]
