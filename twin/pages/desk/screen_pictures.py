"""What a screen shows, drawn from the state that it told, and how it looks by another light: no camera anywhere."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.category import GROUPS
from twin.domain.core import Core
from twin.errors import NotFound
from twin.services import alerts
from twin.services.live import prefix as prefix_of
from twin.services.screen_states import ScreenState, stand_of
from twin.web.access import for_officers
from twin.web.core import house, live
from twin.web.headers import framed_by_ourselves
from twin.web.languages import in_every_language
from twin.web.people import officer
from twin.web.rehearsal import mirror

blueprint = Blueprint("desk_screen_pictures", __name__)
VIEWS = ("attract", "browse", "result")
MARKS = ("contrast", "large", "low")
# what a page tells -> how the query calls it
NAMES = {name: name for name in ("view", "group", "chosen", *MARKS)} | {"language": "taal"}
# light -> (hour of today, what else is asked of the page)
LIGHTS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "dag": ("13:00", {}),
    "nacht": ("23:30", {}),
    "contrast": ("13:00", {"contrast": "1"}),
    "laag": ("13:00", {"low": "1"}),
}


@in_every_language(blueprint, "/<town>/beheer/schermen/<scherm>/beeld")
@for_officers
def picture(town: str, scherm: str) -> ResponseReturnValue:
    """The screen's own page in a frame, at the state in the query; over the documents that are out. ?klein=1 draws the
    town as cheaply as can be. An emergency stands on it, and the quiet hours, unless ?op= asks for another moment."""
    edition = officer(town).edition
    if scherm not in edition.core.screens:
        raise NotFound("unknown screen")
    shops = {language: f"{prefix_of(each)}/{town}/shops.json" for language, each in live().editions[town].items()}
    stand = None if "op" in request.args else stand_of(house(), edition.core, scherm)
    is_small = request.args.get("klein") == "1"
    show = mirror()
    html = show(edition, scherm, _asked(edition.core), shops, f"/{town}/twin.json", stand=stand, is_small=is_small)
    return framed_by_ourselves(make_response(html))


@in_every_language(blueprint, "/<town>/beheer/schermen/<scherm>/voorbeeld")
@for_officers
def preview(town: str, scherm: str) -> ResponseReturnValue:
    """?licht= one of LIGHTS; ?maat=echt in the screen's own pixels, else as large as fits."""
    core = officer(town).edition.core
    if scherm not in core.screens:
        raise NotFound("unknown screen")
    light = asked if (asked := request.args.get("licht", "dag")) in LIGHTS else "dag"
    hour, rest = LIGHTS[light]
    today = house().clock().astimezone(core.town.place.zone).date()
    return render_template(
        "desk/screen_preview.html",
        screen=core.screens[scherm],
        lights=[(each, _light_words()[each]) for each in LIGHTS],
        shown=light,
        is_true_size=request.args.get("maat") == "echt",
        address=url_for(".picture", town=town, scherm=scherm, op=f"{today}T{hour}", **rest),
    )


def shows_now(core: Core, state: ScreenState, **more: str) -> str:
    """The address of a picture of what the screen told last; at rest where it told nothing. It is another one whenever
    the picture is. ``more``: what else is asked of it."""
    report = state.device.report if state.device else None
    told = report.page.state if report and report.page else {}
    kept: dict[str, Any] = {
        asked: "1" if told[name] is True else str(told[name]) for name, asked in NAMES.items() if told.get(name)
    }
    told_to_it = stand_of(house(), core, state.id)
    if told_to_it["alerts"]:
        kept["nood"] = alerts.version(house(), core.town.slug, state.id, house().clock())
    kept |= {"donker": "1"} if told_to_it["dark"] else {}
    return url_for("desk_screen_pictures.picture", town=core.town.slug, scherm=state.id, **{**kept, **more})


def _asked(core: Core) -> dict[str, Any]:
    """The state in the query, without what the page could not show."""
    known = {
        "view": VIEWS,
        "language": core.town.languages,
        "group": tuple(group.id for group in GROUPS),
        "chosen": tuple(core.by_slug),
    }
    asked = {name: request.args.get(NAMES[name], "") for name in known}
    found: dict[str, Any] = {name: value for name, value in asked.items() if value in known[name]}
    if found.get("view") == "result" and "chosen" not in found:
        found["view"] = "browse"
    return found | {name: True for name in MARKS if request.args.get(name) == "1"}


def _light_words() -> dict[str, str]:
    return {"dag": _("Overdag"), "nacht": _("’s Nachts"), "contrast": _("Hoog contrast"), "laag": _("Laag bereik")}
