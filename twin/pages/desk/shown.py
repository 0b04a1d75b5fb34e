"""What templates of the desk need to show things: days out of JSON, lists over several pages."""

from datetime import date
from urllib.parse import urlencode

from flask import Blueprint, request


def as_date(text: str) -> date:
    """A day that JSON holds as text."""
    return date.fromisoformat(text)


def page_of_list(page: int) -> str:
    """This address at another page of its list; the rest of the query stays."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != "blad"]
    return f"{request.path}?{urlencode([*pairs, ('blad', page)])}"


def attach(blueprint: Blueprint) -> None:
    blueprint.add_app_template_filter(as_date)
    blueprint.add_app_template_global(page_of_list)
