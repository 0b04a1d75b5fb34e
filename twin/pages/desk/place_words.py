"""What the kinds of public places are called, and what may be wrong with one."""

from flask_babel import gettext as _


def kind_names() -> dict[str, str]:
    return {
        "market": _("markt"),
        "parking": _("parking"),
        "bicycle_parking": _("fietsenstalling"),
        "toilets": _("toilet"),
        "bench": _("zitbank"),
        "bus_stop": _("bushalte"),
        "station": _("station"),
        "townhall": _("gemeentehuis"),
        "tourist_information": _("toeristische dienst"),
        "church": _("kerk"),
        "castle": _("kasteel"),
        "brewery": _("brouwerij"),
        "police": _("politie"),
        "library": _("bibliotheek"),
        "school": _("school"),
        "post_box": _("brievenbus"),
        "atm": _("geldautomaat"),
        "drinking_water": _("drinkwater"),
        "fountain": _("fontein"),
        "playground": _("speeltuin"),
        "park": _("park"),
        "monument": _("monument"),
        "museum": _("museum"),
        "mill": _("molen"),
        "charging_station": _("laadpaal"),
    }


def wheelchair_names() -> list[tuple[str, str]]:
    return [("", _("onbekend")), ("yes", _("ja")), ("limited", _("deels")), ("no", _("nee"))]


def fault_words() -> dict[str, str]:
    return {
        "too_long": _("Dit is te lang. Schrijf het korter."),
        "kind": _("Kies uit de lijst."),
        "number": _("Schrijf een geheel getal tot 100.000, of laat dit leeg."),
        "far": _("Dit ligt meer dan 500 meter buiten de kern."),
        "position": _("Dit is geen plaats. Schrijf een lengte- en breedtegraad zoals 3.89213 en 50.88412."),
        "name_of_landmark": _("Een herkenningspunt staat met zijn naam op de kaart. Geef het een naam."),
    }
