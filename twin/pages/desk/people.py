"""Who may what: officers and shopkeepers, invited and let go."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.search import words_of
from twin.errors import Invalid
from twin.pages.entrance.door import address_words
from twin.services.desk_people import end_officer, keepers_of
from twin.services.officers import invite_officer, officers_of
from twin.services.people import address_of
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import officer

blueprint = Blueprint("desk_people", __name__)
INVITATION = ("email", "naam", "taal")


@in_every_language(blueprint, "/<town>/beheer/mensen/", methods=["GET", "POST"])
@for_officers
def people(town: str) -> ResponseReturnValue:
    """Shows everybody; a POST invites another officer."""
    me = officer(town).person
    form = Answers.posted(request.form, INVITATION)
    if request.method == "GET":
        form.typed["taal"] = current_language()
        return _page(town, form)
    language = form.typed["taal"] if form.typed["taal"] in OWN_NAMES else current_language()
    try:
        email = invite_officer(house(), town, me, form.typed["email"], language, form.typed["naam"][:100])
    except Invalid:
        form.refuse("email", _why(form.typed["email"]))
        return _page(town, form), 400
    tell(_("De uitnodiging is onderweg naar %(email)s.", email=email))
    return redirect(url_for("desk_people.people", town=town), 303)


@in_every_language(blueprint, "/<town>/beheer/mensen/<int:number>/einde", methods=["POST"])
@for_officers
def end(town: str, number: int) -> ResponseReturnValue:
    """An officer's access ends."""
    officer(town)
    try:
        ended = end_officer(house(), town, number)
    except Invalid:
        tell(_("Dat kan niet: minstens één iemand moet het beheer houden. Nodig eerst een collega uit."))
    else:
        tell(_("%(who)s heeft geen toegang meer.", who=ended.name or ended.email))
    return redirect(url_for("desk_people.people", town=town), 303)


def _page(town: str, form: Answers) -> str:
    words = request.args.get("q", "")[:100]
    every = keepers_of(house(), town, current_language())
    wanted = words_of(words)
    found = [each for each in every if _matches(wanted, f"{each.shop} {each.member.name} {each.member.email}")]
    return render_template(
        "desk/people.html",
        form=form,
        me=officer(town).person,
        officers=officers_of(house(), town),
        keepers=found,
        total=len(every),
        q=words,
        languages=[(code, OWN_NAMES[code]) for code in OWN_NAMES],
    )


def _matches(wanted: list[str], text: str) -> bool:
    have = words_of(text)
    return all(any(word.startswith(part) for word in have) for part in wanted)


def _why(typed: str) -> str:
    try:
        address_of(typed)
    except Invalid:
        return address_words()
    return str(_("Wie dit adres heeft, heeft al toegang."))
