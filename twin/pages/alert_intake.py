"""A system elsewhere posts a CAP 1.2 message with its key: `Authorization: Bearer KEY`, the XML as it is."""

from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from twin.errors import TooMany
from twin.services import alert_keys, alert_taking
from twin.services.alert_taking import Taken
from twin.services.exchange.cap import LARGEST
from twin.services.exchange.refusal import NotReadable
from twin.web.access import by_key
from twin.web.core import house, published
from twin.web.visitors import network

blueprint = Blueprint("alert_intake", __name__)
REALM = {"WWW-Authenticate": 'Bearer realm="noodbericht"'}


@blueprint.post("/<town>/noodbericht")
@by_key
def receive(town: str) -> ResponseReturnValue:
    """200 with what became of it, 401 without a key that opens, 422 with what is wrong, 429 with when to come back."""
    edition = published(town)
    key = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    try:
        name = alert_keys.opens(house(), town, key, network())
        if name is None:
            return {"error": "This key does not open; ask the town for one."}, 401, REALM
        messages = alert_taking.read_cap(house(), town, _sent())
    except TooMany as error:
        return {"error": str(error), "retry_after": error.seconds}, 429, {"Retry-After": str(error.seconds)}
    except NotReadable as refused:
        words = {each: refused.in_language(each) for each in edition.core.town.languages}
        return {"error": refused.in_language("en"), "words": words}, 422
    taken = [alert_taking.take(house(), town, message, "key", source=name) for message in messages]
    return {"messages": [_said(each) for each in taken]}


def _sent() -> bytes:
    length = request.content_length or 0
    if length > LARGEST:  # said in our own words, and not read
        raise NotReadable("cap_too_large", have=f"{length / 1_000_000:.1f}", most=LARGEST // 1_000_000)
    return request.get_data(cache=False)


def _said(taken: Taken) -> dict[str, Any]:
    """``is_new``: false where the town had it; ``screens``: those that lie in its area."""
    message = taken.message
    return {
        "identifier": message.name[1],
        "type": message.kind,
        "test": message.is_test,
        "is_new": taken.number is not None,
        "screens": sorted(taken.screens),
    }
