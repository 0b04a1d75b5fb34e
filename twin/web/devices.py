"""Which machine asks: it signs in with a token in the header, never with a cookie."""

import re

from flask import g, request

from twin.domain.device import Device
from twin.errors import NotAllowed
from twin.services import devices, pairing
from twin.services.devices import UnknownToken
from twin.services.pairing import Waiting
from twin.services.tokens import hash_of
from twin.web.core import house

BEARER = re.compile(r"Bearer ([A-Za-z0-9_-]{20,128})")


def machine_here() -> Device | Waiting:
    """The machine that asks: paired, or with a code that waits to be typed. Raises UnknownToken."""
    found: Device | Waiting | None = g.get("machine")
    if found is None:
        g.machine = found = _with_token(token_hash())
    return found


def device_here() -> Device:
    """The paired machine that asks. Raises UnknownToken, NotAllowed for one that still waits."""
    found = machine_here()
    if not isinstance(found, Device):
        raise NotAllowed("nobody typed the code yet")
    return found


def token_hash() -> str:
    """Of the token in the header. Raises UnknownToken where there is none."""
    found = BEARER.fullmatch(request.headers.get("Authorization", ""))
    if found is None:
        raise UnknownToken
    return hash_of(found[1])


def _with_token(hashed: str) -> Device | Waiting:
    try:
        return devices.with_token(house(), hashed)
    except UnknownToken:
        waiting = pairing.waiting(house(), hashed)
        if waiting is None:
            raise
        return waiting
