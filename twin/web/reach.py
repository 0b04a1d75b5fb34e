"""Whether everybody reaches the controls of a screen: worked out in the room of screens, asked for here.

As with twin.web.rehearsal, twin.app hands it over: that room and the rooms of pages never import each other.
"""

from typing import Protocol

from flask import current_app

from twin.domain.reach import OutOfReach


class Asked(Protocol):
    """See kiosk.reach.out_of_reach."""

    def __call__(
        self, diagonal_inch: float, width_px: int, height_px: int, mounting_height_mm: float
    ) -> OutOfReach | None: ...


def out_of_reach() -> Asked:
    found: Asked = current_app.extensions["out_of_reach"]
    return found
