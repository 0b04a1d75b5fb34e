"""Failures in words: one table from what went wrong to a status and a page with a way on. No trace ever."""

import logging
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug.exceptions import HTTPException

from twin.errors import Invalid, KernkijkerError, NotAllowed, NotFound, TooMany, Unavailable

log = logging.getLogger(__name__)
KEPT_HEADERS = {"Allow", "Retry-After"}  # what RFC 9110 wants beside a 405 and a 503


@dataclass(frozen=True, slots=True)
class Failure:
    status: int
    title: str
    text: str


NOT_FOUND = Failure(
    404,
    lazy_gettext("Deze pagina bestaat niet"),
    lazy_gettext("Misschien is het adres verkeerd overgetikt, of is de zaak of het scherm er niet meer."),
)
INVALID = Failure(
    400,
    lazy_gettext("Dat begrijpen we niet"),
    lazy_gettext("In het adres staat iets dat niet kan, bijvoorbeeld een dag of uur dat niet bestaat."),
)
NOT_ALLOWED = Failure(
    403, lazy_gettext("Deze deur is dicht"), lazy_gettext("Deze pagina is niet voor iedereen te zien.")
)
UNAVAILABLE = Failure(
    503, lazy_gettext("Even geduld"), lazy_gettext("Dit lukt nu niet. Probeer het over een minuut opnieuw.")
)
TOO_LARGE = Failure(
    413, lazy_gettext("Dat is te groot"), lazy_gettext("Kies een kleiner bestand, of verstuur het in delen.")
)
TOO_MANY = Failure(
    429, lazy_gettext("Even wachten"), lazy_gettext("Dit gebeurde te vaak na elkaar. Probeer het later opnieuw.")
)
BROKEN = Failure(
    500,
    lazy_gettext("Er liep iets mis bij ons"),
    lazy_gettext("Het ligt niet aan u. Probeer het over een minuut opnieuw."),
)
TABLE: dict[type[KernkijkerError], Failure] = {
    NotFound: NOT_FOUND,
    Invalid: INVALID,
    NotAllowed: NOT_ALLOWED,
    Unavailable: UNAVAILABLE,
}


def in_words(app: Flask) -> None:
    """Every failure becomes a page in the site's look."""
    app.register_error_handler(KernkijkerError, _known)
    app.register_error_handler(TooMany, _too_many)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)
    app.after_request(_on_this_host)  # Flask answers a missing slash by itself, past every handler


def _known(error: KernkijkerError) -> ResponseReturnValue:
    kind = next((each for each in type(error).__mro__ if each in TABLE), Unavailable)
    return _page(TABLE[kind])


def _too_many(error: TooMany) -> ResponseReturnValue:
    return *_page(TOO_MANY), {"Retry-After": str(error.seconds)}


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    known = {404: NOT_FOUND, 400: INVALID, 403: NOT_ALLOWED, 413: TOO_LARGE, 503: UNAVAILABLE, 500: BROKEN}.get(
        error.code
    )
    page, status = _page(known or Failure(error.code, _("Dit kan niet"), _("Deze pagina werkt niet op die manier.")))
    return page, status, {name: value for name, value in error.get_headers() if name in KEPT_HEADERS}


def _on_this_host(response: Response) -> Response:
    """A redirect by path alone: the Host header is the visitor's word, and must not send him elsewhere.
    Who means to lead elsewhere says so in ``g.leads_elsewhere``."""
    if response.location and response.location != g.get("leads_elsewhere"):
        parts = urlsplit(response.location)
        response.location = urlunsplit(("", "", "/" + parts.path.lstrip("/\\"), parts.query, ""))
        response.set_data("")
    return response


def _unforeseen(error: Exception) -> ResponseReturnValue:
    # the rule and not the address: a token in it, or what somebody searched for, does not belong in a log
    log.error("unforeseen failure at %s", request.url_rule, exc_info=error)
    return _page(BROKEN)


def _page(failure: Failure) -> tuple[str, int]:
    page = render_template("error.html", status=failure.status, title=failure.title, text=failure.text)
    return page, failure.status
