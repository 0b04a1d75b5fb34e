"""Taking part: a shopkeeper's wish, the officer's answer, and the public list of what was done."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid, NotFound
from twin.pages.desk.choice import let_choose
from twin.pages.keeper.frame import show
from twin.services import wishes
from twin.services.changing import Overtaken
from twin.web.access import for_officers, for_shopkeepers, open_to_everyone
from twin.web.core import house, published
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import in_every_language
from twin.web.people import keeper, officer
from twin.web.versions import Part, began_with, meet

blueprint = Blueprint("wishes", __name__)
blueprint.add_app_template_global(lambda town: wishes.are_shown(house(), town), "shows_wishes")
ANSWER = ("antwoord", "etiket", "openbaar")
STATES = {"open": False, "beantwoord": True}


@in_every_language(blueprint, "/<town>/mijn-zaak/<zaak>/wens", methods=["GET", "POST"])
@for_shopkeepers
def leave(town: str, zaak: str) -> ResponseReturnValue:
    """One field; what was left before stands below it with its answer."""
    found = keeper(town, zaak)
    shop, form = found.shop_row["id"], Answers.posted(request.form, ("wens",))
    if request.method == "POST":
        try:
            wishes.leave(house(), town, shop, form.typed["wens"], found.author)
        except Invalid:
            form.refuse("wens", _too_little_or_much(form.typed["wens"]))
        else:
            tell(_("Dank u. De gemeente leest dit en antwoordt per mail."))
            return redirect(url_for("wishes.leave", town=town, zaak=zaak), 303)
    left = wishes.of_shop(house(), town, shop)
    return show("desk/leave_wish.html", found, 400 if form.faults else 200, form=form, left=left)


@in_every_language(blueprint, "/<town>/beheer/wensen/")
@for_officers
def desk(town: str) -> ResponseReturnValue:
    officer(town)
    state, tag = request.args.get("welke", "open"), request.args.get("etiket", "")
    found = wishes.of_town(house(), town, tag, STATES.get(state))
    tags = wishes.tags_of(house(), town)
    return render_template("desk/wishes.html", wishes=found, state=state, tag=tag, tags=tags, form=None, chosen=0)


@in_every_language(blueprint, "/<town>/beheer/wensen/<int:number>", methods=["GET", "POST"])
@for_officers
def answer(town: str, number: int) -> ResponseReturnValue:
    by, found = officer(town), wishes.find(house(), town, number)
    now = _texts(vars(found))
    if request.method == "GET":
        return _wish(town, found, began_with(Answers.showing(now), now))
    form = Answers.posted(request.form, ANSWER)
    if clashes := meet(form, now, _parts()):
        back = url_for("wishes.desk", town=town)
        return let_choose(by, "wish", vars(found), _texts, form, clashes, back)
    words, tag, shown = (form.typed[name] for name in ANSWER)
    try:
        batch = wishes.answer(house(), town, number, words, tag, shown == "ja", by.author, seen=found)
    except Invalid:
        _refuse(form)
        return _wish(town, found, form), 400
    except Overtaken:  # between reading and writing
        return answer(town, number)
    undo = url_for("desk_history.take_back", town=town, batch=batch) if batch else ""
    tell(_("Bewaard. Wie het vroeg, krijgt uw antwoord per mail."), undo)
    return redirect(url_for("wishes.desk", town=town), 303)


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    """The fields of the form as a row of `wish` fills them."""
    return {"antwoord": row["answer"], "etiket": row["tag"], "openbaar": "ja" if row["is_public"] else ""}


def _parts() -> list[Part]:
    public = {"openbaar": _("Zet wens en antwoord op de openbare lijst")}
    words = [Part(_("Uw antwoord"), ("antwoord",)), Part(_("Etiket"), ("etiket",))]
    return [*words, Part.of_boxes(_("Wat we deden"), public)]


def _wish(town: str, found: wishes.Wish, form: Answers) -> str:
    return render_template("desk/wish.html", wish=found, form=form, tags=wishes.tags_of(house(), town))


@in_every_language(blueprint, "/<town>/wat-we-deden")
@open_to_everyone
def done(town: str) -> ResponseReturnValue:
    """What the town did with wishes, where it wants to show that."""
    published(town)
    if not wishes.are_shown(house(), town):
        raise NotFound("this town shows no list of wishes")
    return render_template("desk/what_we_did.html", wishes=wishes.shown_to_all(house(), town))


def _too_little_or_much(text: str) -> str:
    if not text:
        return str(_("Schrijf in het veld wat u wil of wat er scheelt."))
    return str(_("Dat is te lang: hoogstens %(most)d tekens.", most=wishes.LONGEST))


def _refuse(form: Answers) -> None:
    if not form.typed["antwoord"]:
        form.refuse("antwoord", _("Schrijf een kort antwoord."))
    elif len(form.typed["antwoord"]) > wishes.LONGEST:
        form.refuse("antwoord", _("Dat is te lang: hoogstens %(most)d tekens.", most=wishes.LONGEST))
    else:
        form.refuse("etiket", _("Dat is te lang: hoogstens %(most)d tekens.", most=wishes.LONGEST_TAG))
