"""Events and notices at the desk: find, write, change, take away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.core import Core
from twin.domain.listing import Refused
from twin.domain.town import Town
from twin.pages.desk.agenda_form import (
    event_form,
    event_values,
    fault_words,
    fields_of,
    notice_form,
    notice_values,
    parts_of,
    repeats,
)
from twin.pages.desk.choice import let_choose
from twin.services import agenda
from twin.services.changing import Overtaken
from twin.services.shop_hours import today_in
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.kept_forms import files_wait
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import Officer, officer
from twin.web.versions import Part, began_with, meet, still_there

blueprint = Blueprint("desk_agenda", __name__)
Row = Mapping[str, Any]
FAR = timedelta(days=730)  # an event that does not take place within two years is past


@in_every_language(blueprint, "/<town>/beheer/evenementen/")
@for_officers
def events(town: str) -> ResponseReturnValue:
    officer(town)
    now = house().clock()
    known = agenda.events(house(), town)
    coming = [(event, next(event.occurrences(now, now + FAR), None)) for event in known]
    ahead = sorted(((event, at) for event, at in coming if at), key=lambda each: each[1].start)
    return render_template("desk/events.html", ahead=ahead, past=[event for event, at in coming if not at])


@in_every_language(blueprint, "/<town>/beheer/evenementen/nieuw", methods=["GET", "POST"])
@for_officers
def new_event(town: str) -> ResponseReturnValue:
    return _one(EVENT, officer(town), "")


@in_every_language(blueprint, "/<town>/beheer/evenementen/<int:number>", methods=["GET", "POST"])
@for_officers
def event(town: str, number: int) -> ResponseReturnValue:
    return _one(EVENT, officer(town), str(number))


@in_every_language(blueprint, "/<town>/beheer/evenementen/<int:number>/weg", methods=["POST"])
@for_officers
def drop_event(town: str, number: int) -> ResponseReturnValue:
    batch = agenda.remove(house(), town, "event", str(number), officer(town).author)
    return _done(town, ".events", _("Het evenement is weg."), batch)


@in_every_language(blueprint, "/<town>/beheer/berichten/")
@for_officers
def notices(town: str) -> ResponseReturnValue:
    officer(town)
    now, known = house().clock(), agenda.notices(house(), town)
    return render_template(
        "desk/notices.html", ahead=[n for n in known if n.end > now], past=[n for n in known if n.end <= now]
    )


@in_every_language(blueprint, "/<town>/beheer/berichten/nieuw", methods=["GET", "POST"])
@for_officers
def new_notice(town: str) -> ResponseReturnValue:
    return _one(NOTICE, officer(town), "")


@in_every_language(blueprint, "/<town>/beheer/berichten/<int:number>", methods=["GET", "POST"])
@for_officers
def notice(town: str, number: int) -> ResponseReturnValue:
    return _one(NOTICE, officer(town), str(number))


@in_every_language(blueprint, "/<town>/beheer/berichten/<int:number>/weg", methods=["POST"])
@for_officers
def drop_notice(town: str, number: int) -> ResponseReturnValue:
    batch = agenda.remove(house(), town, "notice", str(number), officer(town).author)
    return _done(town, ".notices", _("Het bericht is weg."), batch)


@dataclass(frozen=True)
class _Kind:
    """What an event and a notice differ in, on the desk. ``shown`` gives the form of a domain's thing or of None."""

    thing: agenda.Thing
    endpoint: str
    listed: str
    template: str
    shown: Callable[[Town, Any, date], Answers]
    read: Callable[[Answers, Core, date, Any], dict[str, Any]]


EVENT = _Kind(
    "event",
    "event",
    "events",
    "desk/event.html",
    event_form,
    event_values,
)
NOTICE = _Kind(
    "notice",
    "notice",
    "notices",
    "desk/notice.html",
    notice_form,
    notice_values,
)


def _one(kind: _Kind, by: Officer, key: str) -> ResponseReturnValue:
    """``key`` '' for a new one. One that a colleague took away meanwhile can be made again from what was typed."""
    of_town = by.edition.core.town
    row = still_there(lambda: agenda.row_of(house(), of_town.slug, kind.thing, key)) if key else None
    if key and row is None:
        form = Answers.posted(request.form, fields_of(of_town))
        gone = _("Een collega haalde dit intussen weg. Bewaar om het opnieuw te maken.")
        form.refuse(f"titel_{of_town.first_language}", gone)
        return _page(kind, by, None, form), 409
    if request.method == "GET":
        today = today_in(house(), of_town)
        form = kind.shown(of_town, _known(kind, row, of_town), today)
        return _page(kind, by, row, began_with(form, _texts(kind, by, row)) if row else form)
    return _write(kind, by, row)


