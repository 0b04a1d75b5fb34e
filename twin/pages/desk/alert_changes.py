"""An officer changes an emergency of her own while it stands: seen first, as a new one is; colleagues meet in it."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.pages.desk.alert_form import (
    already_there,
    form_page,
    new_mark,
    now_shown,
    parts_of,
    preview_page,
    refused,
    sender,
    without_mark,
)
from twin.pages.desk.choice import choose
from twin.services import alert_changing
from twin.services.agenda import Faulty
from twin.services.alert_changing import Current, Replaced
from twin.services.alert_writing import fields_of, read_own, texts_of
from twin.services.who_wrote import Wrote
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import in_every_language
from twin.web.people import Officer, officer
from twin.web.versions import began_with, meet

blueprint = Blueprint("desk_alert_changes", __name__)


@in_every_language(blueprint, "/<town>/beheer/schermen/nood/<int:number>", methods=["GET", "POST"])
@for_officers
def change(town: str, number: int) -> ResponseReturnValue:
    """``number``: of the message, or of one of its versions; what is changed is the newest."""
    by, now = officer(town), alert_changing.current(house(), town, number)
    texts = texts_of(now.message, by.edition.core.town)
    if request.method == "GET":
        if now.is_over:
            tell(_("Dit bericht is voorbij. Het kan niet meer gewijzigd worden."))
            return redirect(url_for("desk_alerts.overview", town=town), 303)
        form = Answers.showing({**texts, "kenmerk": new_mark()})
        return form_page(by, began_with(form, texts), now)
    form = Answers.posted(request.form, fields_of(by.edition.core.town))
    form.typed |= {"oefening": texts["oefening"], "waar": ";".join(sorted(form.typed["waar"].split(";")))}
    if now.is_over:
        return _only_new(by, form), 409
    if now.message.name[1] == form.typed["kenmerk"]:  # the same form sent twice
        return _sent_again(by, now, form)
    if clashes := meet(form, texts, parts_of(by.edition.core)):
        wrote = Wrote(now.came.by, now.came.person, "officer", now.came.at)
        return choose(by, wrote, form, clashes, url_for("desk_alerts.overview", town=town))
    return _changed(by, now, form, texts)


def _changed(by: Officer, now: Current, form: Answers, texts: dict[str, str]) -> ResponseReturnValue:
    town, button = by.edition.core.town, request.form.get("knop")
    if button == "terug":
        return form_page(by, form, now)
    if without_mark(form) == texts:
        tell(_("Er is niets veranderd."))
        return redirect(url_for("desk_alerts.overview", town=town.slug), 303)
    try:
        message = read_own(form.typed, town, by.edition.core.screens, sender(by), house().clock(), now.message)
    except Faulty as faulty:
        return form_page(by, refused(form, faulty), now), 400
    if button != "toon":
        return preview_page(by, [message], form)
    try:
        taken = alert_changing.change(house(), town.slug, now, message, by.person.id)
    except Replaced:  # between reading and writing
        return change(town.slug, now.first)
    return now_shown(town.slug, [taken])


def _sent_again(by: Officer, now: Current, form: Answers) -> ResponseReturnValue:
    town = by.edition.core.town
    try:
        sent = read_own(form.typed, town, by.edition.core.screens, sender(by), house().clock(), now.message)
    except Faulty:
        sent = now.message  # its time passed meanwhile
    return already_there(town.slug, now.message, sent)


def _only_new(by: Officer, form: Answers) -> str:
    """It ended while somebody wrote: nothing typed is lost, but it takes the screens over as a message of its own."""
    form.typed["kenmerk"] = new_mark()
    why = _("Dit bericht is intussen voorbij. Het kan niet meer gewijzigd worden; wat u schreef, kan een nieuw worden.")
    return form_page(by, form, why_not=why)
