"""What somebody typed is not lost when her session ended, or the form was too old: it is kept, with the files that came
along, and sent again when she says so."""

from collections.abc import Sequence
from io import BytesIO

from flask import request, session
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from twin.services import kept_forms, sessions
from twin.services.kept_forms import LARGEST_FILES, Field, File, KeptForm
from twin.web.core import house
from twin.web.sessions import signed_in
from twin.web.visitors import comes_from_elsewhere, network

LARGEST = 20_000_000  # bytes: a photo that comes along is read past, so that the words beside it can be kept
AGAIN = "bewaarde_bestanden"  # field of the form that is sent again: its files are here already
UNKEPT = {"csrf_token", AGAIN, "personeelscode"}  # a code is written down nowhere
UNSAID = {"gezien", "seen", "mine", "theirs", "part", "welk", "doe", "knop", "keuze"}
UNSAID |= {"grondvlak", "lijn", "lon", "lat", "deur_lon", "deur_lat"}  # drawn, not written


def typed() -> list[Field]:
    """The fields of the form at hand as they were sent."""
    return [(name, value) for name, value in request.form.items(multi=True) if name not in UNKEPT]


def in_words(fields: list[Field]) -> list[str]:
    """What of ``fields`` a person wrote or chose and would know again; not what a form tells itself."""
    return [text for name, value in fields if name not in UNSAID and len(text := value.strip()) > 1]


def keep_typed() -> None:
    """Keeps the form at hand for whoever holds this browser's cookie. Not what another site made it send.

    Files are kept where the browser holds a session of somebody's, also one that ended.
    """
    if comes_from_elsewhere():
        return
    token = session.get("token")
    person = sessions.owner(house(), token) if token else None
    request.max_content_length = LARGEST if person is None else LARGEST_FILES
    try:
        fields, sent = typed(), _sent_files()
    except RequestEntityTooLarge:
        return
    if not fields and not sent:
        return
    if kept := kept_forms.keep(house(), request.path, fields, sent, person=person, network=network()):
        session["kept"] = kept


def _sent_files() -> list[File]:
    for each in request.files.values():
        each.seek(0)  # the view may have read it
    return [
        File(field, each.filename, each.mimetype[:100], each.read())
        for field, each in request.files.items(multi=True)
        if each.filename
    ]


def waiting_form() -> KeptForm | None:
    """The form that this browser's visitor did not get to send."""
    token, who = session.get("kept"), signed_in()
    return kept_forms.kept(house(), token, who.person.id if who else None) if token else None


def files_wait() -> bool:
    """Keeps the form at hand for when the page that answers sends it again. Whether its files wait here until then,
    and come along with the field `AGAIN`."""
    keep_typed()
    waits = waiting_form()
    return waits is not None and waits.path == request.path and not waits.had_files


def arrived() -> None:
    """A form is sent by who may: if it is the one that was kept, its files come along, and it waits no more."""
    if request.method != "POST" or "kept" not in session:
        return
    found, who = waiting_form(), signed_in()
    if found is None or who is None or found.path != request.path:
        return
    token = session.pop("kept")
    if request.form.get(AGAIN):
        _bring_along(kept_forms.files(house(), token, request.path, who.person.id))
    kept_forms.forget(house(), token)


def _bring_along(waited: Sequence[File]) -> None:
    """As if they had been sent just now; a field in which another file was chosen holds that one."""
    sent = list(request.files.items(multi=True))
    for _field, each in sent:
        if not each.filename:
            each.close()
    anew = [(field, each) for field, each in sent if each.filename]
    chosen = {field for field, _each in anew}
    again = [
        (each.field, FileStorage(BytesIO(each.data), each.filename, each.field, each.kind))
        for each in waited
        if each.field not in chosen
    ]
    request.files = MultiDict([*anew, *again])  # type: ignore[assignment]  # so that the view finds them as ever