def _write(kind: _Kind, by: Officer, row: Row | None) -> ResponseReturnValue:
    town, key = by.edition.core.town, str(row["id"]) if row else ""
    form, picture = Answers.posted(request.form, fields_of(town)), _picture()
    if row:
        form.typed["foto"] = "new" if picture else "" if request.form.get("foto_weg") else str(row["photo"] or "")
        if clashes := meet(form, _texts(kind, by, row), _parts(kind, by)):
            back = url_for(f".{kind.listed}", town=town.slug)
            return let_choose(by, kind.thing, row, partial(_texts, kind, by), form, clashes, back)
    try:
        values = kind.read(form, by.edition.core, today_in(house(), town), _known(kind, row, town))
        if row and form.typed["foto"] == "":
            values["photo"] = None
        sent = picture if form.typed.get("foto", "new") == "new" else b""
        _key, batch = agenda.save(house(), town.slug, kind.thing, key, values, by.author, sent, row)
    except agenda.Faulty as faulty:
        for field, why in faulty.faults.items():
            form.refuse(field, fault_words(why))
    except Refused as refused:
        form.refuse("foto", refused.in_language(current_language()))
    except Overtaken:  # between reading and writing
        return _one(kind, by, key)
    else:
        return _done(town.slug, f".{kind.listed}", _kept_words(values), batch)
    return _page(kind, by, row, form, _waiting_photo(form)), 400


def _kept_words(values: dict[str, Any]) -> str:
    words: str = _("Bewaard. Het staat binnen enkele seconden waar u het aankruiste.")
    if values.get("on_map") and not values["place"]:
        words = _("Bewaard. Op de kaart komt het pas als u er een plaats bij kiest.")
    return words


def _waiting_photo(form: Answers) -> str:
    """After a fault elsewhere in the form: the name of the photo that was sent, which waits here until the form comes
    again; '' for none. Where it could not wait, its field says so."""
    sent = request.files.get("foto")
    if sent is None or not sent.filename or "foto" in form.faults:
        return ""
    if files_wait():
        return sent.filename
    form.refuse("foto", _("De foto konden we niet bewaren: kies ze opnieuw."))
    return ""


def _page(kind: _Kind, by: Officer, row: Row | None, form: Answers, waiting: str = "") -> str:
    town = by.edition.core.town
    known, key = _known(kind, row, town), str(row["id"]) if row else ""
    return render_template(
        kind.template,
        form=form,
        number=key,
        action=url_for(f".{kind.endpoint}", town=town.slug, number=key)
        if row
        else url_for(f".new_{kind.endpoint}", town=town.slug),
        repeats=repeats(),
        kept=getattr(known, "recurrence", ""),
        photo=by.edition.core.pictures.get(known.photo) if known else None,
        waiting=waiting,
        language_names=OWN_NAMES,
        places=_places(by),
    )


def _known(kind: _Kind, row: Row | None, town: Town) -> Any:
    if row is None:
        return None
    return agenda.event_in(row, town) if kind.thing == "event" else agenda.notice_in(row)


def _texts(kind: _Kind, by: Officer, row: Row) -> dict[str, str]:
    """The fields of the form as a row fills them; besides, its rule and its photo, which no field holds as they are."""
    town = by.edition.core.town
    known = _known(kind, row, town)
    form = kind.shown(town, known, today_in(house(), town))
    return {**form.typed, "regel": getattr(known, "recurrence", ""), "foto": str(row["photo"] or "")}


def _parts(kind: _Kind, by: Officer) -> list[Part]:
    return parts_of(by.edition.core.town, _places(by), is_event=kind.thing == "event")


def _places(by: Officer) -> list[tuple[str, str]]:
    known = by.edition.core.places.values()
    there = [(each.id, by.edition.core.town.in_words(each.names, by.edition.language)) for each in known if each.names]
    return [("", _("elders, in uw woorden")), *there]


def _picture() -> bytes:
    sent = request.files.get("foto")
    return sent.read() if sent else b""


def _done(town: str, endpoint: str, words: str, batch: int | None) -> ResponseReturnValue:
    tell(words, url_for("desk_history.take_back", town=town, batch=batch) if batch else "")
    return redirect(url_for(endpoint, town=town), 303)
