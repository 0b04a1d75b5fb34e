"""What a screen would show of documents that are not out yet: asked for here, shown by the room of screens.

That room and the rooms of pages never import each other; twin.app, where rooms meet, hands the one over to the others.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from flask import current_app

from twin.services.publish import Edition


class Rehearsal(Protocol):
    """See kiosk.showing.rehearsal."""

    def __call__(self, edition: Edition, screen: str, shop: str, shops: Mapping[str, str], twin: str) -> str: ...


def rehearse(edition: Edition, screen: str, shop: str, shops: Mapping[str, str], twin: str) -> str:
    show: Rehearsal = current_app.extensions["rehearsal"]
    return show(edition, screen, shop, shops, twin)


class Mirror(Protocol):
    """See kiosk.showing.mirror."""

    def __call__(
        self,
        edition: Edition,
        screen: str,
        state: Mapping[str, Any],
        shops: Mapping[str, str],
        twin: str,
        *,
        stand: Mapping[str, Any] | None = None,
        is_small: bool = False,
    ) -> str: ...


def mirror() -> Mirror:
    found: Mirror = current_app.extensions["mirror"]
    return found
