"""What a screen's machine and the server say to each other: see docs/screen-protocol.md."""

from datetime import datetime, time
from typing import Any

import orjson
from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from kiosk.codes import code_for
from kiosk.documents import ScreenDocuments
from kiosk.heartbeat_reading import report_of
from kiosk.signing import SIGNATURE, signature
from kiosk.uses_reading import batch_of, taps_in, uses_of
from twin.domain.core import Core
from twin.domain.device import Device
from twin.errors import Invalid, KernkijkerError, NotAllowed, NotFound, TooMany
from twin.services import devices, pairing
from twin.services.alerts import as_json, for_screen, version_of
from twin.services.devices import UnknownToken
from twin.services.packing import Body
from twin.services.uses import UseCounter
from twin.web.access import for_devices, for_screens
from twin.web.core import house, live
from twin.web.devices import device_here, machine_here, token_hash
from twin.web.visitors import network

blueprint = Blueprint("device_api", __name__, url_prefix="/schermen")
NOON = time(12)
LARGEST = 16_384  # bytes of what a machine tells
TOLD: dict[type[KernkijkerError], int] = {Invalid: 400, NotAllowed: 403, NotFound: 404}


class ScreenGone(NotFound):
    """The machine's screen is not the town's any more."""


@blueprint.post("/aanmelden")
@for_screens
def ask_code() -> ResponseReturnValue:
    told = _told()
    hashed = told.get("token_hash") if isinstance(told, dict) else None
    if not isinstance(hashed, str):
        raise Invalid("a machine tells the hash of its token")
    asked = pairing.ask(house(), hashed, network())
    address = f"{current_app.config['KERNKIJKER'].public_url}/schermen/{asked.code}"
    seconds = int((asked.expires_at - house().clock()).total_seconds())
    return _json({"code": asked.code, "address": address, "qr": code_for(address), "seconds": seconds}, 201)


@blueprint.get("/mij")
@for_devices
def me() -> ResponseReturnValue:
    machine = machine_here()
    if not isinstance(machine, Device):
        seconds = int((machine.expires_at - house().clock()).total_seconds())
        return _json({"state": "waiting", "seconds": seconds})
    known = {"town": machine.town, "screen": machine.screen}
    core = _core(machine)
    if core is None:
        return _json({"state": "gone", **known})
    found = core.screens[machine.screen]
    return _json({"state": "paired", **known, "name": found.name, "timezone": core.town.timezone})


@blueprint.get("/bundel")
@for_devices
def bundle() -> ResponseReturnValue:
    found = documents().bundle(*_place(device_here()))
    if request.if_none_match.contains(found.version):
        return Response(status=304, headers={"ETag": f'"{found.version}"', "Cache-Control": "no-store"})
    answer = _signed(found.document)
    answer.set_etag(found.version)
    return answer


@blueprint.get("/nood")
@for_devices
def alerts() -> ResponseReturnValue:
    town, screen = _place(device_here())
    found = for_screen(house(), town, screen, house().clock())
    return _signed(_small({"version": version_of(found), "alerts": [as_json(each) for each in found]}))


@blueprint.post("/hartslag")
@for_devices
def heartbeat() -> ResponseReturnValue:
    """Also of a machine whose screen is gone: it lives, and hears that there is no bundle."""
    device, now = device_here(), house().clock()
    core = _core(device)
    try:
        told = _told()
        report = report_of(told)
        uses = uses_of(told.get("uses"), core, report.clock, now) if core else {}
        batch = batch_of(told.get("uses_batch"))
    except (Invalid, HTTPException) as error:
        devices.refuse(house(), device, str(error))
        raise
    current, alerts = documents().stand(device.town, device.screen) if core else (None, None)
    answer = devices.hear(house(), device, report, current, uses, batch)
    counter: UseCounter = current_app.extensions["uses"]
    for (day, shop), times in taps_in(uses).items() if answer.counted else ():
        counter.count(device.town, shop, "screen_tap", datetime.combine(day, NOON), times)
    said = {"time": now.timestamp(), "rotate": answer.rotate, "restart": answer.restart}
    return _signed(_small({**said, "bundle": current, "alerts": alerts}))


@blueprint.post("/sleutel")
@for_devices
def take_token() -> ResponseReturnValue:
    device, told = device_here(), _told()
    hashed = told.get("token_hash") if isinstance(told, dict) else None
    if not isinstance(hashed, str):
        raise Invalid("a machine tells the hash of its next token")
    devices.rotate(house(), device, hashed)
    return "", 204


@blueprint.errorhandler(KernkijkerError)
def in_words(error: KernkijkerError) -> ResponseReturnValue:
    """For a machine, and for who reads its log."""
    if isinstance(error, UnknownToken):
        return _json({"error": "unknown_device", "why": error.why}, 401)
    if isinstance(error, TooMany):
        answer = _json({"error": str(error), "retry_after": error.seconds}, 429)
        answer.headers["Retry-After"] = str(error.seconds)
        return answer
    if isinstance(error, ScreenGone):
        return _json({"error": str(error), "state": "gone"}, 410)
    status = next((TOLD[kind] for kind in type(error).__mro__ if kind in TOLD), 503)
    return _json({"error": str(error)}, status)


@blueprint.errorhandler(HTTPException)
def refused(error: HTTPException) -> ResponseReturnValue:
    words = f"a machine tells at most {LARGEST} bytes" if error.code == 413 else error.name
    return _json({"error": words}, error.code or 500)


def documents() -> ScreenDocuments:
    found: ScreenDocuments = current_app.extensions["screen_documents"]
    return found


def _core(device: Device) -> Core | None:
    """Of the machine's town, as long as it has the screen."""
    editions = live().editions.get(device.town)
    core = next(iter(editions.values())).core if editions else None
    return core if core and device.screen in core.screens else None


def _place(device: Device) -> tuple[str, str]:
    if _core(device) is None:
        raise ScreenGone("the town has no such screen any more")
    return device.town, device.screen


def _told() -> Any:
    """The JSON that came. Raises Invalid for what is none, 413 for what is too long."""
    request.max_content_length = LARGEST
    try:
        return orjson.loads(request.get_data(cache=False))
    except ValueError as error:
        raise Invalid("a machine tells JSON") from error


def _small(document: Any) -> Body:
    data = orjson.dumps(document)
    return Body(data, None, None, "", "application/json")


def _signed(body: Body) -> Response:
    data, encoding = body.encoded(request.headers.get("Accept-Encoding", ""))
    answer = Response(
        data, mimetype="application/json", headers={"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    )
    answer.headers[SIGNATURE] = signature(token_hash(), body.identity)
    if encoding:
        answer.headers["Content-Encoding"] = encoding
    return answer


def _json(document: Any, status: int = 200) -> Response:
    return Response(orjson.dumps(document), status, mimetype="application/json", headers={"Cache-Control": "no-store"})
