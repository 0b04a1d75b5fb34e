"""Whether the controls of a glass stand where everybody reaches them, and else at which height they would."""

from dataclasses import replace

from kiosk.screens import REACH_MM, Glass
from twin.domain.reach import Miss, OutOfReach

HIGHEST_MM, STEP_MM = 1_100, 10  # heights that are tried
ROUNDING = 0.5  # px


def out_of_reach(diagonal_inch: float, width_px: int, height_px: int, mounting_height_mm: float) -> OutOfReach | None:
    """None where all controls are 380 to 1220 mm above the pavement: as they first stand, brought down, and brought
    down with letters of twice the size."""
    glass = Glass(diagonal_inch, width_px, height_px, mounting_height_mm)
    why = _miss(glass)
    if why is None:
        return None
    tried = range(0, HIGHEST_MM + 1, STEP_MM)
    fitting = (each for each in tried if _miss(replace(glass, mounting_height_mm=each)) is None)
    return OutOfReach(why, min(fitting, key=lambda each: abs(each - glass.mounting_height_mm), default=None))


def _miss(glass: Glass) -> Miss | None:
    lowest, highest = ((limit - glass.mounting_height_mm) * glass.px_per_mm for limit in REACH_MM)
    if glass.floor < lowest - ROUNDING:
        return "low"
    if glass.low_panel > highest + ROUNDING:
        return "high"
    return "letters" if max(glass.panel, glass.low_large_panel) > highest + ROUNDING else None
