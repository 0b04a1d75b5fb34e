"""The gate. Doors are closed by default: a view that states no policy answers 403."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

from twin.errors import NotAllowed

View = TypeVar("View", bound=Callable[..., Any])


def open_to_everyone(view: View) -> View:
    """States the policy of a view: anybody may see it, nobody needs to sign in."""
    view.access_policy = "everyone"  # type: ignore[attr-defined]  # an attribute that Flask's registry keeps with the view
    return view


def policy_of(view: Callable[..., Any]) -> str | None:
    return getattr(view, "access_policy", None)


def guard(app: Flask) -> None:
    @app.before_request
    def refuse_without_policy() -> None:
        if request.endpoint and policy_of(current_app.view_functions[request.endpoint]) is None:
            raise NotAllowed("This page has no rule yet that says who may see it.")
