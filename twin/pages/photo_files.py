"""The files of photos: kept by browsers for good where everybody may see them, by none where they wait."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from twin.services.photos import photo_file
from twin.web.access import open_to_everyone
from twin.web.core import house, published
from twin.web.people import somebody

blueprint = Blueprint("photo_files", __name__)
FOR_GOOD = "public, max-age=31536000, immutable"  # another picture has another address


@blueprint.get("/<town>/foto/<int:number>/<digest>-<int:width>.<any(avif, webp, jpeg):kind>")
@open_to_everyone
def photo(town: str, number: int, digest: str, width: int, kind: str) -> ResponseReturnValue:
    """One that waits is there for who keeps the shop, and for the town's desk; for everybody else it does not exist."""
    published(town)
    found = photo_file(house(), town, number, digest, width, kind, somebody)
    answer = Response(found.data, mimetype=found.kind)
    answer.headers["Cache-Control"] = FOR_GOOD if found.is_public else "no-store"
    return answer
