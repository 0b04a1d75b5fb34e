"""Draws static/img/icon-192.png and icon-512.png again: phones install no SVG. Only rectangles, no library needed.

Run by hand after a change of the icon (`python deploy/app_icons.py`); a test compares the files with the drawing.

The measures are those of static/img/icon.svg, in 512ths; the drawing keeps within the safe zone of a maskable icon
(the middle 80 percent, https://www.w3.org/TR/appmanifest/#icon-masks).
"""

import struct
import zlib
from pathlib import Path

SIZES = (192, 512)
BACKGROUND, WALL, LAMP, DARK = (0x13, 0x20, 0x2E), (0xF3, 0xF6, 0xFA), (0xFF, 0xC2, 0x47), (0x6B, 0x77, 0x87)
Colour = tuple[int, int, int]
RECTANGLES: tuple[tuple[int, int, int, int, Colour], ...] = (  # left, top, right, bottom
    (120, 226, 392, 406, WALL),
    (144, 196, 368, 226, WALL),
    (171, 166, 341, 196, WALL),
    (198, 139, 314, 166, WALL),
    (218, 106, 294, 139, WALL),
    (192, 222, 250, 280, LAMP),
    (262, 222, 320, 280, LAMP),
    (192, 292, 250, 350, LAMP),
    (262, 292, 320, 350, DARK),
)


def draw_app_icons(folder: Path) -> None:
    """Writes icon-192.png and icon-512.png."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        (folder / f"icon-{size}.png").write_bytes(png(size))


def png(size: int) -> bytes:
    """The icon as PNG, ``size`` pixels wide and high (8 bits a channel, no alpha)."""
    rows = [bytearray(BACKGROUND * size) for _ in range(size)]
    for left, top, right, bottom, colour in RECTANGLES:
        first, last = round(left * size / 512), round(right * size / 512)
        for row in rows[round(top * size / 512) : round(bottom * size / 512)]:
            row[first * 3 : last * 3] = bytes(colour) * (last - first)
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)  # each row without a filter
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    draw_app_icons(Path(__file__).resolve().parent.parent / "static" / "img")
