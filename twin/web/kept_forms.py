"""What somebody typed is not lost when her session ended, or the form was too old: it is kept, and sent again when
she says so."""

from flask import Request, request, session
from werkzeug.exceptions import RequestEntityTooLarge

from twin.services import kept_forms
from twin.services.kept_forms import Field, KeptForm
from twin.web.core import house
from twin.web.visitors import comes_from_elsewhere, network

LARGEST = 20_000_000  # bytes: a photo that comes along is read past, so that the words beside it can be kept
UNKEPT = {"csrf_token"}


def typed() -> list[Field]:
    """The fields of the form at hand as they were sent."""
    return [(name, value) for name, value in request.form.items(multi=True) if name not in UNKEPT]


def keep_typed() -> None:
    """Keeps the form at hand for whoever holds this browser's cookie. Not what another site made it send."""
    if comes_from_elsewhere():
        return
    request.max_content_length = LARGEST
    try:
        fields = typed()
    except RequestEntityTooLarge:
        return
    if not fields:
        return
    had_files = any(each.filename for each in request.files.values())
    token = kept_forms.keep(house(), request.path, fields, had_files=had_files, network=network())
    if token:
        session["kept"] = token


def waiting_form() -> KeptForm | None:
    """The form that this browser's visitor did not get to send."""
    token = session.get("kept")
    found = kept_forms.kept(house(), token) if token else None
    if token and found is None:
        session.pop("kept")
    return found


def done_with(arrived: Request) -> None:
    """The kept form arrived after all."""
    if arrived.method != "POST" or "kept" not in session:
        return
    found = waiting_form()
    if found and found.path == arrived.path:
        kept_forms.forget(house(), session.pop("kept"))
