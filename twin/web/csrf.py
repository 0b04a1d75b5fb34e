"""Every POST proves that it comes from a form of ours. One that cannot is shown again, whole, to be sent once more."""

from collections.abc import Sequence

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError, CSRFProtect

from twin.errors import NotFound
from twin.services.kept_forms import Field, FileName
from twin.web.access import OWN, TOKENLESS, policy_of
from twin.web.core import published
from twin.web.kept_forms import arrived, in_words, keep_typed, typed, waiting_form
from twin.web.visitors import comes_from_elsewhere


def protect(app: Flask) -> None:
    """Call after `access.guard`: who may not post at all hears that first."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,  # a token holds as long as its session: nobody's half-written text grows too old
        WTF_CSRF_SSL_STRICT=False,  # our pages with a token in their address send no referrer
        WTF_CSRF_CHECK_DEFAULT=False,  # `check` decides
    )
    protection = CSRFProtect(app)

    @app.before_request
    def check() -> None:
        view = current_app.view_functions.get(request.endpoint or "")
        policy = policy_of(view) if view is not None else None
        if view is not None and policy not in TOKENLESS:
            protection.protect()
        if policy in OWN:
            arrived()

    app.register_error_handler(CSRFError, _ask_again)


def _ask_again(_error: CSRFError) -> ResponseReturnValue:
    """What another site made a browser send is not offered to be sent again: one careless tap would do its work."""
    _speak_the_language_of_the_page()
    fields = [] if comes_from_elsewhere() else typed()
    files, had_files = _keep_files(fields)
    page = render_template(
        "entrance/kept.html",
        title=_("Dit formulier was verlopen"),
        path=request.full_path.removesuffix("?"),
        fields=fields,
        said=in_words(fields),
        files=files,
        had_files=had_files,
    )
    return page, 400


def _keep_files(fields: list[Field]) -> tuple[Sequence[FileName], bool]:
    """Those that wait now, and whether any came that do not."""
    had_files = any(each.filename for each in request.files.values())
    if not had_files or not fields:
        return (), had_files
    keep_typed()
    found = waiting_form()
    return (found.files, found.had_files) if found and found.path == request.path else ((), True)


def _speak_the_language_of_the_page() -> None:
    town = (request.view_args or {}).get("town")
    try:
        if town:
            published(town)
    except NotFound:  # then it has no language of its own either
        return
