"""What screens show and when: for all of them, or for one, whose empty answers follow what holds for all."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.listing import Refused
from twin.domain.screen_settings import REST_SECONDS, ScreenSettings
from twin.pages.desk.choice import let_choose
from twin.pages.desk.screen_gone import is_gone
from twin.pages.desk.screen_setting_words import fault_words, night_words, switch_names, switch_words
from twin.services import screen_choices
from twin.services.changing import Overtaken
from twin.services.screen_choices import ALL, CODE, FIELDS, SWITCHES, FaultyChoice
from twin.services.screens_keeping import one_screen
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import Officer, officer
from twin.web.versions import Part, began_with, meet, still_there

blueprint = Blueprint("desk_screen_settings", __name__)
Row = Mapping[str, Any]


@in_every_language(blueprint, "/<town>/beheer/schermen/instellingen", methods=["GET", "POST"])
@for_officers
def of_all(town: str) -> ResponseReturnValue:
    return _settings(officer(town), {"id": ALL, "name": ""})


@in_every_language(blueprint, "/<town>/beheer/schermen/<scherm>/instellingen", methods=["GET", "POST"])
@for_officers
def of_one(town: str, scherm: str) -> ResponseReturnValue:
    by = officer(town)
    screen = still_there(lambda: one_screen(house(), town, scherm))
    return _settings(by, screen) if screen else is_gone(town)


def _settings(by: Officer, screen: Row) -> ResponseReturnValue:
    town, key = by.edition.core.town, str(screen["id"])
    row = screen_choices.row_of(house(), town.slug, key)
    now = screen_choices.shown(row)
    if request.method == "GET":
        return _page(by, screen, row, began_with(Answers.showing(now), now))
    form = Answers.posted(request.form, FIELDS)
    if clashes := meet(form, now, _parts()):
        back = request.path
        return let_choose(by, "screen_settings", {"screen": key, **row}, screen_choices.shown, form, clashes, back)
    try:
        values = screen_choices.read(town, form.typed, request.form.get(CODE, "").strip())
        batch = screen_choices.save(house(), town.slug, key, values, row, by.author)
    except FaultyChoice as faulty:
        for name, why in faulty.faults.items():
            form.refuse(name, why.in_language(current_language()) if isinstance(why, Refused) else fault_words(why))
        return _page(by, screen, row, form), 400
    except Overtaken:  # between reading and writing
        return _settings(by, screen)
    undo = url_for("desk_history.take_back", town=town.slug, batch=batch) if batch else ""
    kept = _("Bewaard. De schermen nemen het binnen enkele seconden over.")
    tell(kept if batch else _("Er is niets gewijzigd."), undo)
    return redirect(request.path, 303)


def _parts() -> list[Part]:
    switches = [Part.of_options(switch_words()[name][0], name, switch_names().items()) for name in SWITCHES]
    return [
        *switches,
        Part.of_options(_("Talen op het scherm"), "talen", OWN_NAMES.items()),
        Part(_("Seconden rust"), ("rust",)),
        Part.of_options(_("’s Nachts"), "nacht", night_words().items()),
        Part(_("Donker van"), ("van",)),
        Part(_("Donker tot"), ("tot",)),
        Part(_("Mail bij stilte naar"), ("verzorger",)),
    ]


def _page(by: Officer, screen: Row, row: Row, form: Answers) -> str:
    is_for_all = screen["id"] == ALL
    holds, _row = screen_choices.of_all(house(), by.edition.core.town.slug)
    return render_template(
        "desk/screen_settings.html",
        screen=screen,
        is_for_all=is_for_all,
        form=form,
        code=CODE,
        has_code=bool(row.get("staff")),
        switches=[(name, *switch_words()[name], _options(name, holds, is_for_all)) for name in SWITCHES],
        nights=_nights(holds, is_for_all),
        languages=[(each, OWN_NAMES[each]) for each in by.edition.core.town.languages],
        rest=REST_SECONDS,
        holds=holds,
    )


def _options(name: str, holds: ScreenSettings, is_for_all: bool) -> list[tuple[str, str]]:
    """Of one switch; the first says what holds where nobody chooses."""
    usual = ScreenSettings() if is_for_all else holds
    usually = "aan" if getattr(usual, SWITCHES[name]) else "uit"
    said = switch_names()[usually]
    if is_for_all:
        return [("", said), *((value, words) for value, words in switch_names().items() if value != usually)]
    return [("", _("zoals voor alle: %(what)s", what=said)), *switch_names().items()]


def _nights(holds: ScreenSettings, is_for_all: bool) -> list[tuple[str, str]]:
    words = night_words()
    if is_for_all:
        return [("", words["licht"]), ("donker", words["donker"])]
    usual = holds.quiet
    said = _("van %(start)s tot %(end)s", start=f"{usual.start:%H:%M}", end=f"{usual.end:%H:%M}") if usual else ""
    return [("", _("zoals voor alle: %(what)s", what=said or words["licht"])), *words.items()]
