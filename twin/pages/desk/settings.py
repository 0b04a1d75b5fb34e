"""Settings of the town, each with its own words; what is changed is in history and can be undone."""

import json

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.choices import DAYS, PARTS
from twin.domain.town import LANGUAGES
from twin.pages.desk.setting_words import day_words, fault_words, mail_words, part_words
from twin.services import town_settings
from twin.services.town_settings import FIELDS, Faulty
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import officer

blueprint = Blueprint("desk_settings", __name__)
LONGEST_SEEN = 8000  # characters of what the form says it showed
TEXTS = ("subject", "title", "lead", "button", "after")


@in_every_language(blueprint, "/<town>/beheer/instellingen", methods=["GET", "POST"])
@for_officers
def settings(town: str) -> ResponseReturnValue:
    by = officer(town).author
    now = town_settings.read(house(), town)
    if request.method == "GET":
        return _settings(town, Answers.showing(now), now)
    form = Answers.posted(request.form, FIELDS)
    try:
        batch = town_settings.save(house(), town, form.typed, _seen(now), by)
    except Faulty as faulty:
        _tell(form, faulty)
        return _settings(town, form, now), 400
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
    by = officer(town).author
    known = town_settings.wording(house(), town, kind, spoken)
    form = Answers.posted(request.form, TEXTS) if request.method == "POST" else Answers.showing(known.own)
    status = 200
    if request.method == "POST" and request.form.get("knop") == "bewaar":
        try:
            batch = town_settings.save_wording(house(), town, kind, spoken, form.typed, by)
        except Faulty as faulty:
            _tell(form, faulty)
            status = 400
        else:
            _saved(town, batch)
            return redirect(url_for("desk_settings.text", town=town, kind=kind, spoken=spoken), 303)
    seen = town_settings.preview(known, form.typed)
    values = {"known": known, "form": form, "seen": seen, "name": mail_words(kind)}
    return render_template("desk/text.html", **values, languages=_languages()), status


def _settings(town: str, form: Answers, now: dict[str, str]) -> str:
    first = officer(town).edition.core.town.first_language
    parts = [(part, part_words()[part]) for part in PARTS]
    days = [(name, *day_words()[name], *DAYS[name]) for name in DAYS]
    values = {"form": form, "first": first, "languages": _languages(), "parts": parts, "days": days}
    return render_template("desk/settings.html", **values, seen=json.dumps(now))


def _seen(now: dict[str, str]) -> dict[str, str]:
    """What the form showed when it was made; what is no such thing counts as what stands there now."""
    try:
        seen = json.loads(request.form.get("gezien", "")[:LONGEST_SEEN])
    except ValueError:
        return now
    return {name: value for name, value in seen.items() if isinstance(value, str)} if isinstance(seen, dict) else now


def _saved(town: str, batch: int | None) -> None:
    undo = url_for("desk_history.take_back", town=town, batch=batch) if batch else ""
    tell(_("Bewaard.") if batch else _("Er is niets gewijzigd."), undo)


def _tell(form: Answers, faulty: Faulty) -> None:
    for name, (why, values) in faulty.faults.items():
        form.refuse(name, fault_words(why, values, current_language()))


def _languages() -> list[tuple[str, str]]:
    return [(code, OWN_NAMES[code]) for code in LANGUAGES]
