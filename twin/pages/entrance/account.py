"""One's own account: who I am here, where I am signed in, what is kept about me."""

import json

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid
from twin.pages.entrance.door import address_words, mail_words
from twin.services import account as own
from twin.services import sessions
from twin.services.people import shops_of, towns_of
from twin.web.access import signed_in
from twin.web.core import house, published
from twin.web.done import just_done, tell
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import person_here
from twin.web.sessions import sign_out
from twin.web.sessions import signed_in as session_here
from twin.web.visitors import network

blueprint = Blueprint("account", __name__)


@in_every_language(blueprint, "/<town>/account/")
@signed_in
def account(town: str) -> ResponseReturnValue:
    return _page(town)


@in_every_language(blueprint, "/<town>/account/", methods=["POST"])
@signed_in
def rename(town: str) -> ResponseReturnValue:
    """Name and language."""
    published(town)
    answers = Answers.posted(request.form, ("name", "language"))
    try:
        own.rename(house(), person_here().id, answers.typed["name"], answers.typed["language"])
    except Invalid:
        is_long = len(answers.typed["name"]) > own.LONGEST_NAME
        field = "name" if is_long else "language"
        words = _("Een naam heeft hoogstens %(count)d tekens.", count=own.LONGEST_NAME)
        answers.refuse(field, words if is_long else _("Kies een van de talen."))
        return _page(town, name=answers, status=400)
    tell(_("Bewaard."))
    return redirect(url_for(".account", town=town), 303)


@in_every_language(blueprint, "/<town>/account/adres", methods=["POST"])
@signed_in
def move(town: str) -> ResponseReturnValue:
    """A new address counts once its link was used."""
    published(town)
    answers = Answers.posted(request.form, ("email",))
    try:
        email = own.move(house(), town, person_here(), answers.typed["email"], current_language(), network())
    except Invalid:
        answers.refuse("email", address_words())
        return _page(town, address=answers, status=400)
    outbox = mail_words()["outbox"]
    tell(
        " ".join((_("We stuurden een link naar %(email)s. Daarmee bevestigt u het nieuwe adres.", email=email), outbox))
    )
    return redirect(url_for(".account", town=town), 303)


@in_every_language(blueprint, "/<town>/account/sessies/<int:number>/einde", methods=["POST"])
@signed_in
def end_session(town: str, number: int) -> ResponseReturnValue:
    published(town)
    sessions.end_one(house(), person_here().id, number)
    tell(_("Dat toestel is afgemeld."))
    return redirect(url_for(".account", town=town), 303)


@in_every_language(blueprint, "/<town>/account/sessies/andere", methods=["POST"])
@signed_in
def end_others(town: str) -> ResponseReturnValue:
    published(town)
    here = session_here()
    if here:
        sessions.end_others(house(), here.person.id, here.session)
    tell(_("Alle andere toestellen zijn afgemeld."))
    return redirect(url_for(".account", town=town), 303)


@in_every_language(blueprint, "/<town>/account/buiten", methods=["POST"])
@signed_in
def leave(town: str) -> ResponseReturnValue:
    """Signs out on this device."""
    published(town)
    sign_out()
    return redirect(url_for("public.core", town=town), 303)


@in_every_language(blueprint, "/<town>/account/gegevens.json")
@signed_in
def export(town: str) -> ResponseReturnValue:
    """Everything that is kept about whoever asks."""
    published(town)
    data = json.dumps(own.everything_about(house(), person_here().id), ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": 'attachment; filename="kernkijker.json"'}
    return Response(data, content_type="application/json; charset=utf-8", headers=headers)


@in_every_language(blueprint, "/<town>/account/wissen")
@signed_in
def ask_erasure(town: str) -> ResponseReturnValue:
    """What goes and what stays, before anything happens."""
    published(town)
    return render_template("entrance/erase.html", person=person_here())


@in_every_language(blueprint, "/<town>/account/wissen", methods=["POST"])
@signed_in
def erase(town: str) -> ResponseReturnValue:
    published(town)
    own.erase(house(), person_here())
    session.clear()
    return redirect(url_for("privacy.erased", town=town), 303)


def _page(
    town: str, *, name: Answers | None = None, address: Answers | None = None, status: int = 200
) -> ResponseReturnValue:
    edition, person, here = published(town), person_here(), session_here()
    language = current_language()
    shops = [
        (row["slug"], edition.core.town.in_words(row["names"], language)) for row in shops_of(house(), person.id, town)
    ]
    page = render_template(
        "entrance/account.html",
        person=person,
        name=name or Answers.showing({"name": person.name, "language": person.language}),
        address=address or Answers.showing({"email": ""}),
        sessions=sessions.sessions_of(house(), person.id),
        here=here.session if here else 0,
        shops=shops,
        is_officer=any(each.role == "officer" and each.town == town for each in towns_of(house(), person.id)),
        languages=[(code, OWN_NAMES[code]) for code in edition.core.town.languages if code in OWN_NAMES],
        done=just_done(),
    )
    return page, status
