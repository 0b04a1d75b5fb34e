"""The page of a screen with a machine, and what is new for it: in the service these are answered before Flask."""

from flask import Blueprint, Response, request

from kiosk.device_api import documents
from twin.services.packing import Body
from twin.web.access import open_to_everyone

blueprint = Blueprint("kiosk_device", __name__)


@blueprint.get("/<town>/scherm/<screen>/toestel")
@open_to_everyone
def page(town: str, screen: str) -> Response:
    """The screen's page as a machine shows it: what it asks, it asks its agent."""
    return _answer(documents().body(request.path))


@blueprint.get("/<town>/scherm/<screen>/stand.json")
@open_to_everyone
def stand(town: str, screen: str) -> Response:
    return _answer(documents().body(request.path))


def _answer(body: Body) -> Response:
    answer = Response(body.identity, content_type=body.content_type, headers=[*body.headers])
    answer.headers["Cache-Control"] = body.cache_control
    answer.set_etag(body.etag.strip('"'))
    answer.make_conditional(request)
    return answer
