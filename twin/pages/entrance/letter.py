"""The letter: its code proves the shop, a mail proves the address."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid, NotFound
from twin.pages.entrance.door import address_words, mail_words
from twin.services import letters, ways_in
from twin.services.ways_in import WayIn
from twin.web.access import by_link, open_to_everyone
from twin.web.core import house, published
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import somebody
from twin.web.visitors import network
from twin.web.ways import at

blueprint = Blueprint("letter", __name__)


@in_every_language(blueprint, "/<town>/brief/")
@open_to_everyone
def ask_code(town: str) -> ResponseReturnValue:
    published(town)
    return render_template("entrance/code.html", form=Answers.showing({"code": ""}))


@in_every_language(blueprint, "/<town>/brief/", methods=["POST"])
@open_to_everyone
def type_code(town: str) -> ResponseReturnValue:
    published(town)
    answers = Answers.posted(request.form, ("code",))
    found = letters.letter_with_code(house(), town, answers.typed["code"], network())
    if found is None:
        answers.refuse("code", _("Deze code kennen we niet, of ze is al gebruikt. Kijk ze nog eens na op uw brief."))
        return render_template("entrance/code.html", form=answers), 400
    session["letter"] = found.id
    return redirect(url_for(".ask_address", town=town), 303)


@in_every_language(blueprint, "/<town>/brief/adres")
@open_to_everyone
def ask_address(town: str) -> ResponseReturnValue:
    """For who typed the code: the shop, and one field."""
    published(town)
    try:
        return _asking(_typed(town))
    except NotFound:
        return redirect(url_for(".ask_code", town=town), 303)


@in_every_language(blueprint, "/<town>/brief/adres", methods=["POST"])
@open_to_everyone
def give_address(town: str) -> ResponseReturnValue:
    published(town)
    try:
        return _taken(_typed(town))
    except NotFound:
        return redirect(url_for(".ask_code", town=town), 303)


@in_every_language(blueprint, "/<town>/brief/<token>")
@by_link
def show(town: str, token: str) -> ResponseReturnValue:
    """For who scanned the code: the same page."""
    published(town)
    try:
        return _asking(letters.letter_with_token(house(), town, token))
    except NotFound:
        return render_template("entrance/spent_letter.html"), 404


@in_every_language(blueprint, "/<town>/brief/<token>", methods=["POST"])
@by_link
def go_on(town: str, token: str) -> ResponseReturnValue:
    published(town)
    try:
        return _taken(letters.letter_with_token(house(), town, token))
    except NotFound:
        return render_template("entrance/spent_letter.html"), 404


def _typed(town: str) -> WayIn:
    return letters.letter_with_number(house(), town, session.get("letter", 0))


def _asking(letter: WayIn, answers: Answers | None = None, status: int = 200) -> ResponseReturnValue:
    _by, shop = ways_in.about(house(), letter, current_language())
    form = answers or Answers.showing({"email": ""})
    page = render_template(
        "entrance/letter.html", shop=shop, form=form, person=somebody(), hands_over=letter.detail.get("hands_over")
    )
    return page, status


def _taken(letter: WayIn) -> ResponseReturnValue:
    person = somebody()
    if person and request.form.get("mine"):
        ways_in.adopt(house(), letter, person.id)
        return redirect(at(letter.town, "mijn-zaak/"), 303)
    answers = Answers.posted(request.form, ("email",))
    try:
        ways_in.confirm_by_mail(house(), letter, answers.typed["email"], current_language(), network())
    except Invalid:
        answers.refuse("email", address_words())
        return _asking(letter, answers, 400)
    session["asked"] = answers.typed["email"]
    return redirect(url_for(".confirm", town=letter.town), 303)


@in_every_language(blueprint, "/<town>/brief/gestuurd")
@open_to_everyone
def confirm(town: str) -> ResponseReturnValue:
    published(town)
    return render_template("entrance/confirm.html", email=session.get("asked", ""), **mail_words())
