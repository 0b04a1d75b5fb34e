"""An information screen in the street."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """Where it stands and how large it is.

    ``at``: (lon, lat) on the pavement in front of the glass, WGS84. ``bearing``: the way its reader faces,
    degrees clockwise from north. ``mounting_height_mm``: lower edge of the glass above the pavement.
    ``node`` is its place in the walking network, None when no street is near.
    """

    id: str
    name: str
    at: tuple[float, float]
    bearing: float
    diagonal_inch: float
    width_px: int
    height_px: int
    mounting_height_mm: float
    node: int | None
