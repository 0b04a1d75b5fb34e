"""The gate. Doors are closed by default: a view that states no policy answers 403.

A policy is a decorator under the route. The gate sees to it before the view runs, so that a view that forgets to ask
is as closed as one that does.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from flask import Flask, Response, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from twin.errors import NotAllowed
from twin.web.core import published
from twin.web.devices import machine_here
from twin.web.kept_forms import keep_typed
from twin.web.people import NotSignedIn, keeper, officer, person_here
from twin.web.visitors import is_for_a_script

View = TypeVar("View", bound=Callable[..., Any])
OWN = {"signed_in", "shopkeepers", "officers"}  # policies of pages that nobody sees without being signed in
LARGEST = 64_000_000  # bytes that the signed in may send: a whole town as GeoJSON
LARGEST_OF_NOBODY = 1_000_000  # and whoever is not: a form of text
TOKENLESS = {"screens", "devices", "pages", "one_click", "key"}  # of what is no form of ours: no cookie counts there
Policy = Literal[
    "everyone", "screens", "devices", "pages", "link", "one_click", "key", "signed_in", "shopkeepers", "officers"
]


def _stating(policy: Policy) -> Callable[[View], View]:
    def state(view: View) -> View:
        view.access_policy = policy  # type: ignore[attr-defined]  # an attribute that Flask's registry keeps with the view
        return view

    return state


def open_to_everyone(view: View) -> View:
    """Anybody may see it, nobody needs to sign in."""
    return _stating("everyone")(view)


def for_screens(view: View) -> View:
    """What a screen in the street tells. Anybody may: no cookie counts here, so no form's token is asked either."""
    return _stating("screens")(view)


def for_devices(view: View) -> View:
    """A screen's machine that signs in with its token (twin.web.devices), paired or with a code that waits."""
    return _stating("devices")(view)


def for_our_pages(view: View) -> View:
    """What the scripts of public pages tell: counts. Anybody may; as with screens, no cookie counts here."""
    return _stating("pages")(view)


def by_one_click(view: View) -> View:
    """As `by_link`, but a mail program may post it, which knows no form of ours (RFC 8058)."""
    return _stating("one_click")(view)


def by_key(view: View) -> View:
    """A key in the header `Authorization` is the right; the view checks it. No cookie counts here."""
    return _stating("key")(view)


def by_link(view: View) -> View:
    """A token in the address is the right; the view checks it by its service. GET shows, POST acts."""
    return _stating("link")(view)


def signed_in(view: View) -> View:
    """Whoever is signed in; the view takes ``town``."""
    return _stating("signed_in")(view)


def for_shopkeepers(view: View) -> View:
    """Who keeps the shop, or has its town's desk; the view takes ``town`` and ``zaak``, the shop's slug."""
    return _stating("shopkeepers")(view)


def for_officers(view: View) -> View:
    """Who has the town's desk; the view takes ``town``."""
    return _stating("officers")(view)


def policy_of(view: Callable[..., Any]) -> Policy | None:
    return getattr(view, "access_policy", None)


def is_page_of_ones_own() -> bool:
    """Whether the page at hand is seen by the signed in only."""
    view = current_app.view_functions.get(request.endpoint or "")
    return view is not None and policy_of(view) in OWN


def guard(app: Flask) -> None:
    """Call before whatever else looks at a request."""
    app.before_request(_let_in)
    app.after_request(_say_nothing_about_links)
    app.register_error_handler(NotSignedIn, _to_the_entrance)
    app.jinja_env.globals.update(is_page_of_ones_own=is_page_of_ones_own)


def _somebody_in(values: Mapping[str, Any]) -> None:
    published(values["town"])
    person_here()


_CHECKS: Mapping[Policy, Callable[[Mapping[str, Any]], object]] = MappingProxyType(
    {
        "everyone": lambda values: None,
        "screens": lambda values: None,
        "devices": lambda values: machine_here(),
        "pages": lambda values: None,
        "link": lambda values: None,
        "one_click": lambda values: None,
        "key": lambda values: None,
        "signed_in": _somebody_in,
        "shopkeepers": lambda values: keeper(values["town"], values["zaak"]),
        "officers": lambda values: officer(values["town"]),
    }
)


def _let_in() -> None:
    if not request.endpoint:
        return
    policy = policy_of(current_app.view_functions[request.endpoint])
    if policy is None:
        raise NotAllowed("This page has no rule yet that says who may see it.")
    request.max_content_length = LARGEST_OF_NOBODY
    _CHECKS[policy](request.view_args or {})
    if policy in OWN:
        request.max_content_length = LARGEST


def _to_the_entrance(_error: NotSignedIn) -> ResponseReturnValue:
    """And back after signing in: to the page asked for, or to what was typed."""
    if is_for_a_script():
        return "", 401  # the page that it runs on goes on; what it asked is no form that somebody sent
    town = (request.view_args or {})["town"]
    back = request.full_path.removesuffix("?")
    if request.method == "POST":
        keep_typed()
        back = ""
    return redirect(url_for("entrance.ask", town=town, naar=back or None), 303)


def _say_nothing_about_links(response: Response) -> Response:
    """A page with a token in its address tells it to nobody, and stays in no cache."""
    view = current_app.view_functions.get(request.endpoint or "")
    if view is not None and policy_of(view) in {"link", "one_click"}:
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
    return response
