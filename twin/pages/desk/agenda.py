"""Events and notices at the desk: find, write, change, take away."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.listing import Refused
from twin.errors import NotFound
from twin.pages.desk.agenda_form import event_form, event_values, fault_words, fields_of, notice_form
from twin.services import agenda
from twin.services.shop_hours import today_in
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import Officer, officer

blueprint = Blueprint("desk_agenda", __name__)
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
    return _event(officer(town), town, "")


@in_every_language(blueprint, "/<town>/beheer/evenementen/<int:number>", methods=["GET", "POST"])
@for_officers
def event(town: str, number: int) -> ResponseReturnValue:
    return _event(officer(town), town, str(number))


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
    return _notice(officer(town), town, "")


@in_every_language(blueprint, "/<town>/beheer/berichten/<int:number>", methods=["GET", "POST"])
@for_officers
def notice(town: str, number: int) -> ResponseReturnValue:
    return _notice(officer(town), town, str(number))


@in_every_language(blueprint, "/<town>/beheer/berichten/<int:number>/weg", methods=["POST"])
@for_officers
def drop_notice(town: str, number: int) -> ResponseReturnValue:
    batch = agenda.remove(house(), town, "notice", str(number), officer(town).author)
    return _done(town, ".notices", _("Het bericht is weg."), batch)


def _event(by: Officer, town: str, key: str) -> ResponseReturnValue:
    known = _one(agenda.events(house(), town), key)
    of_town, today = by.edition.core.town, today_in(house(), by.edition.core.town)
    form = event_form(of_town, known, today)
    if request.method == "POST":
        form = Answers.posted(request.form, fields_of(of_town))
        try:
            values = event_values(form, by.edition.core, today, known)
            _key, batch = agenda.save(house(), town, "event", key, _shown(values), by.author, _picture())
            return _done(
                town, ".events", _("Bewaard. Het staat binnen enkele seconden op de kaart en de schermen."), batch
            )
        except agenda.Faulty as faulty:
            _tell(form, faulty)
        except Refused as refused:
            form.refuse("foto", refused.in_language(current_language()))
    there = [(each.id, _name(by, each.names)) for each in by.edition.core.places.values() if each.names]
    shown = {
        "form": form,
        "number": key,
        "kept": known and known.recurrence,
        "photo": _photo_of(by, known),
        "language_names": OWN_NAMES,
    }
    places = [("", _("elders, in uw woorden")), *there]
    return render_template("desk/event.html", places=places, **shown), 200 if form.are_fine else 400


def _notice(by: Officer, town: str, key: str) -> ResponseReturnValue:
    known = _one(agenda.notices(house(), town), key)
    of_town, today = by.edition.core.town, today_in(house(), by.edition.core.town)
    form = notice_form(of_town, known, today)
    if request.method == "POST":
        form = Answers.posted(request.form, fields_of(of_town))
        try:
            values = agenda.read_notice(form.typed, of_town, today)
            _key, batch = agenda.save(house(), town, "notice", key, _shown(values), by.author, _picture())
            return _done(
                town, ".notices", _("Bewaard. Het staat binnen enkele seconden op de site en de schermen."), batch
            )
        except agenda.Faulty as faulty:
            _tell(form, faulty)
        except Refused as refused:
            form.refuse("foto", refused.in_language(current_language()))
    return render_template(
        "desk/notice.html", form=form, number=key, language_names=OWN_NAMES, photo=_photo_of(by, known)
    ), 200 if form.are_fine else 400


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    """With its picture taken away, where that was asked."""
    return {**values, "photo": None} if request.form.get("foto_weg") else values


def _photo_of(by: Officer, known: Any) -> Any:
    return by.edition.core.pictures.get(known.photo) if known else None


def _picture() -> bytes:
    sent = request.files.get("foto")
    return sent.read() if sent else b""


def _one(known: list[Any], key: str) -> Any:
    """The one with that number, None for a new one. Raises NotFound."""
    if not key:
        return None
    found = next((each for each in known if str(each.id) == key), None)
    if found is None:
        raise NotFound(f"there is no event or notice {key}")
    return found


def _name(by: Officer, names: Any) -> str:
    return by.edition.core.town.in_words(names, by.edition.language)


def _tell(form: Answers, faulty: agenda.Faulty) -> None:
    for field, key in faulty.faults.items():
        form.refuse(field, fault_words(key))


def _done(town: str, endpoint: str, words: str, batch: int | None) -> ResponseReturnValue:
    tell(words, url_for("desk_history.take_back", town=town, batch=batch) if batch else "")
    return redirect(url_for(endpoint, town=town), 303)
