"""What is wrong with where a screen stands, with what to do about it, and what its reader sees around."""

from collections.abc import Iterable

from flask_babel import gettext as _

from twin.domain.reach import Miss, OutOfReach
from twin.domain.street_view import Seen


def fault_words(field: str, why: str) -> str:
    if why == "number":
        return _number_words()[field]
    words: dict[str, str] = {
        "name": _("Geef het scherm een naam, zoals de plek waar het hangt."),
        "long": _("Dit is te lang. Schrijf het korter."),
        "address": _("Dit pand kennen we niet. Schrijf straat en nummer, zoals Markt 20."),
        "position": _("Wijs op de kaart aan waar het scherm hangt, of schrijf voor welk pand."),
        "outside": _("Dit ligt buiten de handelskern. Zet het scherm binnen de stippellijn op de kaart."),
        "far": _("Hier komt geen straat in de buurt. Zet het scherm dichter bij een straat."),
    }
    return words[why]


def _number_words() -> dict[str, str]:
    return {
        "richting": _("Een richting gaat van 0 tot 360 graden: noord is 0, oost 90, zuid 180, west 270."),
        "duim": _("Meet het beeld schuin, van hoek tot hoek: van 5 tot 200 duim. Een duim is 2,54 cm."),
        "breed": _("Schrijf hoeveel beeldpunten het beeld breed is, van 320 tot 16384."),
        "hoog": _("Schrijf hoeveel beeldpunten het beeld hoog is, van 320 tot 16384."),
        "rand": _(
            "Schrijf hoe hoog de onderrand boven de stoep hangt, in millimeter: hoogstens 1100. "
            "Wie in een rolstoel zit, reikt tot 1220."
        ),
    }


def reach_words(found: OutOfReach | None) -> str:
    """Why not everybody reaches the controls of a screen, and what would do; '' where everybody does."""
    if found is None:
        return ""
    if found.height is None:
        return str(
            _(
                "Van dit beeld staan knoppen op geen enkele hoogte tussen 380 en 1.220 mm boven de stoep, "
                "waar ook wie zit bij kan. Kies een kleiner scherm."
            )
        )
    height = found.height
    words: dict[Miss, str] = {
        "high": _(
            "Zo hangt het te hoog: ook met Lager staan er knoppen boven 1.220 mm, en daar kan wie zit niet bij. "
            "Hang de onderrand op %(height)d mm.",
            height=height,
        ),
        "letters": _(
            "Zo hangt het hoog: pas met Lager staan alle knoppen onder 1.220 mm, waar wie zit bij kan, en met grote "
            "letters niet. Op %(height)d mm staan ze altijd goed.",
            height=height,
        ),
        "low": _(
            "Zo hangt het te laag: er staan knoppen onder 380 mm, en daar kan niet iedereen bij. "
            "Hang de onderrand op %(height)d mm.",
            height=height,
        ),
    }
    return words[found.why]


def seen_words(seen: Iterable[Seen]) -> list[str]:
    """A sentence for each side: 'Links ziet u de kerk (40 m).'"""
    return [_side_words(each) for each in seen]


def _side_words(each: Seen) -> str:
    name, metres = each.name, each.metres
    if each.side == "left":
        return str(_("Links ziet u %(name)s (%(metres)d m).", name=name, metres=metres))
    if each.side == "right":
        return str(_("Rechts ziet u %(name)s (%(metres)d m).", name=name, metres=metres))
    if each.side == "ahead":
        return str(_("Achter het scherm ligt %(name)s (%(metres)d m).", name=name, metres=metres))
    return str(_("Achter u ligt %(name)s (%(metres)d m).", name=name, metres=metres))
