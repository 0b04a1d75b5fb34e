"""Who keeps a shop: see, invite, end, leave, hand over."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid
from twin.pages.entrance.door import address_words, mail_words
from twin.pages.keeper.frame import show
from twin.services import shop_people as people_service
from twin.services.people import address_of
from twin.web.access import for_shopkeepers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import Keeper, keeper

blueprint = Blueprint("shop_people", __name__)
ADDRESS = "/<town>/mijn-zaak/<zaak>/mensen"


@in_every_language(blueprint, ADDRESS)
@for_shopkeepers
def people(town: str, zaak: str) -> ResponseReturnValue:
    return _page(keeper(town, zaak))


@in_every_language(blueprint, ADDRESS, methods=["POST"])
@for_shopkeepers
def invite(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    answers, language = _somebody_written_to()
    try:
        email = people_service.invite(
            house(), town, found.shop_row["id"], found.person, answers.typed["email"], language
        )
    except Invalid:
        answers.refuse("email", _refused(answers.typed["email"]))
        return _page(found, answers, 400)
    tell(_with_outbox(_("De uitnodiging is onderweg naar %(email)s.", email=email)))
    return _back(town, zaak)


@in_every_language(blueprint, f"{ADDRESS}/<int:number>/einde", methods=["POST"])
@for_shopkeepers
def end(town: str, zaak: str, number: int) -> ResponseReturnValue:
    """Somebody keeps the shop no longer, and is told so by mail."""
    ended = people_service.end_somebody(house(), town, keeper(town, zaak).shop_row["id"], number)
    tell(_("%(who)s heeft geen toegang meer.", who=ended.name or ended.email))
    return _back(town, zaak)


@in_every_language(blueprint, f"{ADDRESS}/uitnodigingen/<int:number>/einde", methods=["POST"])
@for_shopkeepers
def take_back(town: str, zaak: str, number: int) -> ResponseReturnValue:
    people_service.take_back(house(), town, keeper(town, zaak).shop_row["id"], number)
    tell(_("De uitnodiging geldt niet meer."))
    return _back(town, zaak)


@in_every_language(blueprint, f"{ADDRESS}/vertrek", methods=["POST"])
@for_shopkeepers
def leave(town: str, zaak: str) -> ResponseReturnValue:
    """One's own access ends; the shop stays."""
    found = keeper(town, zaak)
    people_service.leave(house(), town, found.shop_row["id"], found.person.id)
    tell(_("U houdt deze zaak niet langer bij."))
    return redirect(url_for("account.account", town=town), 303)


@in_every_language(blueprint, f"{ADDRESS}/overdracht")
@for_shopkeepers
def ask_handover(town: str, zaak: str) -> ResponseReturnValue:
    return _handover(keeper(town, zaak), Answers.showing({"email": "", "language": current_language()}))


@in_every_language(blueprint, f"{ADDRESS}/overdracht", methods=["POST"])
@for_shopkeepers
def hand_over(town: str, zaak: str) -> ResponseReturnValue:
    """The new owner is written to; nothing changes until she takes over."""
    found = keeper(town, zaak)
    answers, language = _somebody_written_to()
    try:
        email = people_service.hand_over(
            house(), town, found.shop_row["id"], found.person, answers.typed["email"], language
        )
    except Invalid:
        answers.refuse("email", _refused(answers.typed["email"]))
        return _handover(found, answers, 400)
    tell(
        _with_outbox(
            _("We schreven naar %(email)s. Tot de nieuwe eigenaar bevestigt, verandert er niets.", email=email)
        )
    )
    return _back(town, zaak)


def _somebody_written_to() -> tuple[Answers, str]:
    """The form with an address and a language; a language that is none of ours is that of the page."""
    answers = Answers.posted(request.form, ("email", "language"))
    typed = answers.typed["language"]
    return answers, typed if typed in OWN_NAMES else current_language()


def _refused(typed: str) -> str:
    try:
        address_of(typed)
    except Invalid:
        return address_words()
    return str(_("Wie dit adres heeft, houdt de zaak al bij."))


def _with_outbox(words: str) -> str:
    return f"{words} {mail_words()['outbox']}".strip()


def _back(town: str, zaak: str) -> ResponseReturnValue:
    return redirect(url_for(".people", town=town, zaak=zaak), 303)


def _page(found: Keeper, answers: Answers | None = None, status: int = 200) -> ResponseReturnValue:
    town, shop = found.edition.core.town, found.shop_row
    people = people_service.people_of(house(), town.slug, shop["id"])
    return show(
        "entrance/shop_people.html",
        found,
        status,
        person=found.person,
        languages=_languages(found),
        people=people,
        is_mine=any(each.person == found.person.id for each in people),
        waiting=people_service.waiting_for(house(), town.slug, shop["id"]),
        form=answers or Answers.showing({"email": "", "language": current_language()}),
    )


def _handover(found: Keeper, answers: Answers, status: int = 200) -> ResponseReturnValue:
    return show("entrance/handover.html", found, status, form=answers, languages=_languages(found))


def _languages(found: Keeper) -> list[tuple[str, str]]:
    return [(code, OWN_NAMES[code]) for code in found.edition.core.town.languages if code in OWN_NAMES]
