"""Copies the locked front-end libraries from node_modules to static/vendor, and draws the icon sprite.

Run by `make` after `npm ci`. Nothing it writes is committed. Text files get a brotli and a gzip neighbour, because
compressing a megabyte of map code at every start would cost the second start its three seconds.
"""

import gzip
import logging
import re
import shutil
import sys
from pathlib import Path

import brotli
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
FONT = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next"

COPIES = {
    "maplibre-gl/dist/maplibre-gl.mjs": "maplibre-gl/maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs": "maplibre-gl/maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl-shared.mjs": "maplibre-gl/maplibre-gl-shared.mjs",
    "maplibre-gl/dist/maplibre-gl.css": "maplibre-gl/maplibre-gl.css",
    "maplibre-gl/LICENSE.txt": "maplibre-gl/LICENSE.txt",
    "leaflet/dist/leaflet.js": "leaflet/leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet/leaflet.css",
    "leaflet/LICENSE": "leaflet/LICENSE",
    f"{FONT}-latin-wght-normal.woff2": "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    f"{FONT}-latin-ext-wght-normal.woff2": "fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
    "@fontsource-variable/atkinson-hyperlegible-next/LICENSE": "fonts/LICENSE",
}
WEIGHTS_ON_SCREEN = (450, 750)  # the look asks for no thinner and no fatter letters: a third of the font's bytes
PRINTED_WEIGHTS = {"regular": 400, "bold": 700}  # posters and letters: PDF knows no variable fonts
ICON_FOLDERS = {
    "maki": "@mapbox/maki/icons",
    "temaki": "@rapideditor/temaki/icons",
    "lucide": "lucide-static/icons",
}
STROKED = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
COMPRESSED = {".mjs", ".js", ".css", ".svg"}


def main() -> int:
    """Fills static/vendor; returns the exit code and says in one sentence what is missing."""
    missing = [source for source in COPIES if not (MODULES / source).is_file()]
    if missing:
        print(f"make: node_modules lacks {missing[0]}; run `npm ci`, then make again.", file=sys.stderr)
        return 1
    shutil.rmtree(VENDOR, ignore_errors=True)
    for source, target in COPIES.items():
        _copy(MODULES / source, VENDOR / target)
    names = (ROOT / "static" / "icons.txt").read_text(encoding="utf-8").split()
    unknown = [name for name in names if not _icon_file(name).is_file()]
    if unknown:
        print(f"make: static/icons.txt asks for icons that no package has: {', '.join(unknown)}", file=sys.stderr)
        return 1
    (VENDOR / "icons.svg").write_text(_sprite(names), encoding="utf-8")
    for font in sorted((VENDOR / "fonts").glob("*-wght-normal.woff2")):
        _print_font(font)
        _narrow(font)
    for path in sorted(VENDOR.rglob("*")):
        if path.suffix in COMPRESSED:
            _compress(path)
    return 0


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix in {".mjs", ".js"}:
        # the source maps stay behind, so the line that points to them would only cause a 404
        text = source.read_text(encoding="utf-8")
        target.write_text(re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", text), encoding="utf-8")
    else:
        shutil.copyfile(source, target)


def _print_font(source: Path) -> None:
    """Writes `latin-regular.ttf` and the like beside the variable web font."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it tells of tables that a printed font does not need
    subset = source.name.partition("next-")[2].partition("-wght")[0]
    for name, weight in PRINTED_WEIGHTS.items():
        font = instantiateVariableFont(TTFont(source), {"wght": weight}, updateFontNames=False)
        font.flavor = None
        font.save(source.with_name(f"{subset}-{name}.ttf"))


def _narrow(source: Path) -> None:
    """Leaves out of the variable web font the weights that no page uses."""
    font = instantiateVariableFont(TTFont(source), {"wght": WEIGHTS_ON_SCREEN}, updateFontNames=False)
    font.save(source)


def _icon_file(name: str) -> Path:
    family, _, icon = name.partition("-")
    return MODULES / ICON_FOLDERS.get(family, "none") / f"{icon}.svg"


def _sprite(names: list[str]) -> str:
    symbols = "\n".join(_symbol(name, _icon_file(name).read_text(encoding="utf-8")) for name in sorted(set(names)))
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def _symbol(name: str, svg: str) -> str:
    found = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
    box = re.search(r'viewBox="([^"]+)"', svg)
    if not found or not box:
        raise ValueError(f"{name}: not an SVG with a viewBox")
    paint = STROKED if name.startswith("lucide-") else 'fill="currentColor"'
    # a hundredth of an icon's unit is finer than any screen shows, and a third of the sprite's bytes
    body = re.sub(r"(\.\d\d)\d+", r"\1", re.sub(r"\s+", " ", found.group(1)).strip())
    return f'<symbol id="{name}" viewBox="{box.group(1)}" {paint}>{body}</symbol>'


def _compress(path: Path) -> None:
    data = path.read_bytes()
    path.with_name(path.name + ".br").write_bytes(brotli.compress(data, quality=11))
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))


if __name__ == "__main__":
    sys.exit(main())
