"""`/<town>/icons.svg`: the sprite that a town's pages and map draw their signs from."""

from flask import Blueprint, Response, current_app

from twin.services.assets import Assets
from twin.services.sprite import sprite_of
from twin.web.access import open_to_everyone
from twin.web.core import published

blueprint = Blueprint("icons", __name__)


@blueprint.get("/<town>/icons.svg")
@open_to_everyone
def sprite(town: str) -> Response:
    assets: Assets = current_app.extensions["assets"]
    whole = assets.bodies[assets.url("vendor/icons.svg")].identity.decode()
    return Response(sprite_of(published(town).core, whole), mimetype="image/svg+xml")
