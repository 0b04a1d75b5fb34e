"""Settings of the town, each with its own words; what is changed is in history and can be undone."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.choices import DAYS, PARTS
from twin.domain.town import LANGUAGES
from twin.pages.desk.choice import let_choose
from twin.pages.desk.setting_words import contact_words, day_words, fault_words, mail_words, part_words, text_words
from twin.services import town_settings
from twin.services.changing import Overtaken
from twin.services.town_settings import FIELDS, Faulty, Wording
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import officer
from twin.web.versions import SEEN, Part, began_with, meet

blueprint = Blueprint("desk_settings", __name__)


@in_every_language(blueprint, "/<town>/beheer/instellingen", methods=["GET", "POST"])
@for_officers
def settings(town: str) -> ResponseReturnValue:
    by, row = officer(town), town_settings.row_of(house(), town)
    now = town_settings.shown(row)
    if request.method == "GET":
        return _settings(town, began_with(Answers.showing(now), now))
    form = Answers.posted(request.form, FIELDS)
    if clashes := meet(form, now, _parts()):
        back = url_for("desk_settings.settings", town=town)
        return let_choose(by, "town", row, town_settings.shown, form, clashes, back)
    try:
        batch = town_settings.save(house(), town, form.typed, row, by.author)
    except Faulty as faulty:
        _tell(form, faulty)
        return _settings(town, form), 400
    except Overtaken:  # between reading and writing
        return settings(town)
    _saved(town, batch)
    return redirect(url_for("desk_settings.settings", town=town), 303)


@in_every_language(blueprint, "/<town>/beheer/instellingen/teksten")
@for_officers
def texts(town: str) -> ResponseReturnValue:
    """The mails and letters that a town may word itself."""
    officer(town)
    return render_template("desk/texts.html", kinds=[(kind, mail_words(kind)) for kind in town_settings.wordings()])


@in_every_language(blueprint, "/<town>/beheer/instellingen/teksten/<kind>/<spoken>", methods=["GET", "POST"])
@for_officers
def text(town: str, kind: str, spoken: str) -> ResponseReturnValue:
    """One mail in one language, with a preview; ``knop`` 'bewaar' keeps it."""
    by, row = officer(town), town_settings.row_of(house(), town)
    known = town_settings.wording(house(), town, kind, spoken)
    if request.method == "GET":
        return _text(known, began_with(Answers.showing(known.own), known.own))
    form = Answers.posted(request.form, known.usual)
    if request.form.get("knop") != "bewaar":
        form.typed[SEEN] = request.form.get(SEEN, "")
        return _text(known, form)
    if clashes := meet(form, known.own, _text_parts(known)):
        here = url_for("desk_settings.text", town=town, kind=kind, spoken=spoken)
        return let_choose(by, "town", row, partial(_own_words, kind, spoken), form, clashes, here)
    try:
        batch = town_settings.save_wording(house(), town, known, form.typed, by.author)
    except Faulty as faulty:
        _tell(form, faulty)
        return _text(known, form), 400
    except Overtaken:  # between reading and writing
        return text(town, kind, spoken)
    _saved(town, batch)
    return redirect(url_for("desk_settings.text", town=town, kind=kind, spoken=spoken), 303)


def _own_words(kind: str, spoken: str, row: Mapping[str, Any]) -> Mapping[str, str]:
    return town_settings.wording_in(row, kind, spoken).own


def _text(known: Wording, form: Answers) -> str:
    seen = town_settings.preview(known, form.typed)
    values = {"known": known, "form": form, "seen": seen, "name": mail_words(known.kind)}
    return render_template("desk/text.html", **values, labels=text_words(), languages=_languages())


def _text_parts(known: Wording) -> list[Part]:
    return [Part(text_words()[part], (part,)) for part in known.usual]


def _parts() -> list[Part]:
    days = [Part(day_words()[name][0], (name,)) for name in DAYS]
    contact = [Part(words, (name,)) for name, words in contact_words().items()]
    asked = _("Vraag het ook als de uren al iets zeggen over feestdagen")
    listed = _("Toon een openbare lijst van beantwoorde wensen")
    return [
        Part.of_options(_("Dit staat pas online na uw goedkeuring"), "eerst", part_words().items()),
        *days,
        Part.of_boxes(_("Feestdagen"), {"ask_general": asked}),
        Part.of_options(_("Talen"), "talen", OWN_NAMES.items()),
        Part.of_boxes(_("Wat we deden"), {"shows_wishes": listed}),
        *contact,
    ]


def _settings(town: str, form: Answers) -> str:
    first = officer(town).edition.core.town.first_language
    parts = [(part, part_words()[part]) for part in PARTS]
    days = [(name, *day_words()[name], *DAYS[name]) for name in DAYS]
    values = {"form": form, "first": first, "languages": _languages(), "parts": parts, "days": days}
    return render_template("desk/settings.html", **values)


def _saved(town: str, batch: int | None) -> None:
    undo = url_for("desk_history.take_back", town=town, batch=batch) if batch else ""
    tell(_("Bewaard.") if batch else _("Er is niets gewijzigd."), undo)


def _tell(form: Answers, faulty: Faulty) -> None:
    for name, (why, values) in faulty.faults.items():
        form.refuse(name, fault_words(why, values, current_language()))


def _languages() -> list[tuple[str, str]]:
    return [(code, OWN_NAMES[code]) for code in LANGUAGES]
