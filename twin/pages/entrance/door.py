"""The door of a town: ask a link, come in by it, and go on where one was."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid, NotFound
from twin.pages.entrance.entering import entering
from twin.services import ways_in
from twin.services.mail_out import outbox_in_words
from twin.web.access import by_link, open_to_everyone, signed_in
from twin.web.core import house, published
from twin.web.forms import Answers
from twin.web.kept_forms import in_words, waiting_form
from twin.web.languages import current_language, in_every_language
from twin.web.people import person_here, somebody
from twin.web.sessions import sign_in
from twin.web.visitors import network
from twin.web.ways import after_entering, goal, path_back

blueprint = Blueprint("entrance", __name__)


@in_every_language(blueprint, "/<town>/binnen/")
@open_to_everyone
def ask(town: str) -> ResponseReturnValue:
    """One field for an address, and the town's own sign-on where it has one."""
    published(town)
    return _asking(town, Answers.showing({"email": "", "naar": path_back(town, request.args.get("naar", ""))}))


@in_every_language(blueprint, "/<town>/binnen/", methods=["POST"])
@open_to_everyone
def send_link(town: str) -> ResponseReturnValue:
    """The same answer whether or not somebody is known by the address."""
    published(town)
    answers = Answers.posted(request.form, ("email", "naar"))
    path = path_back(town, answers.typed["naar"])
    try:
        ways_in.ask_link(house(), town, answers.typed["email"], current_language(), network(), path)
    except Invalid:
        answers.refuse("email", address_words())
        return _asking(town, answers), 400
    session["asked"] = answers.typed["email"]
    return redirect(url_for(".sent", town=town), 303)


@in_every_language(blueprint, "/<town>/binnen/al")
@signed_in
def already(town: str) -> ResponseReturnValue:
    """Who is in already goes where she would have gone."""
    published(town)
    return redirect(after_entering(town, person_here().id), 303)


@in_every_language(blueprint, "/<town>/binnen/gestuurd")
@open_to_everyone
def sent(town: str) -> ResponseReturnValue:
    published(town)
    return render_template("entrance/sent.html", email=session.get("asked", ""), **mail_words())


@in_every_language(blueprint, "/<town>/binnen/verder")
@open_to_everyone
def go_on(town: str) -> ResponseReturnValue:
    """What was typed when the session had ended, to be sent now."""
    published(town)
    found = waiting_form()
    return render_template(
        "entrance/kept.html",
        title=_("U bent weer binnen") if somebody() else _("U was aan het typen"),
        path=found.path if found else "",
        fields=found.fields if found else (),
        said=in_words(list(found.fields)) if found else (),
        files=found.files if found else (),
        had_files=found is not None and found.had_files,
    )


@in_every_language(blueprint, "/<town>/binnen/<token>")
@by_link
def show_link(town: str, token: str) -> ResponseReturnValue:
    """What the link is for, and one button. Looking uses nothing up: mail scanners look too."""
    edition = published(town)
    try:
        way = ways_in.show(house(), town, token)
    except NotFound:
        return _spent()
    return render_template("entrance/enter.html", way=entering(edition, way), path=request.path)


@in_every_language(blueprint, "/<town>/binnen/<token>", methods=["POST"])
@by_link
def enter(town: str, token: str) -> ResponseReturnValue:
    published(town)
    try:
        entered = ways_in.enter(house(), town, token)
    except NotFound:
        return _spent()
    sign_in(entered.person, entered.way)
    return redirect(after_entering(town, entered.person, goal(town, entered.path)), 303)


def mail_words() -> dict[str, Any]:
    """How long a link lasts, and where mails lie while no server sends them."""
    doors = house().config.doors
    return {"minutes": doors.link_minutes, "outbox": outbox_in_words(house(), current_language())}


def address_words() -> str:
    return str(_("Dit is geen mailadres. Het ziet eruit als naam@voorbeeld.be."))


def _asking(town: str, answers: Answers) -> str:
    sign_on = house().config.sign_on
    return render_template("entrance/ask.html", form=answers, person=somebody(), sign_on=sign_on, town_slug=town)


def _spent() -> ResponseReturnValue:
    return render_template("entrance/spent.html"), 404
