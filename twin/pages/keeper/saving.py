"""Saving hours from any of the pages; and letting a shopkeeper choose where somebody else saved meanwhile."""

from typing import NamedTuple

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_sentence import Told
from twin.pages.keeper.frame import LONGEST_SEEN, sentences, show, town_of
from twin.services.changing import Overtaken
from twin.services.shop_hours import ShopHours, both_hours, read_hours, save_hours
from twin.services.who_wrote import wrote
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import Keeper, keeper
from twin.web.versions import side_words

blueprint = Blueprint("keeper_choice", __name__)
BACK = {"uren": "keeper_hours.edit", "verlof": "keeper_leave.leave", "dagen": "keeper_days.days"}
BACK |= {"bericht": "keeper_notice.notice"}


class Side(NamedTuple):
    """One of two versions: ``value`` is what choosing it posts."""

    value: str
    title: str
    told: Told


def save(keeper: Keeper, form: HoursForm, seen: str, words: str, part: str) -> ResponseReturnValue:
    """Saves and says so in ``words``, or lets choose where somebody else was first.

    Hours lead on to the overview; the very first ones to leave, and that to holidays.
    ``part`` is where it was done: 'uren', 'verlof', ... Raises HoursFault for more than can be kept.
    """
    try:
        batch = save_hours(house(), town_of(keeper), keeper.shop_row["id"], form, seen, keeper.author)
    except Overtaken as overtaken:
        return _let_choose(keeper, overtaken, form.text(), seen, part)
    at = {"town": town_of(keeper).slug, "zaak": keeper.shop_row["slug"]}
    is_new = part == "uren" and ShopHours.of(seen, town_of(keeper)).form.is_silent
    to_days = (_("Verder: feestdagen"), url_for(BACK["dagen"], **at))
    tell_with_undo(keeper, batch, words, to_days if is_new or part == "verlof" else None)
    after = BACK["verlof"] if is_new else "keeper.overview" if part == "uren" else BACK[part]
    return redirect(url_for(after, **at), 303)


def tell_with_undo(keeper: Keeper, batch: int | None, words: str, onward: tuple[str, str] | None = None) -> None:
    """``onward``: words and address of what comes next, for who goes through all of it."""
    town, slug = town_of(keeper).slug, keeper.shop_row["slug"]
    tell(words, url_for("keeper.undo", town=town, zaak=slug, batch=batch) if batch else "", onward)


def preview(keeper: Keeper, form: HoursForm, answers: Answers) -> ResponseReturnValue:
    """What a visitor would read of what is in the form now, for scripts. Writes nothing."""
    html = render_template("keeper/told.html", told=sentences(keeper, form.text()))
    return jsonify(html=html, faults=answers.faults)


@in_every_language(blueprint, "/<town>/mijn-zaak/<zaak>/uren/keuze", methods=["POST"])
@for_shopkeepers
def choose(town: str, zaak: str) -> ResponseReturnValue:
    """One of the two versions, or both together: saved over what the page showed of the other."""
    found = keeper(town, zaak)
    mine, theirs, seen = (_hours_in(found, name) for name in ("mine", "theirs", "seen"))
    part = request.form.get("part", "") if request.form.get("part") in BACK else "uren"
    if request.form.get("keuze") == "theirs":
        tell(_("De uren blijven zoals ze zijn."))
        return redirect(url_for(BACK[part], town=town, zaak=zaak), 303)
    own, done = ShopHours.of(mine, town_of(found)).form, _("Bewaard en bevestigd. Het staat nu overal.")
    if request.form.get("keuze") != "both":
        return save(found, own, theirs, done, part)
    together = both_hours(town_of(found), seen, mine, theirs, current_language())
    if together is None:  # they touch after all: saving over what was seen at first lets choose again
        return save(found, own, seen, done, part)
    return save(found, together, theirs, done, part)


def _hours_in(keeper: Keeper, name: str) -> str:
    """A version as the page sent it; what cannot be hours counts as what stands there now."""
    text = request.form.get(name, "")
    readable = len(text) <= LONGEST_SEEN and (not text or read_hours(text, town_of(keeper)))
    return text if readable else str(keeper.shop_row["opening_hours"] or "")


def _let_choose(keeper: Keeper, overtaken: Overtaken, mine: str, seen: str, part: str) -> ResponseReturnValue:
    theirs = str(overtaken.now["opening_hours"] or "")
    together = both_hours(town_of(keeper), seen, mine, theirs, current_language())
    sides = [Side("mine", _("Uw uren"), sentences(keeper, mine))]
    sides.append(Side("theirs", _("De uren die er nu staan"), sentences(keeper, theirs)))
    if together is not None:
        sides.append(Side("both", _("Allebei samen"), sentences(keeper, together.text())))
    return show(
        "keeper/choice.html",
        keeper,
        409,
        sides=sides,
        hidden={"mine": mine, "theirs": theirs, "seen": seen, "part": part},
        back=url_for(BACK[part], town=town_of(keeper).slug, zaak=keeper.shop_row["slug"]),
        way=overtaken.change.way if overtaken.change else "",
        **side_words(wrote(house(), overtaken.change), keeper.person.id),
    )
