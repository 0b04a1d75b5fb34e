"""The page at hand with another query: how chips and forms change one thing and keep the rest."""

from typing import Any
from urllib.parse import urlencode

from flask import Flask, request

from twin.services.find import LONGEST, shown

STATE = ("op", "q", "soort", "open", "rolstoel", "zaak", "van")  # docs/contract.md, section 4


def attach_addresses(app: Flask) -> None:
    app.jinja_env.globals.update(same_page=same_page, kept_parameters=kept_parameters)


def kept_parameters(*without: str) -> list[tuple[str, str]]:
    """The page's state as (name, value) pairs, unknown parameters and those in ``without`` left out."""
    pairs = ((name, shown(value)[:LONGEST]) for name, value in request.args.items(multi=True))
    return [(name, value) for name, value in pairs if name in STATE and name not in without and value]


def same_page(**changes: Any) -> str:
    """This page's path with some parameters changed; None drops one."""
    pairs = kept_parameters(*changes) + [(name, value) for name, value in changes.items() if value is not None]
    return f"{request.path}?{urlencode(pairs, safe=':,')}" if pairs else request.path
