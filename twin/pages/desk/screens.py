"""The screens in the street: how each of them is, its page, and what its machine is asked to do."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid, NotFound
from twin.pages.desk.screen_facts import facts, life_words, when_words
from twin.pages.desk.screen_gone import is_gone
from twin.pages.desk.screen_picture_words import shows_words, source_words, unknown_words
from twin.pages.desk.screen_pictures import shows_now
from twin.pages.desk.screen_words import trouble_words
from twin.services import devices
from twin.services.screen_states import ScreenState, state_of, states
from twin.services.screens_keeping import remove_screen
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.languages import in_every_language
from twin.web.people import Officer, officer

blueprint = Blueprint("desk_screens", __name__)


@in_every_language(blueprint, "/<town>/beheer/schermen/")
@for_officers
def list_them(town: str) -> ResponseReturnValue:
    by = officer(town)
    lines = [{**_shown(by, each), **_small_picture(by, each)} for each in states(house(), town)]
    return render_template("desk/screens.html", lines=lines)


@in_every_language(blueprint, "/<town>/beheer/schermen/<scherm>")
@for_officers
def one(town: str, scherm: str) -> ResponseReturnValue:
    by, state = officer(town), state_of(house(), town, scherm)
    at, core = house().clock(), by.edition.core
    return render_template(
        "desk/screen.html",
        **_shown(by, state),
        facts=facts(state, at, _zone(by)),
        is_published=scherm in core.screens,
        picture=shows_now(core, state),
        picture_from=source_words(state, at),
        shows=shows_words(core, state),
    )


@in_every_language(blueprint, "/<town>/beheer/schermen/<scherm>/toestel", methods=["POST"])
@for_officers
def machine(town: str, scherm: str) -> ResponseReturnValue:
    """``doe``: herstart, sleutel or ontkoppel. The machine hears of it with its next heartbeat."""
    by = officer(town).author
    asked = request.form.get("doe")
    try:
        state_of(house(), town, scherm)
    except NotFound:
        return is_gone(town)
    try:
        if asked == "herstart":
            devices.ask_restart(house(), town, scherm)
            tell(_("Binnen een minuut start het scherm opnieuw."))
        elif asked == "sleutel":
            devices.ask_rotation(house(), town, scherm)
            tell(_("Binnen een minuut neemt het toestel een nieuwe sleutel. De oude werkt dan niet meer."))
        elif asked == "ontkoppel":
            devices.revoke(house(), town, scherm, by)
            again = url_for("desk_screen_pairing.pair", town=town)
            words = _("Ontkoppeld. De sleutel van het toestel opent niets meer; het toont zo meteen een nieuwe code.")
            tell(words, onward=(_("Koppel een toestel"), again))
        else:
            raise Invalid("a machine is asked herstart, sleutel or ontkoppel")
    except NotFound:
        done = _("Aan dit scherm hangt geen toestel meer: geen sleutel opent nog iets.")
        tell(done if asked == "ontkoppel" else _("Aan dit scherm hangt geen toestel meer. Er is niets veranderd."))
    return redirect(url_for(".one", town=town, scherm=scherm), 303)


@in_every_language(blueprint, "/<town>/beheer/schermen/<scherm>/weg", methods=["POST"])
@for_officers
def remove(town: str, scherm: str) -> ResponseReturnValue:
    """Off the map; its machine's token ends, and stays ended where the screen is brought back."""
    by = officer(town)
    try:
        state = state_of(house(), town, scherm)
        batch = remove_screen(house(), town, scherm, by.author)
    except NotFound:  # a second click
        return is_gone(town)
    words = _("%(screen)s is van de kaart.", screen=state.row["name"])
    if state.device:
        devices.revoke(house(), town, scherm, by.author, "screen_gone")
        words += " " + _("Het toestel is ontkoppeld; haalt u het scherm terug, koppel het dan opnieuw.")
    tell(words, url_for("desk_history.take_back", town=town, batch=batch) if batch else "")
    return redirect(url_for(".list_them", town=town), 303)


def _shown(by: Officer, state: ScreenState) -> dict[str, Any]:
    at, town = house().clock(), by.edition.core.town
    life, troubles = state.life(at), state.troubles(at)
    errors = state.heartbeat.errors if state.heartbeat else 0
    return {
        "screen": state.row,
        "device": state.device,
        "life": life,
        "life_words": life_words(life),
        "seen": when_words(state.last_seen, at, _zone(by)),
        "touched": when_words(_last_touch(state), at, _zone(by)),
        "troubles": trouble_words(troubles, town.timezone, errors, is_heard=life in ("alive", "late")),
    }


def _small_picture(by: Officer, state: ScreenState) -> dict[str, str]:
    """Of what it shows; no address where nobody knows that, but why."""
    life, core = state.life(house().clock()), by.edition.core
    if life in ("alive", "late") and state.id in core.screens:
        return {"picture": shows_now(core, state, klein="1"), "shows": shows_words(core, state), "unknown": ""}
    return {"picture": "", "shows": "", "unknown": unknown_words(life)}


def _last_touch(state: ScreenState) -> datetime | None:
    return state.device.report.last_touch if state.device and state.device.report else None


def _zone(by: Officer) -> ZoneInfo:
    return by.edition.core.town.place.zone
