"""The town's own sign-on: to its issuer and back."""

import importlib
import logging
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from twin.errors import NotAllowed, NotFound, Unavailable
from twin.services.sign_on import let_in
from twin.web.access import open_to_everyone
from twin.web.core import house, published
from twin.web.languages import current_language, in_every_language
from twin.web.sessions import sign_in
from twin.web.ways import after_entering, path_back

blueprint = Blueprint("sign_on", __name__)
log = logging.getLogger(__name__)


@in_every_language(blueprint, "/<town>/binnen/oidc")
@open_to_everyone
def begin(town: str) -> ResponseReturnValue:
    """Leads to the issuer. A link and no form: a form may not lead off this site (`form-action`)."""
    published(town)
    if house().config.sign_on is None:
        raise NotFound("there is no single sign-on here")
    session["signing_on"] = (town, current_language())
    session["next"] = path_back(town, request.args.get("naar", ""))
    try:
        answer: ResponseReturnValue = _authlib().to_the_issuer(_callback())
        return answer
    except Unavailable as error:
        return _failed(town, error, 503)


@blueprint.get("/binnen/oidc/terug")
@open_to_everyone
def back() -> ResponseReturnValue:
    """The issuer's answer. It counts once, and only in the browser that asked: state, nonce and PKCE see to that."""
    town, language = session.pop("signing_on", ("", ""))
    if not town:
        raise NotFound("nobody asked to sign on here")
    published(town, language)
    try:
        entered = let_in(house(), _authlib().claims_of_answer(), language)
    except NotAllowed as error:
        return _failed(town, error, 403)
    except Unavailable as error:
        return _failed(town, error, 503)
    sign_in(entered.person, entered.way)
    return redirect(after_entering(town, entered.person), 303)


def _failed(town: str, error: Exception, status: int) -> ResponseReturnValue:
    log.warning("single sign-on failed: %s", error)  # our own words: no address, no token
    return render_template("entrance/sign_on_failed.html", is_down=status == 503), status


def _callback() -> str:
    return str(current_app.config["KERNKIJKER"].public_url + url_for(".back"))


def _authlib() -> Any:
    """Loaded when somebody first signs on: it weighs on the service."""
    return importlib.import_module("twin.web.sign_on")
