"""The light map: the same core without WebGL, also to embed (`?inbed=1`)."""

import secrets

from flask import Blueprint, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue

from twin.errors import NotFound
from twin.web.access import open_to_everyone
from twin.web.core import moment_from_request, published
from twin.web.languages import in_every_language

blueprint = Blueprint("light", __name__)
PLACEHOLDER = "/static/-/"  # see geodata.light_map.STATIC


@in_every_language(blueprint, "/<town>/licht/")
@open_to_everyone
def light(town: str) -> ResponseReturnValue:
    """The light map in the site's frame; with ``?inbed=1`` the map alone, for another site's frame."""
    if request.args.get("inbed") == "1":
        return frame(town, ancestors="*")
    moment = moment_from_request(published(town))
    return render_template("town/light.html", moment=moment)


@in_every_language(blueprint, "/<town>/licht/kaart")
@open_to_everyone
def map_frame(town: str) -> ResponseReturnValue:
    return frame(town, ancestors="'self'")


def frame(town: str, ancestors: str) -> ResponseReturnValue:
    """Folium's page under a policy of its own: its inline scripts run by a nonce, its inline styles are allowed."""
    edition = published(town)
    if not edition.light_map:
        raise NotFound("no light map")
    nonce = secrets.token_urlsafe(16)
    html = edition.light_map.replace("<script>", f'<script nonce="{nonce}">')
    response = make_response(html.replace(PLACEHOLDER, current_app.jinja_env.globals["asset"]("")))  # type: ignore[operator]  # our own global
    response.headers["Cache-Control"] = "no-store"  # the nonce must never be used twice
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {ancestors}"
    )
    return response
