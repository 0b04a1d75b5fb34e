"""The forms of premises: names of fields, words for what is wrong with them, numbers out of what was typed."""

from collections.abc import Mapping
from typing import Any

import orjson
from flask import request
from flask_babel import gettext as _

from twin.domain.footprint import area_m2
from twin.services.premises_reading import Faulty
from twin.web.forms import Answers, clean
from twin.web.versions import Part

# field of a row -> field of the form
FIELDS = {
    "street": "straat",
    "housenumber": "nummer",
    "postcode": "postcode",
    "note": "notitie",
    "vacant_since": "leeg_sinds",
    "footprint": "grondvlak",
    "door_lon": "deur_lon",
    "door_lat": "deur_lat",
}
FIELD_OF_FAULT = {**FIELDS, "door": "deur_lon", "line": "lijn", "with": "met"}
SHOWN_OF_OUTLINE = 200  # characters
LONGEST_OUTLINE = 60_000  # characters: 500 corners, generously spaced


def shown(row: Mapping[str, Any]) -> Answers:
    """The form of premises as it is first seen."""
    return Answers.showing({field: row.get(name) for name, field in FIELDS.items()})


def posted() -> Answers:
    """An outline may be longer than what anybody types in another field."""
    form = Answers.posted(request.form, FIELDS.values())
    form.typed["grondvlak"] = clean(request.form.get("grondvlak", "")[:LONGEST_OUTLINE])
    return form


def typed_row(form: Answers) -> dict[str, str]:
    """What was typed, by the names of the row."""
    return {name: form.typed[field] for name, field in FIELDS.items()}


def parts() -> list[Part]:
    """What is chosen as one where two officers wrote in the same form."""
    return [
        Part(_("Straat"), ("straat",)),
        Part(_("Huisnummer"), ("nummer",)),
        Part(_("Postcode"), ("postcode",)),
        Part(_("Leeg sinds"), ("leeg_sinds",)),
        Part(_("Opmerking"), ("notitie",)),
        Part(_("Omtrek en ingang"), ("grondvlak", "deur_lat", "deur_lon"), _drawn),
    ]


def _drawn(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """How large it is and where its door; an outline that cannot be read stands there as it was typed."""
    try:
        outline = _("een omtrek van %(area)s m²", area=f"{area_m2(orjson.loads(texts['grondvlak'])):.1f}")
    except (orjson.JSONDecodeError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
        outline = texts["grondvlak"][:SHOWN_OF_OUTLINE] or _("geen omtrek")
    door = _("ingang op %(lat)s, %(lon)s", lat=texts["deur_lat"], lon=texts["deur_lon"])
    return [("", outline), ("", door)]


def positions(text: str) -> list[tuple[float, float]]:
    """'3.8921 50.884, 3.8922 50.8841' as (lon, lat) pairs. Raises ValueError."""
    pairs = [each.split() for each in text.split(",")]
    found = [(float(lon), float(lat)) for lon, lat in pairs]
    if not all(abs(lon) <= 180 and abs(lat) <= 85 for lon, lat in found):
        raise ValueError("not on the globe")
    return found


def tell_faults(form: Answers, faulty: Faulty) -> None:
    words = _words()
    for name, (key, about) in faulty.faults.items():
        form.refuse(FIELD_OF_FAULT[name], words[key].format(about=about))


def _words() -> dict[str, str]:
    return {
        "empty": _("Vul dit nog in."),
        "too_long": _("Dit is te lang. Er passen {about} tekens in."),
        "date": _("Dit is geen datum. Schrijf ze zoals 2026-05-31."),
        "future": _("Deze dag moet nog komen."),
        "empty_outline": _("Teken eerst de omtrek van het pand."),
        "unreadable": _("Dit is geen omtrek die we kunnen lezen. Teken ze op het plan, of plak een GeoJSON-Polygon."),
        "corners": _("Een omtrek heeft 3 tot 500 hoeken."),
        "flat": _("Deze omtrek heeft geen oppervlakte. Trek een hoek opzij."),
        "small": _("Dit is kleiner dan 3 m². Maak het groter."),
        "large": _("Dit is groter dan 5000 m². Teken één pand, geen huizenblok."),
        "crosses": _("De omtrek kruist zichzelf. Zet de hoeken in de volgorde waarin u rond het pand loopt."),
        "far": _("Dit ligt meer dan 500 meter buiten de kern."),
        "overlaps": _("De omtrek ligt voor een deel over {about}. Trek de hoeken uit elkaar."),
        "door": _("De ingang ligt meer dan 20 meter van het pand. Zet ze dichter bij de omtrek."),
        "position": _("Dit is geen plaats. Schrijf een lengte- en breedtegraad zoals 3.89213 en 50.88412."),
        "not_two": _("Deze lijn snijdt het pand niet in twee delen. Trek ze van de ene muur naar de andere."),
        "apart": _("Deze panden raken elkaar niet. Alleen buren worden één."),
        "two": _("Kies minstens één buur."),
    }
