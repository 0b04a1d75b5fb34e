"""Premises: the commercial unit. It outlives its tenant."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Premises:
    """``door`` is (lon, lat) of the entrance on the pavement side, WGS84; ``node`` its place in the walking network.

    ``vacant_since`` is None when nobody knows; ``node`` is None when no street reaches the door.
    """

    id: str
    street: str
    housenumber: str
    postcode: str
    occupied: bool
    vacant_since: date | None
    door: tuple[float, float]
    facade: float | None
    node: int | None

    @property
    def address(self) -> str:
        return f"{self.street} {self.housenumber}".strip()
