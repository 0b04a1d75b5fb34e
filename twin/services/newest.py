"""The smallest thing to ask a town: which editions are there now. Screens ask every few seconds, so it is bytes too."""

import hashlib
from collections.abc import Mapping

import orjson

from twin.services.packing import JSON, Body, pack
from twin.services.publish import Edition


def newest(editions: Mapping[str, Edition]) -> Body:
    """`editions.json` of a town: {"scene", "versions": {language: version of its shops.json}}."""
    versions = {language: edition.version for language, edition in editions.items()}
    return pack(orjson.dumps({"scene": scene_of(editions), "versions": versions}), JSON)


def scene_of(editions: Mapping[str, Edition]) -> str:
    """The mark of what the town's maps are built from, in all its languages."""
    marks = sorted((language, edition.scene) for language, edition in editions.items())
    return hashlib.sha256(repr(marks).encode()).hexdigest()[:16]
