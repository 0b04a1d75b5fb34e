"""The documents of a day that is over, for the scripts of a page that shows it."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from twin.errors import NotFound
from twin.web.access import open_to_everyone
from twin.web.core import instant, past_editions, published
from twin.web.languages import in_every_language

blueprint = Blueprint("past", __name__)


@in_every_language(blueprint, "/<town>/toen/<moment>/<name>")
@open_to_everyone
def document(town: str, moment: str, name: str) -> ResponseReturnValue:
    """shops.json or twin.json as they were at ``moment`` (`2026-05-03T10:30`): see docs/contract.md, section 3."""
    edition = published(town)
    at = instant(moment, edition.core.town)
    if at >= edition.horizon.start:
        raise NotFound("that day is not over")
    body = past_editions().find(edition, at).edition.bodies.get(name)
    if body is None:
        raise NotFound("unknown document")
    data, encoding = body.encoded(request.headers.get("Accept-Encoding", ""))
    answer = Response(data, content_type=body.content_type)
    answer.headers.update({"Cache-Control": body.cache_control, "Vary": "Accept-Encoding"})
    answer.set_etag(body.etag.strip('"'))
    if encoding:
        answer.content_encoding = encoding
    return answer.make_conditional(request)
