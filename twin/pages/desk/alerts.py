"""Emergencies at the desk: what holds and what was, an officer's own message, and the ways in for others."""

from contextlib import suppress
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid, NotFound
from twin.pages.desk.alert_form import (
    already_there,
    first_form,
    form_page,
    new_mark,
    now_shown,
    preview_page,
    refused,
    sender,
)
from twin.pages.desk.alert_shown import lists
from twin.pages.desk.alert_source_words import outcome_words
from twin.services import alert_asking, alert_changing, alert_fetching, alert_keys, alert_taking
from twin.services.agenda import Faulty
from twin.services.alert_writing import fields_of, read_own
from twin.services.exchange import uploads
from twin.services.exchange.refusal import NotReadable
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import Officer, officer

blueprint = Blueprint("desk_alerts", __name__)


@in_every_language(blueprint, "/<town>/beheer/schermen/nood/")
@for_officers
def overview(town: str) -> ResponseReturnValue:
    return _overview(officer(town), Answers.showing({}))


@in_every_language(blueprint, "/<town>/beheer/schermen/nood/nieuw", methods=["GET", "POST"])
@for_officers
def new(town: str) -> ResponseReturnValue:
    """Typed, then seen as it will be, then shown: it takes over screens, so it asks twice."""
    by = officer(town)
    if request.method == "GET":
        return form_page(by, first_form(by))
    form = Answers.posted(request.form, fields_of(by.edition.core.town))
    try:
        message = read_own(form.typed, by.edition.core.town, by.edition.core.screens, sender(by), house().clock())
    except Faulty as faulty:
        return form_page(by, refused(form, faulty)), 400
    if request.form.get("knop") != "toon":
        return form_page(by, form) if request.form.get("knop") == "terug" else preview_page(by, [message], form=form)
    taken = alert_taking.take(house(), town, message, "officer", by.person.id)
    if taken.number is None and (there := alert_changing.named(house(), town, message)):
        return already_there(town, there, message)
    return now_shown(town, [taken])


@in_every_language(blueprint, "/<town>/beheer/schermen/nood/bestand", methods=["POST"])
@for_officers
def send(town: str) -> ResponseReturnValue:
    by, sent = officer(town), request.files.get("bestand")
    data = sent.read() if sent else b""
    try:
        if not data:
            raise NotReadable("empty")
        alert_taking.read_cap(house(), town, data)
    except NotReadable as refused:
        return _refused(by, "bestand", refused.in_language(current_language()))
    return redirect(url_for(".file", town=town, token=uploads.keep(house(), town, data).token), 303)


@in_every_language(blueprint, "/<town>/beheer/schermen/nood/bestand/<token>", methods=["GET", "POST"])
@for_officers
def file(town: str, token: str) -> ResponseReturnValue:
    """What a CAP file would show, before it does; a POST takes it in."""
    by = officer(town)
    try:
        messages = alert_taking.read_cap(house(), town, uploads.kept(house(), town, token).data)
    except NotReadable as refused:  # it ended meanwhile
        return _refused(by, "bestand", refused.in_language(current_language()))
    except NotFound:
        tell(_("Dit bestand is al ingenomen of te oud. Staat het bericht hieronder niet, stuur het dan opnieuw."))
        return redirect(url_for(".overview", town=town), 303)
    if request.method == "GET":
        return preview_page(by, messages)
    uploads.drop(house(), town, token)
    return now_shown(town, [alert_taking.take(house(), town, each, "file", by.person.id) for each in messages])


@in_every_language(blueprint, "/<town>/beheer/schermen/nood/<int:number>/einde", methods=["POST"])
@for_officers
def end(town: str, number: int) -> ResponseReturnValue:
    by = officer(town)
    try:
        alert_changing.end(house(), town, number, by.person.id)
        tell(_("Beëindigd. De schermen laten het binnen een halve minuut los."))
    except NotFound:
        tell(_("Dit bericht was al beëindigd."))
    except alert_changing.Replaced:
        tell(_("Dit bericht is intussen gewijzigd. Lees het nieuwe, en beëindig dat als het nog moet."))
    return redirect(url_for(".overview", town=town), 303)


@in_every_language(blueprint, "/<town>/beheer/schermen/nood/sleutel", methods=["POST"])
@for_officers
def make_key(town: str) -> ResponseReturnValue:
    """The page itself shows the key, once: it stands in no address and is kept nowhere."""
    by, form = officer(town), Answers.posted(request.form, ["naam", "kenmerk"])
    if not form.typed["naam"]:
        return _refused(by, "naam", _("Geef de sleutel de naam van wie hem krijgt."))
    try:
        key = alert_keys.make(house(), town, form.typed["naam"], by.person.id, form.typed["kenmerk"])
    except Invalid:
        return _refused(by, "naam", _("Deze sleutel is al ingetrokken. Maak een nieuwe."))
    return _overview(by, Answers.showing({}), key=key)


@in_every_language(blueprint, "/<town>/beheer/schermen/nood/sleutel/<int:number>/weg", methods=["POST"])
@for_officers
def revoke_key(town: str, number: int) -> ResponseReturnValue:
    officer(town)
    with suppress(NotFound):  # a second click on the same button
        alert_keys.revoke(house(), town, number)
    tell(_("De sleutel opent niets meer."))
    return redirect(url_for(".overview", town=town), 303)


@in_every_language(blueprint, "/<town>/beheer/schermen/nood/adres", methods=["POST"])
@for_officers
def set_source(town: str) -> ResponseReturnValue:
    by, form = officer(town), Answers.posted(request.form, ["adres", "codes"])
    try:
        alert_asking.choose(house(), town, form.typed["adres"], form.typed["codes"])
    except alert_fetching.NotFetched as refused:
        form.refuse("adres", outcome_words(refused.key, refused.values))
    except alert_asking.BadCode as bad:
        form.refuse("codes", _("‘%(code)s’ is geen code. Schrijf naam=waarde, zoals NIS=41027.", code=bad.code))
    else:
        tell(_("Bewaard."))
        return redirect(url_for(".overview", town=town), 303)
    return _overview(by, form), 400


def _overview(by: Officer, form: Answers, key: str = "") -> str:
    town = by.edition.core.town.slug
    source = alert_asking.source(house(), town)
    typed = {"naam": "", "adres": source.address, "codes": " ".join(source.codes), **form.typed}
    form = Answers(typed, form.faults)
    standing, past = lists(house(), by.edition)
    return render_template(
        "desk/alerts.html",
        form=form,
        standing=standing,
        past=past,
        key=key,
        keys=alert_keys.known(house(), town),
        source=source,
        outcome=outcome_words(source.outcome, source.detail) if source.outcome else "",
        zone=_zone(by),
        post_address=url_for("alert_intake.receive", town=town),
        mark=new_mark(),
    )


def _refused(by: Officer, field: str, words: str) -> ResponseReturnValue:
    form = Answers.posted(request.form, ["naam"])
    form.refuse(field, words)
    return _overview(by, form), 422


def _zone(by: Officer) -> ZoneInfo:
    return by.edition.core.town.place.zone
