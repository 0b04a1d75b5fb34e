"""How large things are on a screen in the street, from its glass in millimetres. Pure; no web, no files.

Lengths are pixels of the screen's own resolution unless a name says millimetres. Numbers for people come from
EN 301 549 and its annexes on public terminals: essential controls 380 to 1220 mm above the floor, capitals of
7.3 mm, targets of 20 mm, gaps of 3 mm.
"""

from dataclasses import dataclass
from math import hypot

MM_PER_INCH = 25.4
REACH_MM = (380.0, 1220.0)
CAPITAL_MM = 7.3
TARGET_MM = 20.0
GAP_MM = 3.0
PORTRAIT_SHARE = 0.43  # of the height, from below: the map keeps the rest
CAPITAL_OF_EM = 0.668  # Atkinson Hyperlegible Next, its OS/2 table
SMALLEST_TEXT = 26.0  # in units
REFERENCE_PX = 1080.0  # the short side of the screen that the design was drawn on: one unit is one pixel there
LOW_MM = 1000.0  # above the floor: as high as controls stand at ease for who sits, where the glass leaves room
LARGE_SHARE = 0.56  # of a portrait glass's height, for letters of twice the size
LEAST_LOW = 420.0  # units that the controls need at the very least, when they are brought down
LEAST_LARGE = 840.0  # units that they need with letters of twice the size
LEAST_PANEL = 560.0  # units; below this the controls would no longer fit, so a screen hung too high keeps this much


@dataclass(frozen=True, slots=True)
class Glass:
    """A screen's visible surface: diagonal in inches, resolution, lower edge above the pavement in mm."""

    diagonal_inch: float
    width_px: int
    height_px: int
    mounting_height_mm: float

    @property
    def portrait(self) -> bool:
        return self.height_px > self.width_px

    @property
    def px_per_mm(self) -> float:
        return hypot(self.width_px, self.height_px) / (self.diagonal_inch * MM_PER_INCH)

    @property
    def unit(self) -> float:
        """Pixels per unit of the design: with the glass, but never so small that the smallest text is unreadable."""
        by_size = min(self.width_px, self.height_px) / REFERENCE_PX
        by_reading = CAPITAL_MM * self.px_per_mm / CAPITAL_OF_EM / SMALLEST_TEXT
        return max(by_size, by_reading)

    @property
    def is_narrow(self) -> bool:
        """Whether fewer units fit side by side than the design was drawn for."""
        return self.width_px / self.unit < REFERENCE_PX - 40

    @property
    def floor(self) -> float:
        """Height at the lower edge that stays free of controls, because it is under the reach of a seated person."""
        return max(0.0, min(self._up_to(REACH_MM[0]), self.height_px - LEAST_PANEL * self.unit))

    @property
    def panel(self) -> float:
        """Height from the lower edge within which all controls stand."""
        reach = self._up_to(REACH_MM[1])
        share = PORTRAIT_SHARE * self.height_px if self.portrait else float(self.height_px)
        return min(self.height_px, max(min(reach, share), self.floor + LEAST_PANEL * self.unit))

    @property
    def low_panel(self) -> float:
        """``panel`` for who reaches less high: the controls come down as far as they still fit."""
        wished = max(self._up_to(LOW_MM), self.floor + LEAST_PANEL * self.unit)
        least = self.floor + LEAST_LOW * self.unit
        return min(self.panel, max(min(wished, self._up_to(REACH_MM[1])), least))

    @property
    def large_panel(self) -> float:
        """``panel`` for letters of twice the size; as high as everybody reaches, and over more of a portrait glass."""
        share = LARGE_SHARE * self.height_px if self.portrait else self.height_px
        wished = max(self.panel, min(self._up_to(REACH_MM[1]), share), self.floor + LEAST_LARGE * self.unit)
        return min(float(self.height_px), wished)

    @property
    def low_large_panel(self) -> float:
        return min(self.large_panel, max(self._up_to(REACH_MM[1]), self.floor + LEAST_PANEL * self.unit))

    def _up_to(self, above_floor_mm: float) -> float:
        """Pixels from the lower edge to a height above the pavement."""
        return (above_floor_mm - self.mounting_height_mm) * self.px_per_mm

    def stylesheet(self) -> str:
        """The sizes as CSS custom properties.

        ``--px`` is a pixel of this screen: 1px in full screen on the real glass, smaller in a window that shows
        a preview, so that all proportions stay true.
        """
        lengths = {
            "mm": self.px_per_mm,
            "u": self.unit,
            "panel-plain": self.panel,
            "panel-low": self.low_panel,
            "panel-large": self.large_panel,
            "panel-low-large": self.low_large_panel,
            "floor": self.floor,
            "glass-width": self.width_px,
            "glass-height": self.height_px,
        }
        lines = [f"  --px: min(100vw / {self.width_px}, 100vh / {self.height_px});"]
        lines += [f"  --{name}: calc(var(--px) * {value:.4f});" for name, value in lengths.items()]
        lines.append(f"  --glass-units: {self.width_px / self.unit:.4f};")  # for scripts that ask how much fits
        lines.append(f"  --target: calc(var(--mm) * {TARGET_MM});")
        lines.append(f"  --gap: max(calc(var(--mm) * {GAP_MM}), calc(var(--u) * 12));")
        return "\n".join([":root {", *lines, "}", ""])
