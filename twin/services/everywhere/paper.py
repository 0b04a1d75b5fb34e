"""Sheets of paper in the letters and signs of the house, for posters and letters. Lengths in millimetres.

fpdf2 and segno are loaded with this module: import it where a PDF is really made.
"""

from pathlib import Path

import segno
from fpdf import FPDF

from twin.config import ROOT

FONTS = ROOT / "static" / "vendor" / "fonts"
INK, QUIET, LAMP, LINE = (19, 32, 46), (70, 84, 95), (255, 194, 71), (213, 220, 215)
GABLE = ((0, 26), (0, 11), (4, 11), (4, 7), (8, 7), (8, 4), (13, 4), (13, 0), (20, 0), (20, 4), (25, 4), (25, 7))
FACE = "house"


class Paper(FPDF):
    """A document in our own font; letters that it lacks show as a box."""

    def __init__(self, size: tuple[float, float], title: str, language: str) -> None:
        super().__init__(format=size, unit="mm")
        for subset, family in (("latin", FACE), ("latin-ext", f"{FACE}-ext")):
            for name, style in (("regular", ""), ("bold", "B")):
                self.add_font(family, style, Path(FONTS / f"{subset}-{name}.ttf"))
        self.set_fallback_fonts([f"{FACE}-ext"])
        self.set_auto_page_break(False)
        self.set_margin(0)
        self.set_title(title)
        self.set_lang(language)
        self.set_creator("Kernkijker")

    def face(self, points: float, *, bold: bool = False, colour: tuple[int, int, int] = INK) -> None:
        self.set_font(FACE, "B" if bold else "", points)
        self.set_text_color(*colour)

    def write_at(self, x: float, y: float, width: float, text: str, leading: float = 1.3, align: str = "L") -> float:
        """Text from ``x``, ``y`` in lines of at most ``width``; returns the y below it."""
        self.set_xy(x, y)
        self.multi_cell(width, self.font_size * leading, text, align=align, new_x="LEFT", new_y="NEXT")
        return float(self.get_y())

    def fitting(self, text: str, width: float, largest: float, smallest: float, *, bold: bool = True) -> float:
        """The largest size in points at which ``text`` stays on one line of ``width``, down to ``smallest``."""
        points = largest
        self.face(points, bold=bold)
        while points > smallest and self.get_string_width(text) > width:
            points -= 1
            self.face(points, bold=bold)
        return points

    def code(self, x: float, y: float, size: float, address: str) -> None:
        """The QR code of ``address`` in a square of ``size``, quiet zone included (ISO/IEC 18004)."""
        rows = [[bool(module & 1) for module in row] for row in segno.make(address, error="m", micro=False).matrix]
        module = size / (len(rows) + 8)  # a quiet zone of four modules on each side
        self.set_fill_color(*INK)
        for row, line in enumerate(rows):
            column = 0
            while column < len(line):
                run = next((end for end in range(column, len(line)) if not line[end]), len(line)) - column
                if run:
                    # a hair too wide and too high, so that no printer leaves a white line between modules
                    self.rect(
                        x + (column + 4) * module, y + (row + 4) * module, run * module + 0.02, module + 0.02, "F"
                    )
                column += run or 1

    def gable(self, x: float, y: float, width: float) -> None:
        """The stepped gable with its lit window: the sign of the house."""
        scale = width / 33
        right = [(33 - across, down) for across, down in reversed(GABLE)]
        self.set_fill_color(*INK)
        self.polygon([(x + across * scale, y + down * scale) for across, down in (*GABLE, *right)], style="F")
        self.set_fill_color(*LAMP)
        for across, down in ((9.5, 10), (17.5, 10), (9.5, 17.5)):
            self.rect(x + across * scale, y + down * scale, 6 * scale, 6 * scale, "F")

    def rule(self, x: float, y: float, width: float) -> None:
        self.set_draw_color(*LINE)
        self.set_line_width(0.3)
        self.line(x, y, x + width, y)

    def finished(self) -> bytes:
        return bytes(self.output())
